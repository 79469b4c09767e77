"""Find signs: ideas, such as a wound or a secret, that worry when two stand near one another."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import combinations

# Characters between two signs that still belong to one thing told.
NEAR = 70
Place = tuple[int, int]


@cache
def sign_patterns() -> dict[str, re.Pattern[str]]:
    """Make one pattern of each sign from the list of words."""
    lists = tomllib.loads(files("analysis").joinpath("words", "signs.toml").read_text("utf-8"))
    return {name: re.compile(rf"\b(?:{'|'.join(ways)})\b") for name, ways in lists["signs"].items()}


def find_signs(sentence: str) -> set[str]:
    """Name the signs in a sentence, and the pairs of them that stand near one another.

    Parameters
    ----------
    sentence : str
        One sentence in small letters, with its spelling put right.

    Returns
    -------
    set of str
        The name of each sign, and “first+second” for each pair, in the order of the list.

    Examples
    --------
    >>> "wound+secret" in find_signs("a bruise and i cannot say")
    True
    >>> find_signs("a blue fish")
    set()
    """
    places = {
        name: found
        for name, pattern in sign_patterns().items()
        if (found := [match.span() for match in pattern.finditer(sentence)])
    }
    pairs = combinations(places, 2)
    near = {f"{one}+{other}" for one, other in pairs if any_near(places[one], places[other])}
    return near | set(places)


def any_near(ones: list[Place], others: list[Place]) -> bool:
    """Whether any two places stand apart, but not far."""
    return any(
        0 <= max(one[0], other[0]) - min(one[1], other[1]) <= NEAR
        for one in ones
        for other in others
    )
