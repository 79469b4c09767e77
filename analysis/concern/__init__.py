"""Find words that may mean a child or parent is at risk, for a person to read first."""

from dataclasses import dataclass

from analysis.concern.kinds import KINDS as CONCERN_KINDS
from analysis.concern.kinds import outright, patterns, sayings
from analysis.concern.other_languages import found_in
from analysis.concern.spelling import read
from analysis.concern.weighing import FEWEST_WORDS, sentences, weigh

__all__ = ["CONCERN_KINDS", "Concern", "find_concerns"]

# So few words leave nothing else to go by: what a pattern knows is believed.
SHORT = 4


@dataclass(frozen=True, order=True)
class Concern:
    """Words that may mean someone is at risk: `text[start:end]`, and what kind of risk.

    Examples
    --------
    >>> concern = Concern(start=0, end=10, kind="harm_by_other")
    >>> "he hits me at home"[concern.start : concern.end]
    'he hits me'
    """

    start: int
    end: int
    kind: str


def find_concerns(text: str) -> list[Concern]:
    """Find words that may mean a child or parent is at risk.

    Parameters
    ----------
    text : str
        A comment as it was written. Never changed.

    Returns
    -------
    list of Concern
        In the order of the text; one stretch can be of several kinds. Empty means that no words
        were recognised, never that a child is safe: a person reads every comment.

    Notes
    -----
    Words and rules, with recall before precision [1]_: saying “not” or “never” does not switch a
    concern off, because children deny and grown-ups soften. Everyday sayings, such as “the waiting
    kills me”, and concerns that are only a subject, such as “a course on neglect”, are left out
    first. Then each sentence is weighed by its words, parts of words, signs and the patterns that
    matched in it. Patterns weigh so much that only very ordinary words talk them away, and never
    what is said outright or in four words or fewer. Where nothing else is found, a sentence that
    no pattern foresaw and that weighs enough is marked whole as “unsafe”. What is said outright is
    nearly always found; of invented sentences by a writer who had read no rule 130 of 150 are, and
    of hints 35 of 42 (docs/decisions/0012-concerns.md). So this decides who is read first and who
    is shown help, never who is read. In labelled patient feedback 4 of 7,908 comments were marked
    as safeguarding, so most flags will be cleared, and that is cheap.

    References
    ----------
    .. [1] NSPCC Learning, "Research with children: ethics, safety and avoiding harm": have a plan
       for disclosures before asking.

    Examples
    --------
    >>> [concern.kind for concern in find_concerns("i dont feel safe at home")]
    ['unsafe']
    >>> find_concerns("The waiting kills me.")
    []
    """
    reading = read(text)
    plain = sayings().sub(lambda saying: " " * len(saying[0]), reading.meant)
    matches = [
        (match.span(), kind)
        for kind, pattern in patterns().items()
        for match in pattern.finditer(plain)
    ]
    known, hinted = set(), set()
    for start, end in sentences(plain):
        here = {(span, kind) for span, kind in matches if start <= span[0] < end}
        if is_worrying(plain[start:end], {kind for _, kind in here}):
            known |= here
            hinted |= set() if here else {((start, end), "unsafe")}
    # What a pattern knows has a kind already; weighing alone is for what no pattern foresaw.
    here = {(reading.where(*span), kind) for span, kind in known or hinted}
    return sorted(Concern(*span, kind) for span, kind in here | set(found_in(text)))


def is_worrying(sentence: str, kinds: set[str]) -> bool:
    """Whether a sentence, in which patterns of `kinds` matched, is for a person to read first."""
    if kinds and (len(sentence.split()) <= SHORT or outright().search(sentence)):
        return True
    return len(sentence.split()) >= FEWEST_WORDS and weigh(sentence, kinds) > 0
