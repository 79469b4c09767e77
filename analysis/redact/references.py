"""Find numbers that belong to one person: NHS, reference, pupil, car and insurance numbers."""

import re
from collections.abc import Iterator

from stdnum.gb import nhs

from analysis.redact.span import Span

NHS_NUMBER = re.compile(r"(?<![\d+/-])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\d/-])")
NHS_NUMBER_NAMED = re.compile(
    r"\bnhs\b[^\d\n]{0,20}(\d(?:[ .-]?\d){7,9})(?![\d/])",
    re.IGNORECASE,
)
# Words that only ever stand before a number that is somebody's.
LABEL = (
    r"(?:ref(?:erence)?|case|tribunal|appeal|complaint|claim|hospital|patient|pupil|student|upn|uln"
    r"|application|crime|incident|ehcp?|ticket|capita|carer[’']?s?|dla|pip|uc|esa|ni|court|id"
    r"|national insurance|blue badge|badge|file|record|account|member(?:ship)?|log|order|policy"
    r"|passport|licence|enquiry|candidate|social care|plan|lcs|mosaic|ofsted|ombudsman)"
)
NUMBER = r"(?:number|numb|num|no|nr|ref(?:erence)?|id|code)"
FILLER = r"(?: is\b| was\b| are\b|[:#–-])?[ :#.]*"
# Groups that each hold a figure, perhaps with letters before and after: “JX 44 19 02 B”.
VALUE = (
    r"((?:[a-z]{1,4}[ /-])?[a-z/-]{0,6}\d[\da-z/-]{0,30}"
    r"(?: [a-z]?\d[\da-z/-]{0,30}){0,4}(?: [A-Z]\b)?)"
)
LABELLED = re.compile(
    rf"\b{LABEL}\b\.?(?: {LABEL}\b\.?)?(?: {NUMBER}\b\.?)?{FILLER}{VALUE}", re.IGNORECASE
)
NUMBERED = re.compile(rf"\b{NUMBER}\b\.?{FILLER}{VALUE}", re.IGNORECASE)
DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?")
FEWEST_FIGURES, FEWEST_BESIDE_LETTERS = 5, 4
# These are like nothing else that families write.
BY_SHAPE = re.compile(
    r"\b(?:[A-Z]{2,4}[-/]?\d{5,12}"
    r"|[A-Z]{1,4}[-/]?\d{1,6}[-/]\d{1,6}(?:[-/][A-Z\d]{1,8})+"
    r"|[A-Z]{2,4}(?:[-/][A-Z\d]{1,8}){0,2}[-/]\d{4,12}(?:[-/][A-Z\d]{1,8})*)\b"
    r"|\b(?i:[A-Z]\d{11}[A-Z\d]"
    r"|[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]"
    r"|[A-HJ-PR-Y]{2}[0-7]\d[A-HJ-PR-Z]{3})\b"
    r"|\b[A-HJ-PR-Y]{2}[0-7]\d [A-HJ-PR-Z]{3}\b"
)
CAR = re.compile(
    r"\b(?:reg(?:istration)?|number ?plate|plate|car|taxi|van|minibus)\b[ \w:]{0,15}?[ :]"
    r"((?:[a-z]{2}\d\d ?[a-z]{3}|[a-z]\d{1,3} ?[a-z]{3}|[a-z]{3} ?\d{1,3}[a-z]?))\b",
    re.IGNORECASE,
)
LONG = re.compile(r"(?<![\d£$.,/+-])\d{7,12}(?![\d%/]|[.,]\d)")


def find_references(text: str) -> Iterator[Span]:
    """Find NHS numbers, references and the like, by their label, their check digit or their shape.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        In no order; spans may overlap or come twice. Years, dates and money are left alone.

    Examples
    --------
    >>> text = "EHCP ref HCC 448210, since 2024"
    >>> {text[span.start : span.end] for span in find_references(text)}
    {'HCC 448210'}
    """
    for match in NHS_NUMBER.finditer(text):
        if nhs.is_valid(re.sub(r"\D", "", match[0])):
            yield Span(*match.span(), "nhs_number")
    yield from (Span(*match.span(1), "nhs_number") for match in NHS_NUMBER_NAMED.finditer(text))
    for pattern in (LABELLED, NUMBERED):
        for match in pattern.finditer(text):
            if enough_figures(match[1]) and not DATE.fullmatch(match[1].strip()):
                yield Span(*match.span(1), "reference_number")
    for pattern in (BY_SHAPE, LONG):
        yield from (Span(*match.span(), "reference_number") for match in pattern.finditer(text))
    yield from (Span(*match.span(1), "reference_number") for match in CAR.finditer(text))


def enough_figures(value: str) -> bool:
    """Whether a value is too long to be a year, a page or a time of day."""
    figures = sum(letter.isdigit() for letter in value)
    mixed = any(letter.isalpha() for letter in value)
    return figures >= (FEWEST_BESIDE_LETTERS if mixed else FEWEST_FIGURES)
