"""Find street addresses."""

import re
from collections.abc import Iterator

from analysis.redact.cues import words
from analysis.redact.english import is_english
from analysis.redact.span import Span
from analysis.redact.vocabulary import fold, is_ordinary, listed

# After a number, whatever streets and houses end with.
STREET = (
    r"(?:Road|Rd|Street|Avenue|Ave|Av|Close|Cl|Lane|Ln|Drive|Way|Grove|Gardens|Gdns|Garden|Crescent"
    r"|Cresc?|Court|Ct|Place|Pl|Terrace|Terr|Mews|Walk|Row|Rise|Square|Sq|Green|Gate|Meadows?|Hill"
    r"|Park|View|Croft|Path|Meads?|Parade|Fields?|End|Bank|Dell|Leys|Lea|Ridge|Side|Spinney|Copse"
    r"|Woods?|Orchards?|Yard|Wharf|Quay|Dene|Dale|Cottages?|Villas?|Buildings|House|Lodge|Circus"
    r"|Broadway|Link|Chase|Common|Heath|Paddocks?|Reach|Brook|Garth|Gables|Glade|Hollow|Vale|Valley"
    r"|Approach|Mount|Acres?|Farm|Mill|Towers?|Heights|Point|Oaks|Elms|Limes|Maltings|Pastures"
    r"|Crossing|Bridge|Ride|Hyde|Hatch)"
)
# Without a number, only what is hardly ever a house, a court of law or a bank.
PLAIN_STREET = (
    r"(?:Road|Rd|Street|Avenue|Ave|Close|Lane|Drive|Way|Grove|Gardens|Gdns|Crescent|Place|Terrace"
    r"|Mews|Walk|Row|Rise|Square|Gate|Meadow|Hill|View|Croft|Path|Mead|Parade|Court|Green|Park)"
)
# In small letters only the words that are hardly ever anything else.
SURE_STREET = (
    r"(?:road|rd|street|avenue|ave|crescent|cresc?|grove|gardens|gdns|terrace|mews|drive|lane|ln"
    r"|close|way|court|cottages?|croft|meadows?|rise|row|paddocks?|orchard|wharf|spinney|mead|leys)"
)
# What “down”, “off” or “on” goes before, without a number.
WALKED = r"(?:road|rd|street|avenue|ave|crescent|grove|gardens|gdns|lane|close|mews|terrace)"
WORD = r"[A-Z][\w’'-]{0,30}"
FLAT = (
    r"(?:\b(?:Flat|flat|FLAT|Apartment|apartment|Apt|apt|Unit|Room|House|Block|Plot|Maisonette"
    r"|Studio) ?(?:\d{1,4}[A-Za-z]?|[A-Z])\b,? ?(?:the )?)"
)
NUMBERED = re.compile(
    rf"{FLAT}{{0,2}}(?<![\d£])(?!(?:19|20)\d\d,)\d{{1,4}}[A-Za-z]?(?:[-/]\d{{1,4}}[a-z]?)?,? "
    rf"(?:{WORD} ){{1,3}}{STREET}\b\.?"
    r"|\b\d{1,4}[A-Za-z]?,? The [A-Z]\w+\b"
)
FLATS = re.compile(rf"{FLAT}{{1,2}}(?:\d{{1,4}}[a-z]?,? )?(?:{WORD} ?){{1,4}}\b")
FLATS_SMALL = re.compile(
    r"\b(?:flat|apartment|apt) ?\d{1,4}[a-z]?,? (?:\d{1,4}[a-z]? )?(?:the (?:old |new )?[a-z]{3,}"
    r"|[a-z]{4,} (?:court|house|road|street|close|lodge|towers?|point|heights|mews))\b",
    re.IGNORECASE,
)
NAMED = re.compile(rf"\b(?:{WORD} ){{1,3}}{PLAIN_STREET}\b")
BUILDING = re.compile(
    rf"\b{WORD}(?: {WORD})? (?:Cottage|House|Farm|Lodge|Court|Barn|Villa|Hall|Mill)s?, "
    rf"{WORD} ?(?:{WORD} )?{STREET}\b"
)
SMALL = re.compile(
    rf"\b\d{{1,4}}[a-z]?,? ((?:[a-z][\w’'-]* ){{1,2}}){SURE_STREET}\b", re.IGNORECASE
)
LIVING = re.compile(
    r"\b(?:lives?|living|lived|moved|stays?) (?:on|in|at|down|up|off|to|from) "
    rf"((?:[a-z][\w’'-]* ){{1,2}}{SURE_STREET})\b",
    re.IGNORECASE,
)
ALONG = re.compile(
    r"\b(?:on|in|down|up|off|along|near|of) (?!(?:on|in|down|up|off|along|the)\b)"
    rf"((?:[a-z][\w’'-]* ){{1,2}}{WALKED})\b"
)
# “number 73 Kingsmead”, “we live at 4 Tarrants”: a number and a word no list explains.
AT_NUMBER = re.compile(
    r"\b(?:(?:live[sd]?|living|staying|stays|moved|address|house|home|are|we[’']re|[’']m|im)"
    r"(?: is| was)? (?:at|to|in|:|is|from)|[Nn]umber|[Nn]o\.?|at|address:?|from) "
    rf"(?P<whole>\d{{1,4}}[A-Za-z]?,? (?P<run>{WORD}(?: {WORD}){{0,2}}))"
)
# The outward code only where it is not the first half of a full postcode, found by itself.
AFTER = re.compile(
    r"(?:,? (?P<town>[A-Z][a-z]\w*(?: [A-Z][a-z]\w*)?)\b)?"
    r"(?P<outward>,? [A-Z]{1,2}\d[A-Z\d]?\b(?! ?\d))?"
)
HOUSE_BEFORE = re.compile(rf"(?:{FLAT}{{1,2}}|(?:{WORD} ){{0,2}}{WORD}, )$")
LONGEST_HOUSE = 60
NEXT_STREET = re.compile(rf", (?:{WORD} ){{1,3}}{STREET}\b")
EVERYDAY_STREETS = words(
    """high main same local busy dual other country one dead cycle bus slow fast swimming memory
    back side long whole quiet next our your this that the a an ring"""
)
LIVING_BEFORE = re.compile(
    r"\b(?:on|in|at|from|of|down|off|near|to|along|up|address is|address:|into|behind|opposite)"
    r"\s*$",
    re.IGNORECASE,
)


def find_streets(text: str) -> Iterator[Span]:
    """Find addresses down to a street; towns stay unless they follow one.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        Flat, house and street, and the town and outward code that follow; perhaps twice.

    Examples
    --------
    >>> text = "We moved from 22 Mallard Way to Stevenage, it is a long way."
    >>> {text[span.start : span.end] for span in find_streets(text)}
    {'22 Mallard Way'}
    """
    for pattern in (NUMBERED, FLATS, BUILDING):
        yield from (whole_address(text, *match.span()) for match in pattern.finditer(text))
    yield from (Span(*match.span(), "address") for match in FLATS_SMALL.finditer(text))
    for match in NAMED.finditer(text):
        if LIVING_BEFORE.search(text[: match.start()]) and names_a_street(match[0]):
            yield whole_address(text, *match.span())
    yield from find_small_streets(text)
    for match in AT_NUMBER.finditer(text):
        run = [fold(word) for word in match["run"].split()]
        if not any(map(is_ordinary, run)) and not all(map(is_english, run)):
            yield whole_address(text, *match.span("whole"))


def find_small_streets(text: str) -> Iterator[Span]:
    """Find streets in small letters, by their number or by “lives on” and the like."""
    for match in SMALL.finditer(text):
        if not any(is_ordinary(fold(word)) for word in match[1].split()):
            yield whole_address(text, *match.span())
    for pattern in (LIVING, ALONG):
        for match in pattern.finditer(text):
            if names_a_street(match[1]):
                yield Span(*match.span(1), "address")


def names_a_street(line: str) -> bool:
    """Whether the first word is a name, and not the “main” of “main road”."""
    first = fold(line.split(maxsplit=1)[0])
    return not is_ordinary(first) and first not in EVERYDAY_STREETS


def whole_address(text: str, start: int, end: int) -> Span:
    """Take in the flat or name of the house before, and the town and outward code after."""
    end = start + len(text[start:end].rstrip())
    before = HOUSE_BEFORE.search(text[max(0, start - LONGEST_HOUSE) : start])
    if before and (re.match(FLAT, before[0]) or names_a_street(before[0].replace(",", " "))):
        start -= len(before[0])
    street = NEXT_STREET.match(text, end)
    end = street.end() if street else end
    after = AFTER.match(text, end)
    if after and after["town"]:
        end = max(end, end_of_town(after))
    elif after and after["outward"]:
        end = after.end()
    return Span(start, end, "address")


def end_of_town(after: re.Match[str]) -> int:
    """Where a town after an address ends; 0 if what follows is no town."""
    towns = listed("places") | {"st"}
    town = [fold(word) for word in after["town"].split()]
    if set(town) <= towns:
        return after.end()
    return after.start("town") + len(after["town"].partition(" ")[0]) if town[0] in towns else 0
