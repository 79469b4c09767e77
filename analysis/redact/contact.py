"""Find ways to reach somebody: email, web page, phone, postcode, name on a site or game."""

import re
from collections.abc import Iterator

import phonenumbers

from analysis.redact.references import find_references
from analysis.redact.span import Span

# Lengths are limited so that a hostile comment cannot make the search slow.
AT = r" ?(?:@|\(at\)|\[at\]| at ) ?"
DOT = r"(?: ?\(dot\) ?| dot |\.)"
ENDING = r"(?:com|co|org|net|uk|info|me|eu|ie|edu|gov)"
EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z][\w-]{1,62}"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}(?: dot [\w+-]{{1,64}}){{0,3}}{AT}"
    rf"[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,2}}(?: dot | ?\(dot\) ?){ENDING}(?:{DOT}uk)?\b"
    rf"|(?<![\w.+-])(?=[\w.+-]{{0,64}}[\d_.])[\w.+-]{{1,64}}{AT}[\w-]{{1,63}}\.{ENDING}(?:\.uk)?\b"
    rf"|(?<=mail )[\w.+-]{{1,64}}{AT}[\w-]{{1,63}}\.{ENDING}(?:\.uk)?\b"
    rf"|[\w.+-]{{1,64}}[(\[]at[)\]][\w-]{{1,63}}\.{ENDING}(?:\.uk)?\b",
    re.IGNORECASE,
)
MAYBE_EMAIL = re.compile(rf"@|\bdot\b|[(\[]at[)\]]|\.{ENDING}\b", re.IGNORECASE)
WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]{1,300}(?<=[\w/])"
    r"|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}"
    r"\.(?:com|org|net|uk|blog|info|me)(?:/[^\s<>“”\"]{0,300}(?<=[\w/]))?\b"
    r"|(?<![\w.])@[a-z0-9_.]{2,}[a-z0-9_]\b",
    re.IGNORECASE,
)
# Public bodies' own pages say nothing about the family.
PUBLIC_PAGES = re.compile(r"\b(?:gov|nhs|police|ac)\.uk\b", re.IGNORECASE)
# Nobody writes a word with a line under it, or with # and figures, except as a name on a site.
HANDLE_ITSELF = re.compile(
    r"(?<![\w.@/])(?:[a-z0-9]+_[a-z0-9_]*[a-z0-9]|[a-z][\w.]+#\d{3,5})\b", re.IGNORECASE
)
HANDLE_NAMED = re.compile(
    r"\b(?:user ?names?|handle|insta(?:gram)?|ig|tik ?tok|snap ?chat|snap|twitter|discord|xbox|psn|"
    r"playstation|roblox|minecraft|fortnite|steam|switch|gamer ?tag|youtube|twitch|facebook|fb"
    r"|messenger)\b"
    r"(?: (?:user ?name|name|tag|account|handle|id|channel|is|on|as|my|me|called)\b|[:-]){0,3} *"
    r"((?=[\w.]*[\d_.])(?=[\w.]*[a-z])[a-z0-9][\w.]{2,30}\b(?<!\.))",
    re.IGNORECASE,
)
# Letters that a real inward code never uses are left out, so fewer other codes match.
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ -]{0,2}\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
POSTCODE_SPREAD = re.compile(r"\b[A-Z]{1,2} \d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
POSTCODE_NAMED = re.compile(
    r"\bpost ?code\b(?: is| was|:|-)? *([A-Z]{1,2}[\dO][A-Z\d]?[ -]{0,2}[\dO][A-Z]{2})\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")

# Helplines and switchboards that anyone may ring.
PUBLIC_NUMBERS = frozenset(
    {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.UAN,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
    }
)


def find_contacts(text: str) -> Iterator[Span]:
    """Find email and web addresses, names on sites, phones, personal numbers and full postcodes.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        In no order; spans may overlap.

    Examples
    --------
    >>> [span.kind for span in find_contacts("ring 01632 960 123, AL3 9XY")]
    ['phone', 'postcode']

    An outward code alone is the size of a town, so it stays.

    >>> list(find_contacts("nothing in AL3"))
    []
    """
    if MAYBE_EMAIL.search(text):
        yield from (Span(*match.span(), "email") for match in EMAIL.finditer(text))
    for match in WEB.finditer(text):
        if not PUBLIC_PAGES.search(match[0]):
            yield Span(*match.span(), "web_address")
    yield from (Span(*match.span(), "web_address") for match in HANDLE_ITSELF.finditer(text))
    yield from (Span(*match.span(1), "web_address") for match in HANDLE_NAMED.finditer(text))
    if any(letter.isdigit() for letter in text):
        yield from find_references(text)
        yield from find_phones(text)
        yield from find_postcodes(text)


def find_postcodes(text: str) -> Iterator[Span]:
    """Find full postcodes, and leave “AL3” alone."""
    for match in POSTCODE.finditer(text):
        if not ORDINAL.search(match[0]):
            yield Span(*match.span(), "postcode")
    yield from (Span(*match.span(), "postcode") for match in POSTCODE_SPREAD.finditer(text))
    yield from (Span(*match.span(1), "postcode") for match in POSTCODE_NAMED.finditer(text))


def find_phones(text: str) -> Iterator[Span]:
    """Find private British phone numbers; helplines and offices that anyone may ring are kept."""
    possible = phonenumbers.Leniency.POSSIBLE
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=possible):
        digits = re.sub(r"\D", "", match.raw_string)
        written_as_phone = digits.startswith(("0", "44")) and 10 <= len(digits) <= 14
        if written_as_phone and phonenumbers.number_type(match.number) not in PUBLIC_NUMBERS:
            yield Span(match.start, match.end, "phone")
