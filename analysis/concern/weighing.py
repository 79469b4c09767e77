"""Weigh the words, parts of words, signs and patterns of each sentence: above 0 is worrying."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from analysis.concern.signs import find_signs

SENTENCE = re.compile(r"[^.!?\n]+")
WORD = re.compile(r"[a-z']+")
NO_LETTER = re.compile(r"[^a-z' ]")
# Runs of letters catch a word that is spelt in a way nobody listed.
RUNS = (3, 4, 5)
# Four words say little: a sentence shorter than that counts as this long.
SHORTEST, FEWEST_RUNS = 4, 40
FEWEST_WORDS = 2
# A sentence this ordinary is not looked at for signs: it saves most of the time.
ORDINARY = -4.5


@cache
def weights() -> dict[str, float]:
    """Read how much each word, pair of words, run of letters, sign and kind of pattern adds."""
    text = files("analysis").joinpath("words", "concern_weights.csv").read_text("utf-8")
    lines = (line.rsplit(",", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in lines}


def words_of(sentence: str) -> tuple[set[str], float]:
    """Name the words and pairs of words of a sentence, and how much each of them counts."""
    words = WORD.findall(sentence)
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    return {*words, *pairs}, max(len(words), SHORTEST) ** -0.5


def runs_of(sentence: str) -> tuple[set[str], float]:
    """Name the runs of letters of a sentence, and how much each of them counts."""
    plain = f" {NO_LETTER.sub(' ', sentence)} "
    runs = {plain[at : at + long] for long in RUNS for at in range(len(plain) - long + 1)}
    return runs, max(len(runs), FEWEST_RUNS) ** -0.5


def added(prefix: str, names: Collection[str]) -> float:
    """Add up what names of one sort weigh; sorted, as a sum depends on the order."""
    known = weights()
    return sum(known[name] for name in sorted(prefix + name for name in names) if name in known)


def weigh(sentence: str, kinds: Collection[str] = ()) -> float:
    """Weigh one sentence, in which patterns of `kinds` matched: above 0 is worrying.

    Examples
    --------
    >>> weigh("my uncle comes in my bed and i cant say") > 0 > weigh("the library is quiet")
    True
    """
    plain = sentence.lower()
    words, each_word = words_of(plain)
    runs, each_run = runs_of(plain)
    weight = weights()["start"] + added("kind:", kinds)
    weight += each_word * added("word:", words) + each_run * added("part:", runs)
    return weight if weight < ORDINARY else weight + added("sign:", find_signs(plain))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a comment into sentences.

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
    >>> text = "School is fine. he hits me"
    >>> [text[start:end] for start, end in sentences(text)]
    ['School is fine', 'he hits me']
    """
    for match in SENTENCE.finditer(text):
        if plain := match[0].strip():
            start = match.start() + match[0].index(plain)
            yield start, start + len(plain)
