"""What part each word plays in a sentence: enough to tell a whole phrase from a cut one."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_LETTERS = {  # a word on two lists is what the later list says
    "thing": "N",
    "verb": "V",
    "adjective": "A",
    "adverb": "R",
    "weak": "W",
    "number": "U",
    "quantity": "Q",
    "determiner": "T",
    "owner": "M",
    "auxiliary": "X",
    "preposition": "P",
    "joining": "K",
    "person": "O",
    "lacking": "Z",
    "denial": "D",
    "denied_subject": "B",
    "intensifier": "I",
    "feeling": "F",
}
_DESCRIBING = ("ful", "less", "ous", "ive", "able", "ible")


@cache
def _lists() -> dict[str, str]:
    text = (files("analysis") / "words" / "phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def listed_as(name: str) -> frozenset[str]:
    """Read one list of `analysis/words/phrases.toml`.

    Examples
    --------
    >>> "nobody" in listed_as("denied_subject")
    True
    """
    return frozenset(_lists()[name].split())


@cache
def _parts() -> dict[str, str]:
    return {word: letter for name, letter in _LETTERS.items() for word in listed_as(name)}


@lru_cache(maxsize=16384)
def part_of(word: str, before: str = "", after: str = "") -> str:
    """Say what a word mostly is, by a short list and by how it ends.

    Parameters
    ----------
    word, before, after : str
        The word and its neighbours, without capitals and apostrophes; “” for none.

    Returns
    -------
    part : str
        A letter: N noun (or unknown), V verb, G verb in “-ing”, E verb in “-ed”, A adjective,
        R adverb, I intensifier, Q quantity, U number, T determiner, M owner, O person, X auxiliary,
        F feeling or being, P preposition, K “and”, D “not”, Z “no”, B “nobody”, W any other.

    Examples
    --------
    >>> "".join(part_of(word) for word in "nobody rings back about speech therapy".split())
    'BVPPNN'
    >>> part_of("wait", before="long"), part_of("wait", before="to")
    ('N', 'V')
    """
    if word == "waiting" and after in listed_as("waited_in"):
        return "N"
    if word in listed_as("done_or_thing") and before in listed_as("before_doing"):
        return "V"
    return _parts().get(word) or _by_ending(word)


def _by_ending(word: str) -> str:
    if len(word) == 1 or not word.isalpha():
        return "U" if any(letter.isdigit() for letter in word) else "W"
    if word.endswith("ly"):
        return "R"
    if word.endswith("ing") and len(word) > 4:
        return "G"
    if word.endswith("ed") and len(word) > 3:
        return "E"
    return "A" if word.endswith(_DESCRIBING) and len(word) > 5 else "N"
