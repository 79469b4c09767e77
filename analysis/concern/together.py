"""Find parts of sentences where worrying words of different sorts stand together."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# A comma parts what is listed: a man, and somebody who hands something out.
PART = re.compile(r"[^.!?,\n]+")
WORD = re.compile(r"[a-z']+", re.IGNORECASE)
SORTS_TOGETHER = 2


@cache
def sort_of_word() -> dict[str, tuple[str, ...]]:
    """Which sorts each worrying word belongs to."""
    text = files("analysis").joinpath("words", "worrying.txt").read_text(encoding="utf-8")
    sorts: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, words = line.split(":")
            sorts.update({word: (*sorts.get(word, ()), name) for word in words.split()})
    return sorts


def worrying_together(text: str) -> Iterator[tuple[int, int]]:
    """Find stretches in which worrying words of several sorts stand in one part of a sentence.

    Parameters
    ----------
    text : str
        A comment with its spelling put right.

    Yields
    ------
    start, end : int
        From the first to the last of those words.

    Examples
    --------
    >>> list(worrying_together("The bolt is outside. She cries."))
    []
    >>> list(worrying_together("the man next door put his fingers in my mouth at night"))
    [(4, 54)]
    """
    for part in PART.finditer(text):
        found = [
            word
            for word in WORD.finditer(text, part.start(), part.end())
            if word[0].lower() in sort_of_word()
        ]
        sorts = {sort_of_word()[word[0].lower()][0] for word in found}
        if len(sorts) >= SORTS_TOGETHER:
            yield found[0].start(), found[-1].end()
