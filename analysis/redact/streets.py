"""Find street addresses."""

import re
from collections.abc import Iterator

from analysis.redact.span import Span
from analysis.redact.vocabulary import fold, is_ordinary

STREET = (
    r"(?:Road|Rd|Street|Avenue|Ave|Close|Lane|Drive|Way|Grove|Gardens|Crescent|Court|Place|Terrace|Mews|"
    r"Walk|Row|Rise|Square|Green|Gate|Meadow|Hill|Park|View|Croft|Path|Mead|Parade)"
)
# In small letters only the words that are hardly ever anything else.
SURE_STREET = (
    r"(?:road|rd|street|avenue|ave|crescent|grove|gardens|terrace|mews|drive|lane|close|way|court)"
)
FLAT = r"(?:(?:Flat|Apartment|Apt|Unit|Room) ?\d+[a-z]?,? ?)"
# Only where it is not the first half of a full postcode, which is found by itself.
OUTWARD = r"(?:,? [A-Z]{1,2}\d[A-Z\d]?\b(?! ?\d))?"
NUMBERED = re.compile(
    rf"\b{FLAT}?\d{{1,4}}[a-z]? (?:[A-Z][\w’'-]* ){{1,3}}{STREET}\b{OUTWARD}"
    rf"|\b\d{{1,4}}[a-z]? The [A-Z]\w+\b{OUTWARD}"
)
FLATS = re.compile(rf"\b{FLAT}(?:\d{{1,4}}[a-z]? )?(?:[A-Z][\w’'-]* ?){{1,3}}\b")
NAMED = re.compile(rf"\b(?:[A-Z][\w’'-]* ){{1,3}}{STREET}\b{OUTWARD}")
SMALL = re.compile(rf"\b\d{{1,4}}[a-z]? ((?:[a-z][\w’'-]* ){{1,2}}){SURE_STREET}\b", re.IGNORECASE)
LIVING = re.compile(
    rf"\b(?:lives?|living|lived) (?:on|in|at|down|up|off) "
    rf"((?:[a-z][\w’'-]* ){{1,2}}{SURE_STREET})\b",
    re.IGNORECASE,
)
EVERYDAY_STREETS = frozenset({"high", "main", "same", "local", "busy", "dual", "other"})
LIVING_BEFORE = re.compile(
    r"\b(?:on|in|at|from|of|down|off|near|address is|address:)\s*$", re.IGNORECASE
)


def find_streets(text: str) -> Iterator[Span]:
    """Find addresses down to a street; towns stay.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        House number, street, and the outward code when it follows the street; perhaps twice.

    Examples
    --------
    >>> text = "We moved from 22 Mallard Way to Stevenage, it is a long way."
    >>> {text[span.start : span.end] for span in find_streets(text)}
    {'22 Mallard Way'}
    """
    for pattern in (NUMBERED, FLATS):
        yield from (Span(*match.span(), "address") for match in pattern.finditer(text))
    for match in NAMED.finditer(text):
        words = [fold(word) for word in match[0].split()]
        everyday = is_ordinary(words[0]) or words[0] in EVERYDAY_STREETS
        if LIVING_BEFORE.search(text[: match.start()]) and not everyday:
            yield Span(*match.span(), "address")
    for match in SMALL.finditer(text):
        if not any(is_ordinary(fold(word)) for word in match[1].split()):
            yield Span(*match.span(), "address")
    for match in LIVING.finditer(text):
        if not is_ordinary(fold(match[1].split()[0])):
            yield Span(*match.span(1), "address")
