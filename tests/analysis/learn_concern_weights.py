"""Learn concern_weights.csv anew: `python -m tests.analysis.learn_concern_weights`.

Needs the static word vectors, the real comments next to the project and the invented sentences
(`concern_lessons.py`). It never reads a half that is kept for measuring, but for the height of the
bar: ordinary sentences marked “counted” set that.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.concern.kinds import patterns
from analysis.concern.signs import find_signs
from analysis.concern.weighing import runs_of, words_of
from analysis.encoders.static import load_static
from analysis.vectors import load_static_words
from tests.analysis.concern_lessons import Lesson, lessons, ordinary_examples, sentences
from tests.analysis.invented import voices

WEIGHTS = Path("analysis/words/concern_weights.csv")
SHARE_OF_WORDS, SHARE_OF_RUNS, SHARE_OF_SIGNS, SHARE_OF_MEANING = 0.32, 0.64, 1.0, 3.0
# Most ordinary sentences are real comments, which count little: so do names seen in them.
PLAIN_COUNTS = 0.6
FLAGGED = 0.13  # of the ordinary comments kept for this, most of them of somebody in distress
OUTRIGHT = 2.0  # What a pattern knows is flagged although its sentence weighs this much less.
SMALLEST = {"word": 0.02, "part": 0.1, "sign": 0.005, "kind": 0.0}
START = "# How much each word, run of letters, sign and pattern adds; 0 or less is ordinary.\n"
SOURCE = (
    "# Learnt from invented sentences and, as ordinary ones, from patient feedback: repository\n"
    "# CDU-data-science-team/pxtextmining at ba6c0a2 (MIT, NHS England), and the directions of\n"
    "# the static word vectors of the wordllama package (MIT). No comment can be read from it.\n"
)


@dataclass(frozen=True)
class Sort:
    """One sort of name: how to find it in a sentence, and how it counts."""

    prefix: str
    found: list[set[str]]
    each: list[float]
    fewest: int
    share: float
    rarer_is_more: bool


def sorts_of(texts: Sequence[str]) -> list[Sort]:
    """Find every name of every sort in the sentences."""
    words, runs = [words_of(text) for text in texts], [runs_of(text) for text in texts]
    signs, ones = [find_signs(text) for text in texts], [1.0] * len(texts)
    kinds = [{kind for kind, p in patterns().items() if p.search(text)} for text in texts]
    return [
        Sort("word", [f for f, _ in words], [e for _, e in words], 2, SHARE_OF_WORDS, True),
        Sort("part", [f for f, _ in runs], [e for _, e in runs], 4, SHARE_OF_RUNS, True),
        Sort("sign", signs, ones, 2, SHARE_OF_SIGNS, False),
        Sort("kind", kinds, ones, 1, 1.0, False),
    ]


def scales_of(sort: Sort, worries: NDArray[np.bool_]) -> dict[str, float]:
    """How much a name counts before learning: more where it is rare and where it tells apart."""
    times = Counter(name for found in sort.found for name in found)
    known = sorted(name for name, often in times.items() if often >= sort.fewest)
    if sort.prefix == "kind":
        return dict.fromkeys(known, 1.0)
    pairs = list(zip(sort.found, worries, strict=True))
    bad = Counter(name for found, worry in pairs if worry for name in found)
    all_bad = sum(1 + bad[name] for name in known)
    all_plain = sum(1 + PLAIN_COUNTS * (times[name] - bad[name]) for name in known)

    def tells(name: str) -> float:
        plain = 1 + PLAIN_COUNTS * (times[name] - bad[name])
        return abs(math.log((1 + bad[name]) / all_bad * all_plain / plain))

    n = len(sort.found)
    rare = (lambda name: math.log((1 + n) / (1 + times[name]))) if sort.rarer_is_more else one
    return {name: sort.share * tells(name) * rare(name) for name in known}


def one(_name: str) -> float:
    """Count a name the same however rare it is."""
    return 1.0


def rows_of(sort: Sort, scales: dict[str, float]) -> Any:
    """Put one sort of names in a sparse table, a row a sentence."""
    import scipy.sparse as sp

    place = {name: at for at, name in enumerate(scales)}
    cells = [
        (row, place[name], scales[name] * each)
        for row, (found, each) in enumerate(zip(sort.found, sort.each, strict=True))
        for name in sorted(found & scales.keys())
    ]
    rows, columns, values = zip(*cells, strict=True)
    return sp.csr_matrix((values, (rows, columns)), shape=(len(sort.found), len(place)))


def meaning_of(words: Sort, vocabulary: list[str]) -> tuple[Any, NDArray[np.float64]]:
    """Add up the directions of a sentence's words, and give each word's direction."""
    directions = np.asarray(load_static()(vocabulary), dtype=np.float64) * SHARE_OF_MEANING
    place = {word: at for at, word in enumerate(vocabulary)}
    rows = np.zeros((len(words.found), directions.shape[1]))
    for row, (found, each) in enumerate(zip(words.found, words.each, strict=True)):
        here = sorted(place[word] for word in found if word in place)
        rows[row] = directions[here].sum(axis=0) * each
    return rows, directions


def fitted(rows: Any, known: list[Lesson]) -> NDArray[np.float64]:
    """Draw the line twice: the second time by the most worrying sentence of each comment."""
    from sklearn.linear_model import LogisticRegression

    worries = np.array([lesson.worries for lesson in known])
    counts = np.array([lesson.counts for lesson in known])
    comments = np.array([lesson.comment for lesson in known])
    alone = Counter(comments[worries].tolist())
    use = ~worries | np.array([alone[comment] == 1 for comment in comments.tolist()])
    line = LogisticRegression(C=1.0, max_iter=3000)
    line.fit(rows[use], worries[use], counts[use])
    height = line.decision_function(rows)
    highest = np.full(comments.max() + 1, -np.inf)
    np.maximum.at(highest, comments, height)
    use = ~worries | (height == highest[comments])
    line.fit(rows[use], worries[use], counts[use])
    return np.append(line.intercept_, line.coef_[0])


def learn() -> dict[str, float]:
    """Learn all weights; `start` is set so that few ordinary sentences are flagged."""
    import scipy.sparse as sp

    known = lessons()
    worries = np.array([lesson.worries for lesson in known])
    sorts = sorts_of([lesson.text for lesson in known])
    scales = [scales_of(sort, worries) for sort in sorts]
    single = {word for found in sorts[0].found for word in found if " " not in word}
    vocabulary = sorted(single | set(whole_words()))
    rows, directions = meaning_of(sorts[0], vocabulary)
    tables = [rows_of(sort, scale) for sort, scale in zip(sorts, scales, strict=True)]
    slopes = fitted(sp.hstack([sp.csr_matrix(rows), *tables]).tocsr(), known)[1:]
    of_meaning = directions @ slopes[: directions.shape[1]]
    learnt = {f"word:{w}": float(m) for w, m in zip(vocabulary, of_meaning, strict=True)}
    at = directions.shape[1]
    for sort, scale in zip(sorts, scales, strict=True):
        for name, by in scale.items():
            key = f"{sort.prefix}:{name}"
            learnt[key] = learnt.get(key, 0.0) + by * float(slopes[at])
            at += 1
    for name in scales[-1]:
        learnt[f"kind:{name}"] += OUTRIGHT
    kept = {
        name: round(weight, 2)
        for name, weight in sorted(learnt.items())
        if abs(weight) > SMALLEST[name.split(":")[0]]
    }
    return {"start": allowed(kept)} | kept


def whole_words() -> list[str]:
    """Words that the static vectors know whole, so that words nobody used here count too."""
    static = load_static_words()
    pieces = static.tokenizer.get_vocab() if static else {}
    return [piece[1:] for piece in pieces if re.fullmatch("▁[a-z]{3,}", piece)]


def allowed(kept: dict[str, float]) -> float:
    """Find the start at which `FLAGGED` of the ordinary sentences kept for this are flagged."""
    texts = [*voices("counted")[1], *ordinary_examples("held_out")]
    heaviest = sorted(
        max((weigh_with(kept, part) for part in sentences(text)), default=-9.0) for text in texts
    )
    return -round(heaviest[-1 - int(FLAGGED * len(heaviest))], 2)


def weigh_with(kept: dict[str, float], sentence: str) -> float:
    """Weigh a sentence with weights that are not written yet."""
    return sum(
        each * sum(kept.get(f"{sort.prefix}:{name}", 0.0) for name in sorted(found))
        for sort in sorts_of([sentence])
        for found, each in zip(sort.found, sort.each, strict=True)
    )


def write(weigh: Callable[[], dict[str, float]]) -> None:
    """Learn, with one thread so that every machine learns the same, and write the list."""
    with threadpool_limits(limits=1):
        learnt = weigh()
    lines = [f"{name},{weight}\n" for name, weight in learnt.items()]
    WEIGHTS.write_text(START + SOURCE + "".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} weights, start {learnt['start']}\n")


if __name__ == "__main__":
    write(learn)
