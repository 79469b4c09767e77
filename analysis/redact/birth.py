"""Find dates of birth: a full date beside words about being born."""

import re
from collections.abc import Iterator

from analysis.redact.english import is_english
from analysis.redact.span import Span
from analysis.redact.vocabulary import fold, given_names

MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)"
IN_WORDS = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|thirtieth)"
)
DAY = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{IN_WORDS})"
YEAR = r"[’']?(?:19|20)?\d\d"
DATE = (
    rf"{WEEKDAY}?(?:\d{{1,4}} ?[/.,-] ?\d{{1,2}} ?[/.,-] ?\d{{2,4}}|\d\d? \d\d? (?:19|20)?\d\d"
    rf"|{DAY}(?: of)?[ -]?{MONTH}(?:[, -]{{0,2}}{YEAR})?"
    rf"|{MONTH}[ -]?(?:the )?{DAY}(?:[, -]{{0,2}}{YEAR})?|\d{{8}}|\d{{6}})(?!\d)"
)
BIRTH = (
    r"(?:\bborn\b|\bd\.? ?o\.? ?b\b|\bbirth ?date|\bbirthday|\bb-?day\b|\bbirth\b|(?<![\w’'])b\."
    r"|\b(?:will be|turns|turned|be) \d{1,2} (?=on\b))"
)
SPEAKS_OF_BIRTH = re.compile(BIRTH, re.IGNORECASE)
# “my daughters date of birth is 3rd June 2012”: a few words may stand between.
BORN_ON = re.compile(rf"{BIRTH}[^\d\n!?]{{0,25}}?\b({DATE})", re.IGNORECASE)
DATE_THEN_BIRTH = re.compile(
    rf"\b({DATE})(?:[ ,(]{{1,3}}| is (?:my|his|her|their) | (?:his|her|my) ){BIRTH}", re.IGNORECASE
)
BORN_IN_MONTH = re.compile(rf"\bborn (?:in )?({MONTH},? (?:19|20)\d\d)\b", re.IGNORECASE)
# “Amara, 09/08/2010” or “my son (9.8.10)”: a day long ago beside a name.
BESIDE_A_CHILD = re.compile(
    r"\b(?P<who>[A-Z][a-z]+|son|daughter|child),? ?\(?"
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-](?:20)?(?:0\d|1\d|20))(?![\d/])"
)


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
    if SPEAKS_OF_BIRTH.search(text):
        for pattern in (BORN_ON, DATE_THEN_BIRTH, BORN_IN_MONTH):
            yield from (Span(*match.span(1), "date_of_birth") for match in pattern.finditer(text))
    for match in BESIDE_A_CHILD.finditer(text):
        word = fold(match["who"])
        if word in {"son", "daughter", "child"} or word in given_names() or not is_english(word):
            yield Span(*match.span("date"), "date_of_birth")
