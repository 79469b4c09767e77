"""Weigh the words and signs of a sentence that no pattern knows, and point at worrying ones."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from analysis.concern.signs import find_signs

SENTENCE = re.compile(r"[^.!?\n]+")
WORD = re.compile(r"[a-z']+")
# Four words say little: a sentence shorter than that counts as this long.
SHORTEST = 4
FEWEST_WORDS = 2
# Words this ordinary are not looked at for signs: it saves most of the time.
ORDINARY = -0.4


@cache
def weights() -> dict[str, float]:
    """Read how much each word, pair of words, sign and pair of signs adds."""
    text = files("analysis").joinpath("words", "concern_weights.csv").read_text("utf-8")
    lines = (line.rsplit(",", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in lines}


def words_of(sentence: str) -> tuple[set[str], float]:
    """Name the words and pairs of words of a sentence, and how much each of them counts."""
    words = WORD.findall(sentence)
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    return {*words, *pairs}, max(len(words), SHORTEST) ** -0.5


def weigh(sentence: str) -> float:
    """Weigh one sentence: above 0 is worrying.

    Examples
    --------
    >>> weigh("my uncle comes in my bed and i cant say") > 0 > weigh("the library is quiet")
    True
    """
    plain = sentence.lower()
    words, each = words_of(plain)
    of_words = each * sum(weights().get(f"word:{word}", 0.0) for word in sorted(words))
    if of_words < ORDINARY:
        return weights()["start"] + of_words
    of_signs = sum(weights().get(f"sign:{sign}", 0.0) for sign in sorted(find_signs(plain)))
    return weights()["start"] + of_words + of_signs


def worrying_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Find sentences whose words and signs together weigh more than ordinary ones do.

    Parameters
    ----------
    text : str
        A comment with its spelling put right.

    Yields
    ------
    start, end : int
        A whole sentence, without the space around it.

    Examples
    --------
    >>> text = "School is fine. he puts his hand down my pants and i cant say"
    >>> [text[start:end] for start, end in worrying_sentences(text)]
    ['he puts his hand down my pants and i cant say']
    """
    for match in SENTENCE.finditer(text):
        plain = match[0].strip()
        if len(plain.split()) >= FEWEST_WORDS and weigh(plain) > 0:
            start = match.start() + match[0].index(plain)
            yield start, start + len(plain)
