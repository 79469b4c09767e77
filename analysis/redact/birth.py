"""Find dates of birth: a full date beside words about being born."""

import re
from collections.abc import Iterator

from analysis.redact.span import Span

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)?\d\d"
DATE = (
    rf"(?:\d{{1,4}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{2,4}}"
    rf"|{DAY}(?: of)? {MONTH}(?:,? {YEAR})?"
    rf"|{MONTH} {DAY}(?:,? {YEAR})?)(?!\d)"
)
BIRTH = r"(?:\bborn\b|\bd\.?o\.?b\b|\bbirthdate|\bbirthday|\bbirth\b|(?<![\w’'])b\.)"
# “my daughters date of birth is 3rd June 2012”: a few words may stand between.
BORN_ON = re.compile(rf"{BIRTH}[^\d\n!?]{{0,25}}?\b({DATE})", re.IGNORECASE)
DATE_THEN_BIRTH = re.compile(rf"\b({DATE})[ ,(]{{1,3}}{BIRTH}", re.IGNORECASE)


def find_births(text: str) -> Iterator[Span]:
    """Find dates of birth; other dates stay, because waits are told in dates.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        The date without the words around it.

    Examples
    --------
    >>> [text[s.start : s.end] for text in ["dob 04.11.2014"] for s in find_births(text)]
    ['04.11.2014']
    >>> list(find_births("the review was on 12/03/2024"))
    []
    """
    for pattern in (BORN_ON, DATE_THEN_BIRTH):
        yield from (Span(*match.span(1), "date_of_birth") for match in pattern.finditer(text))
