"""Find schools, nurseries and colleges by name."""

import re
from collections.abc import Iterator
from itertools import chain

from analysis.redact.cues import words
from analysis.redact.span import Span
from analysis.redact.vocabulary import fold, is_ordinary, listed

KIND_OF_SCHOOL = (
    r"(?:Primary|Junior|Juniors|Infants?[’']?|Nursery|Secondary|High|Grammar|Special|Community|"
    r"Catholic|R\.?C\.?|C\.?E\.?|C of E|CofE|Church of England|JMI|JM ?& ?I|First|Middle|Upper|"
    r"Lower|Girls[’']?|Boys[’']?|"
    r"Technical|Sixth Form|Free|Foundation|Prep|Preparatory|Pre-?prep|Day|and|&)"
)
SCHOOL = (
    r"(?:School|Academy|College|Nursery|Nurseries|Primary|Secondary|Infants?|Juniors?|JMI|Pre-?[Ss]chool|"
    r"Playgroup|Kindergarten|High|Grammar|Sixth Form)"
)
TITLED = re.compile(rf"\b((?:[A-Z][\w’'.-]*[ ]){{1,4}}?)((?:{KIND_OF_SCHOOL} ){{0,4}}{SCHOOL})\b")
AT_SCHOOL = r"(?:at|to|attends?|attending|from|left|leaving|joined|joining|started|called|of|in)"
TYPED_SMALL = re.compile(
    rf"\b{AT_SCHOOL} ((?:the )?((?:[a-z][\w’'.-]*[ ]){{1,3}}?)"
    rf"(?:{KIND_OF_SCHOOL} ){{0,3}}{SCHOOL})\b",
    re.IGNORECASE,
)
# At the start of a sentence “lovely school” is praise, and “ashgrove special school” a name.
OPENS_SMALL = re.compile(
    rf"(?:^|[.!?]\s{{1,3}})((?:the )?((?:[a-z][\w’'.-]*[ ]){{1,2}}?)"
    rf"(?:(?:{KIND_OF_SCHOOL} ){{1,3}}{SCHOOL}|Primary|Infants|Juniors|JMI))\b",
    re.IGNORECASE,
)
CENTRE = re.compile(
    r"\b[Tt]he (?P<whole>(?P<named>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:Centre|Center|Unit|Base))\b"
)
ATTENDS = re.compile(
    r"\b(?:attends|attending|(?:pupil|student|place) at|[Yy]ear \d+ at|[Ii] go to|goes to)"
    r" ([A-Z]\w+(?: [A-Z]\w+)?)"
)
NEW_SCHOOL = re.compile(
    r"\b[Ss]chool(?:, | is called | called | is )([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
# Everyday words that also stand at the front of real names of schools.
SCHOOL_WORDS = words(
    """st saint little great oak hill park green red blue white house grange manor hall field wood
    woods church river bridge star stars sun rainbow acorns north south east west upper lower king
    kings queen queens holy trinity sacred heart our lady christ cross long castle mill lodge court
    abbey priory"""
)
GENERIC = words(
    """primary special secondary mainstream nursery junior infant infants high grammar specialist
    academy private independent boarding church state village local send sen the a an new virtual
    forest residential hospital summer sunday saturday home breakfast faith"""
)
# What many towns have: “the Children’s Centre”, “the Day Unit”.
PUBLIC_CENTRES = words(
    """children childrens family families community day leisure sports sport youth health medical
    care civic garden arts shopping call contact test job respite resource specialist assessment
    development treatment outpatient emergency visitor welcome learning support base"""
)
# Alone they do not name a school: “our house school”, “the church school”.
HALF_A_NAME = words("st our house church green white high")


def find_schools(text: str) -> Iterator[Span]:
    """Find the names of schools, and leave “a special school” alone.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        The whole name, from its first word to “School”, “Academy” or the like; perhaps twice.

    Examples
    --------
    >>> text = "The new head of Larkfield Primary School came from a primary school."
    >>> {text[span.start : span.end] for span in find_schools(text)}
    {'Larkfield Primary School'}
    """
    for match in TITLED.finditer(text):
        start = match.start() + length_of_everyday_start(match[1])
        if start < match.end(1):
            yield Span(start, match.end(), "school")
    for match in chain(TYPED_SMALL.finditer(text), OPENS_SMALL.finditer(text)):
        if not any(is_everyday(word) for word in match[2].split()) and not_only_parts(match[2]):
            yield Span(match.start(1), match.end(1), "school")
    for match in chain(ATTENDS.finditer(text), NEW_SCHOOL.finditer(text)):
        if is_all_name(match[1]):
            yield Span(match.start(1), match.end(1), "school")
    for match in CENTRE.finditer(text):
        first = fold(match["named"].split()[0]).removesuffix("’s").removesuffix("'s")
        if first not in PUBLIC_CENTRES and is_all_name(match["named"]):
            yield Span(*match.span("whole"), "school")


def length_of_everyday_start(line: str) -> int:
    """How many characters to skip so that a name does not begin “When” or “Every”."""
    skipped = 0
    for word in line.split(" ")[:-1]:
        folded = fold(word.strip(".’'"))
        if folded in SCHOOL_WORDS - GENERIC or not (is_everyday(word) or folded.isdigit()):
            break
        skipped += len(word) + 1
    return skipped


def is_everyday(word: str) -> bool:
    """Whether a word before “school” describes it rather than names it."""
    folded = fold(word.strip(".’'"))
    if folded in GENERIC or (word.isupper() and len(word) > 1):
        return True
    return is_ordinary(folded) and folded not in SCHOOL_WORDS


def is_all_name(line: str) -> bool:
    """Whether no word of a name is an everyday word or a town."""
    words_of_line = line.split()
    return not any(is_everyday(word) or fold(word) in listed("places") for word in words_of_line)


def not_only_parts(line: str) -> bool:
    """Whether at least one word before “school” is more than “st” or “the”."""
    return any(fold(word) not in HALF_A_NAME for word in line.split())
