"""The short form of the rules: small enough to be sent to a phone, where nothing is sent back.

The phone's own script (`static/js/help.js`) reads sentences in the same way, step by step.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from analysis.concern.kinds import KINDS, joined, outright
from analysis.concern.other_languages import found_in, letters
from analysis.concern.other_languages import ways as other_ways
from analysis.concern.spelling import read, spellings
from analysis.concern.weighing import sentences

WORD = re.compile(r"[a-z']+")
RUNS = (4, 5)
# Everything but patterns counts in proportion to how much else the sentence says.
SHORTEST, FEWEST_LETTERS, HEAVY = 4, 40, 3.0
# In so few words, what a pattern knows is believed.
BELIEVED = 6
Weights = dict[str, float]


@dataclass(frozen=True)
class Ways:
    """Patterns and sayings by a short name of their own, as they are written and to search with."""

    written: dict[str, str]
    search: dict[str, re.Pattern[str]]


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files("analysis").joinpath("words", "concerns.toml").read_text("utf-8"))


def ways(only: frozenset[str] | None = None) -> Ways:
    """Give the patterns and sayings of concerns.toml, all of them or those that are named."""
    lists = _lists()
    patterns = [("pattern", way) for kind in KINDS for way in lists["kinds"][kind]]
    patterns += [("saying", way) for way in lists["everyday"]["sayings"]]
    named = {f"{sort}:{_short_name(way)}": way for sort, way in patterns}
    written = {name: way for name, way in named.items() if only is None or name in only}
    fragments: dict[str, str] = lists["fragments"]
    return Ways(written, {name: joined([way], fragments) for name, way in written.items()})


def _short_name(way: str) -> str:
    return hashlib.sha256(way.encode()).hexdigest()[:8]


@cache
def short_weights() -> Weights:
    """Read what each part weighs on a phone."""
    text = files("analysis").joinpath("words", "concern_short.csv").read_text("utf-8")
    lines = (line.rsplit(",", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in lines}


def sentences_of(text: str) -> list[str]:
    """Cut a comment into sentences in small letters, with its spelling put right."""
    meant = read(text).meant
    return [meant[start:end].lower() for start, end in sentences(meant)]


def parts_of_sentence(sentence: str, known: Ways) -> Weights:
    """Name the words, pairs, runs of letters and rules of a sentence, and how much each counts."""
    words = WORD.findall(sentence)
    letters = f" {' '.join(words)} "
    each_word = HEAVY * max(len(words), SHORTEST) ** -0.5
    each_run = HEAVY * max(len(letters), FEWEST_LETTERS) ** -0.5
    runs = {letters[at : at + long] for long in RUNS for at in range(len(letters) - long + 1)}
    parts = {f"part:{run}": each_run for run in runs}
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    parts |= {f"word:{word}": each_word for word in (*words, *pairs)}
    return parts | {name: 1.0 for name, way in known.search.items() if way.search(sentence)}


def may_mean_danger(text: str) -> bool:
    """Answer as a phone does, where `find_concerns` answers with all the rules there are.

    Examples
    --------
    >>> may_mean_danger("I want to die"), may_mean_danger("The library is quiet.")
    (True, False)
    """
    return any(_worries(sentence) for sentence in sentences_of(text)) or bool(found_in(text))


def _worries(sentence: str) -> bool:
    weights, known = short_weights(), _sent_ways()
    parts = parts_of_sentence(sentence, known)
    found = [name for name in parts if name in known.search]
    few = len(sentence.split())
    believed = few <= BELIEVED and found and all(weights[name] > 0 for name in found)
    if believed or outright().search(sentence):
        return True
    total = sum(each * weights[name] for name, each in parts.items() if name in weights)
    return few > 1 and weights["start"] + total > 0


@cache
def _sent_ways() -> Ways:
    return ways(frozenset(short_weights()))


def short_rules() -> dict[str, object]:
    """Give all that a phone needs, in a shape that is small as JSON.

    Returns
    -------
    dict
        `start`, `outright` and `others`, for other languages, with `letters` to read as plain
        ones; `words` and `runs`, from a weight to names with “|” between; `ways`,
        from a weight to patterns; the `fragments` those use; `spellings`, from what is meant to how
        it is written.

    Examples
    --------
    >>> sorted(short_rules())
    ['fragments', 'letters', 'others', 'outright', 'runs', 'spellings', 'start', 'ways', 'words']
    """
    weights = short_weights()
    written = ways(frozenset(weights)).written
    always = "|".join(_lists()["outright"]["always"])
    found: dict[str, list[str]] = {}
    for name, way in written.items():
        found.setdefault(f"{weights[name]:g}", []).append(way)
    meant: dict[str, list[str]] = {}
    for way, word in spellings().items():
        meant.setdefault(word, []).append(way)
    return {
        "start": weights["start"],
        "outright": always,
        "others": "|".join(other_ways().values()),
        "letters": letters(),
        "ways": dict(sorted(found.items())),
        "fragments": _fragments_in(" ".join([always, *written.values()])),
        "words": _by_weight("word:", weights),
        "runs": _by_weight("part:", weights),
        "spellings": {word: "|".join(ways) for word, ways in meant.items()},
    }


def _by_weight(prefix: str, weights: Weights) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for name, weight in weights.items():
        if name.startswith(prefix):
            names.setdefault(f"{weight:g}", []).append(name.removeprefix(prefix))
    return {weight: "|".join(sorted(names[weight])) for weight in sorted(names)}


def _fragments_in(text: str) -> dict[str, str]:
    """Give the fragments that patterns use, and those that these use in turn."""
    fragments: dict[str, str] = _lists()["fragments"]
    for _ in fragments:
        text += " ".join(way for name, way in fragments.items() if f"<{name}>" in text)
    return {name: way for name, way in fragments.items() if f"<{name}>" in text}
