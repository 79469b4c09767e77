"""Phrases somebody wrote that could be a heading: whole ones, with their “not”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.grammar import listed_as, part_of
from analysis.text import clean, words_of
from analysis.wordlists import DENIALS, PARTICLES, WEAK

_MOST_WORDS = 6
_ONE_WORD = 0.15  # how well a word alone reads, where a phrase is 1
_DENIED = 3  # words after a “not” that it turns round
_BLACKED_OUT = re.compile(r"\[[^\]]*\]")  # “[a name]” stands for what nobody may read
_BREAK = re.compile(r"[.,;:!?()\[\]\"“”…/&+\n\r]+|\s[-–—]+\s?")
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")

_NOUN = "(?:A(?:KA)?)*N{1,3}"
_INNER = f"[TQ]?{_NOUN}"
_SHAPES = (
    # A kind of phrase by the parts of its words, and how well it reads as a heading.
    (f"[QZ]?{_NOUN}", 1.0),  # speech therapy, no transport
    (f"[QZ]?{_NOUN}P{_INNER}", 1.0),  # lack of support
    (f"{_NOUN}K{_NOUN}", 0.9),  # food and drink
    (f"{_NOUN}X[IRQ]*A(?:KA)?", 0.85),  # staff were friendly
    (f"{_NOUN}X?D[XF]?R?[VEG](?:P|O)?", 1.05),  # staff did not listen
    (f"B(?:XR?)?[VE](?:P|O|{_INNER})?", 1.1),  # nobody rings back
    (f"D[XRF]*[VEA](?:P|O)?(?:{_INNER})?", 1.0),  # not listened to
    (f"XDV(?:P|O)?(?:{_INNER})?", 1.0),  # could not walk
    (f"G[PR]?{_INNER}", 1.0),  # waiting months
    (f"G{_NOUN}P{_INNER}", 1.05),  # waiting months for an assessment
    ("F[RI]?[AE]", 0.8),  # feeling safe, being ignored
    ("I?AK?I?A", 0.75),  # kind and helpful
    ("EP", 0.8),  # listened to
    ("[QR]A", 0.6),  # too long
    (f"VP?{_INNER}", 0.65),  # answer the phone
)
_KINDS = tuple((re.compile(shape), fluency) for shape, fluency in _SHAPES)
_ANY_KIND = re.compile("|".join(shape for shape, _ in _SHAPES))
_STATES = re.compile("^N+X")  # “staff on the ward are good” is not “ward are good”
_NEVER = frozenset("MUW")  # no heading holds these
_NEVER_FIRST = frozenset("MUWPKTO")
_CUT_BEFORE = frozenset("NAUGRDZQEBF")  # a phrase right after one of these is the end of another
_CUT_AFTER = frozenset("NG")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side that could be a heading.

    Attributes
    ----------
    bare : tuple of str
        Its words, without capitals and apostrophes.
    written : str
        As somebody wrote it.
    roots : frozenset of str
        What it speaks of: the roots of its words, with a “!” before one that a “not” turns round.
    limits : tuple of str
        Words that change what it says, such as “more” or “too”.
    fluency : float
        From 0 to 1.1, how well its kind reads as a heading.
    """

    bare: tuple[str, ...]
    written: str
    roots: frozenset[str]
    limits: tuple[str, ...]
    fluency: float


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that no mark parts, and what part each plays."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    parts: str
    roots: tuple[str, ...]


def clauses_of(text: str) -> list[Clause]:
    """Part a text where a phrase must end.

    Examples
    --------
    >>> [clause.bare for clause in clauses_of("Kind staff, but [a name] didn't listen.")]
    [('kind', 'staff'), ('but',), ('didnt', 'listen')]
    >>> clauses_of("didn't listen")[0].roots
    ('didnt', '!listen')
    """
    clauses = []
    for piece in _BREAK.split(_BLACKED_OUT.sub(". ", text)):
        words = tuple(words_of(piece))
        if words:
            bare = tuple(_bare(word) for word in words)
            beside = zip(bare, ("", *bare[:-1]), (*bare[1:], ""), strict=True)
            parts = "".join(part_of(*three) for three in beside)
            clauses.append(Clause(words, bare, parts, _roots_of(bare)))
    return clauses


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return clean(word).replace("'", "")


def _roots_of(bare: Sequence[str]) -> tuple[str, ...]:
    if DENIALS.isdisjoint(bare):
        return tuple(root_of(word) for word in bare)
    denied = [i for i, word in enumerate(bare) if word in DENIALS]
    return tuple(
        ("!" if any(0 < i - place <= _DENIED for place in denied) else "") + root_of(word)
        for i, word in enumerate(bare)
    )


@lru_cache(maxsize=8192)
def root_of(word: str) -> str:
    """Cut the ending off a word, so that forms of one word are alike.

    Examples
    --------
    >>> {root_of(word) for word in ("wait", "waits", "waited", "waiting")}
    {'wait'}
    """
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if not word.endswith("ss"):
        ending = next((end for end in _ENDINGS if word.endswith(end)), "")
        if ending and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
    twice = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if twice else word


def phrases_of(clause: Clause) -> Iterator[Phrase]:
    """Yield each whole phrase of a clause.

    Parameters
    ----------
    clause : Clause
        Of `clauses_of`.

    Yields
    ------
    phrase : Phrase
        Of 1 to 6 words. None begins after a “not” that it leaves out, or in the middle of a name
        for something: “waiting list” of “autism waiting list” is not one.

    Examples
    --------
    >>> clause = clauses_of("we have been waiting months for an assessment")[0]
    >>> max((phrase.fluency, phrase.written) for phrase in phrases_of(clause))
    (1.05, 'waiting months for an assessment')
    """
    for start in range(len(clause.parts)):
        if _starts_well(clause, start):
            for end in range(start + 1, min(start + _MOST_WORDS, len(clause.parts)) + 1):
                if clause.parts[end - 1] in _NEVER:
                    break
                parts = clause.parts[start:end]
                fluency = _fluency(parts)
                if (
                    fluency
                    and _ends_well(clause.parts, end)
                    and _belongs(clause.bare[start:end], parts)
                    and not (
                        _STATES.search(parts) and "P" in clause.parts[max(0, start - 2) : start]
                    )
                ):
                    yield _phrase(clause, start, end, fluency)


def _starts_well(clause: Clause, start: int) -> bool:
    parts, bare = clause.parts, clause.bare
    part, before = parts[start], parts[start - 1 : start]
    if part in _NEVER_FIRST or (before and before in _CUT_BEFORE):
        return False
    if not DENIALS.isdisjoint(bare[max(0, start - _DENIED) : start]):
        return False
    # “Could not walk” says more than “not walk”; “was not heard” no more than “not heard”.
    if before == "X" and parts.startswith("DV", start) and bare[start] == "not":
        return False
    if part == "V" and before and bare[start - 1] not in listed_as("asked_after"):
        return False
    return not (part in "VG" and bare[start] in WEAK)


def _ends_well(parts: str, end: int) -> bool:
    last, following = parts[end - 1], parts[end : end + 1]
    if following and following in _CUT_AFTER:
        return False
    # What is done ends with whom or where it is done to: not “never rings” of “never rings us”.
    return not (following and last in "VEGDP" and following in "POTMARX")


def _belongs(bare: Sequence[str], parts: str) -> bool:
    """Tell whether a small word belongs to its verb: “left out”, but not “waited about”."""
    if parts[-1] == "P" and bare[-1] not in PARTICLES:
        return False
    if parts == "EP":
        return "_".join(bare) in listed_as("done_whole")
    return not parts.startswith("VP") or "_".join(bare[:2]) in listed_as("done_to")


@lru_cache(maxsize=8192)
def _fluency(parts: str) -> float:
    if parts == "N":
        return _ONE_WORD
    if not _ANY_KIND.fullmatch(parts):  # most are none: one look is quicker than sixteen
        return 0.0
    return max(fluency for kind, fluency in _KINDS if kind.fullmatch(parts))


def _phrase(clause: Clause, start: int, end: int, fluency: float) -> Phrase:
    said = list(zip(clause.bare, clause.roots, clause.parts, strict=True))[start:end]
    return Phrase(
        bare=clause.bare[start:end],
        written=" ".join(clause.words[start:end]),
        roots=frozenset(root for _, root, part in said if part in "NAVGE"),
        limits=tuple(word for word, _, part in said if part in "QRF"),
        fluency=fluency,
    )
