"""Clean comments, and split them into excerpts: one idea each, at exact places in the comment."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice

from analysis.types import Excerpt
from analysis.wordlists import EXAMPLES, SHORTENED, TITLES

_MARKS = str.maketrans("‘’\u201b“”„–—", "'''\"\"\"--")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def clean(text: str) -> str:
    r"""Make equal what only looks different: case, spaces, quotation marks, hidden characters.

    Parameters
    ----------
    text : str
        What somebody wrote.

    Returns
    -------
    cleaned : str
        Composed (NFKC), case-folded, straight quotes, single spaces. For comparing, not showing.

    Examples
    --------
    >>> clean("  She’s\tHAPPY \n now ")
    "she's happy now"
    """
    if text.isascii():  # most are: there is nothing to compose, and no mark to straighten
        spaced = " ".join(text.lower().split())
        return spaced if spaced.isprintable() else _printable(spaced)
    composed = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold()
    spaced = " ".join(unicodedata.normalize("NFKC", composed).split())
    return spaced if spaced.isprintable() else _printable(spaced)


def _printable(spaced: str) -> str:
    """Make alike what looks alike, whatever control characters hide in it."""
    return " ".join("".join(letter for letter in spaced if letter.isprintable()).split())


def words_of(text: str) -> list[str]:
    """List the words of a text; “don’t” is one word.

    Examples
    --------
    >>> words_of("We don’t know - yet.")
    ['We', 'don’t', 'know', 'yet']
    """
    return _WORD.findall(text)


def split_excerpts(text: str, *, comment: int = 0) -> list[Excerpt]:
    """Split one comment into its ideas: sentences, and clauses that turn.

    A sentence is cut again before “but” or “however” and after “;” where both sides have at least
    four words. Nothing is cut inside a quotation, after “Mrs.” or “e.g.”, or in “3.5”. A sentence
    of one or two words stays with its neighbour.

    Parameters
    ----------
    text : str
        The comment, as it was written.
    comment : int, default=0
        Its place among the comments, kept in each excerpt.

    Returns
    -------
    excerpts : list of Excerpt
        In order; together they hold every character of `text` but the spaces between them.

    Examples
    --------
    >>> [e.text for e in split_excerpts("Mrs. Lamp was kind to us, but nobody rang us back. Sad.")]
    ['Mrs. Lamp was kind to us,', 'but nobody rang us back. Sad.']
    """
    quoted = [match.span() for match in _QUOTATION.finditer(text)] if _MARK.search(text) else []
    opens = [start for start, _ in quoted]

    def is_quoted(place: int) -> bool:
        before = bisect_left(opens, place)
        return before > 0 and place < quoted[before - 1][1]

    sentences = _sentences(text, is_quoted)
    cuts = [cut for start, end in sentences for cut in _clauses(text, start, end, is_quoted)]
    return [_trim(text, start, end, comment) for start, end in cuts if text[start:end].strip()]


_QUOTATION = re.compile(
    r'"[^"\n]{1,300}"|“[^”\n]{1,300}”|(?<!\w)[‘\'](?=\w)[^\n]{1,300}?[’\'](?!\w)'
)
_MARK = re.compile("[\"“‘']")  # without one of these nothing is quoted
# A full stop, question or exclamation mark with its closing quotes, then space; a line's end; or
# a stop that was typed without its space: “good.The”.
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"”’')\]]*(?=\s)|\n+|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])|(?<=[.!?])(?=\s*[•●▪])"
)
_TURN = re.compile(r";|\b(?:but|however)\b", re.IGNORECASE)
_NO_TURN = re.compile(
    r"(?:\b(?:all|nothing|anything|everything|none|last|help))\W+$", re.IGNORECASE
)
_SHORT = 3  # words: a shorter sentence (“Thank you.”) is not an idea of its own
_CLAUSE = 4  # words on each side of a “but”


def _sentences(text: str, is_quoted: Callable[[int], bool]) -> list[tuple[int, int]]:
    ends = [
        m.end() for m in _SENTENCE_END.finditer(text) if not is_quoted(m.end()) and _ends(text, m)
    ]
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*ends, len(text)]:
        short = not _has_words(text, start, end, _SHORT)
        if short and spans:
            spans[-1] = (spans[-1][0], end)
        elif short and end < len(text):
            continue
        else:
            spans.append((start, end))
        start = end
    return spans


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a sentence ends at a mark, or the mark only shortens a word."""
    following = text[mark.end() :].lstrip()[:1]
    if not mark.group().strip() or not following:
        return True
    if mark.group()[-1] in "\"”’')]" or mark.group().startswith(("..", "…")):
        return not following.islower()
    if mark.group() != ".":
        return True
    before = text[max(0, mark.start() - 30) : mark.start()].split() or [""]
    word = before[-1].strip("(\"'“‘").casefold()
    if word in TITLES or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word.isdigit() and (
        len(before) == 1 or re.search(r"\n\s*\d+$", text[max(0, mark.start() - 30) : mark.start()])
    ):
        return False
    return word not in SHORTENED or (following.isupper() and word not in EXAMPLES)


def _clauses(
    text: str, start: int, end: int, is_quoted: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    for turn in _TURN.finditer(text, start, end):
        cut = turn.end() if turn.group() == ";" else turn.start()
        if is_quoted(cut) or _NO_TURN.search(text, start, cut):
            continue
        sides = ((start, turn.start()), (turn.end(), end))
        if all(_has_words(text, *side, _CLAUSE) for side in sides):
            yield start, cut
            start = cut
    yield start, end


def _has_words(text: str, start: int, end: int, fewest: int) -> bool:
    return sum(1 for _ in islice(_WORD.finditer(text, start, end), fewest)) == fewest


def _trim(text: str, start: int, end: int, comment: int) -> Excerpt:
    kept = text[start:end]
    start += len(kept) - len(kept.lstrip())
    return Excerpt(comment, start, start + len(kept.strip()), kept.strip())
