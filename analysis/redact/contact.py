"""Find ways to reach somebody: email, web, phone, NHS or reference number, postcode."""

import re
from collections.abc import Iterator

import phonenumbers
from stdnum.gb import nhs

from analysis.redact.span import Span

# Lengths are limited so that a hostile comment cannot make the search slow.
EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.+-])[\w.+-]{1,64} ?(?:\(at\)| at ) ?[\w-]{1,63} dot (?:com|co|org)\b",
    re.IGNORECASE,
)
WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]{1,300}(?<=[\w/])"
    r"|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}"
    r"\.(?:com|org|net|uk|blog|info|me)(?:/[^\s<>“”\"]{0,300}(?<=[\w/]))?\b"
    r"|(?<![\w.])@[a-z0-9_.]{3,}\b",
    re.IGNORECASE,
)
# Public bodies' own pages say nothing about the family.
PUBLIC_PAGES = re.compile(r"\b(?:gov|nhs|police|ac)\.uk\b", re.IGNORECASE)
NHS_NUMBER = re.compile(r"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
NHS_NUMBER_NAMED = re.compile(
    r"\bnhs (?:number|num|no)\b\.?(?: is|:|-)? *(\d(?:[ -]?\d){7,9})(?!\d)", re.IGNORECASE
)
# A reference is known by the words before it, and has five digits, so that no year is one.
REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|case|tribunal|complaint|claim|hospital|patient|pupil|application|crime)\b\.?"
    r"(?: (?:number|num|no|ref(?:erence)?|id)\b\.?)?(?: is\b| was\b|:|-)? *"
    r"((?=(?:[a-z/-]{0,8}\d){5})[a-z0-9][a-z0-9/-]{3,23}\b)",
    re.IGNORECASE,
)
# Nothing else that families write looks like “HC” with five digits or more.
REFERENCE_ITSELF = re.compile(r"\b[A-Z]{2,4}[-/]?\d{5,12}\b")
# Letters that a real inward code never uses are left out, so fewer other codes match.
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
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
    """Find email addresses, web addresses, phone and NHS numbers and full postcodes.

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
    yield from (Span(*match.span(), "email") for match in EMAIL.finditer(text))
    for match in WEB.finditer(text):
        if not PUBLIC_PAGES.search(match[0]):
            yield Span(*match.span(), "web_address")
    if any(letter.isdigit() for letter in text):
        yield from find_numbers(text)


def find_numbers(text: str) -> Iterator[Span]:
    """Find NHS numbers by their check digit, references by their label, phones and postcodes."""
    for match in NHS_NUMBER.finditer(text):
        if nhs.is_valid(match[0]):
            yield Span(*match.span(), "nhs_number")
    yield from (Span(*match.span(1), "nhs_number") for match in NHS_NUMBER_NAMED.finditer(text))
    yield from (Span(*match.span(1), "reference_number") for match in REFERENCE.finditer(text))
    yield from (
        Span(*match.span(), "reference_number") for match in REFERENCE_ITSELF.finditer(text)
    )
    yield from find_phones(text)
    for match in POSTCODE.finditer(text):
        if not ORDINAL.search(match[0]):
            yield Span(*match.span(), "postcode")


def find_phones(text: str) -> Iterator[Span]:
    """Find private British phone numbers; helplines and offices that anyone may ring are kept."""
    possible = phonenumbers.Leniency.POSSIBLE
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=possible):
        digits = re.sub(r"\D", "", match.raw_string)
        written_as_phone = digits.startswith(("0", "44")) and 10 <= len(digits) <= 14
        if written_as_phone and phonenumbers.number_type(match.number) not in PUBLIC_NUMBERS:
            yield Span(match.start, match.end, "phone")
