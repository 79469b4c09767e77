"""Choose what a phone needs to know of the concern rules, and what each part of it weighs.

`python -m tests.analysis.learn_help_words` writes `analysis/words/concern_short.csv`, which the
build hands to `static/js/help.js`. Run it again when concerns.toml or concern_weights.csv change.
What is learnt is the answer of `find_concerns` itself, so no sentence needs to be labelled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from analysis.concern import find_concerns
from analysis.concern.short import parts_of_sentence, sentences_of, ways
from tests.analysis.concern_lessons import ordinary_examples, real_comments
from tests.analysis.invented import calm, concerning, many, more, voices, wide, written_later

TARGET = Path("analysis/words/concern_short.csv")
SEED, MIXED, FEWEST = 0, 24_000, 5
# How dear a part may be: the larger, the more parts are sent and the more bytes they take.
ROOM = 0.3
STEP = 0.5
# A sentence somebody wrote counts as much as so many that were mixed from others.
WRITTEN = 3.0
# How much lower the bar is than where the two answers agree most: help comes before precision.
BAR = 0.1
# Letters of a pattern that cost as much to send as a word: longer ones must be worth it.
DEAR = 30
NOTE = """\
# What a phone needs of the concern rules: each word, pair of words, run of letters and rule,
# and what it weighs. Written by tests/analysis/learn_help_words.py from what find_concerns answers.
"""


@dataclass(frozen=True)
class Lesson:
    """The parts of one sentence, how much each counts, and what the server says of it."""

    parts: dict[str, float]
    worries: bool
    counts: float = 1.0


def texts() -> Iterator[str]:
    """Give every comment that may be learnt from; never one that is kept for counting."""
    yield from (text for text, _ in concerning("development"))
    yield from calm("development")
    for both in (wide("development"), more(), written_later("later"), voices("read"), many("read")):
        yield from both[0]
        yield from both[1]
    yield from ordinary_examples("development")
    yield from real_comments()


def mixed(sentences: list[str], worrying: list[str]) -> Iterator[str]:
    """Make sentences by leaving words out, cutting and joining: the server says what of them."""
    chance = np.random.default_rng(SEED)

    def words_of(likely: float) -> list[str]:
        lot = worrying if chance.random() < likely else sentences
        return lot[chance.integers(len(lot))].split()

    for _ in range(MIXED):
        words, others = words_of(0.6), words_of(0.3)
        place, cut = chance.integers(len(words)), chance.integers(len(others))
        made = (
            [word for word in words if chance.random() > 0.2],
            words[place : place + chance.integers(2, 10)],
            words[:place] + others[cut:],
            others[: chance.integers(1, 7)] + words,
        )[chance.integers(4)]
        yield " ".join(made[:40])


def lessons() -> list[Lesson]:
    """Ask the server about every sentence, and about those made from them."""
    sentences = list(dict.fromkeys(one for text in texts() for one in sentences_of(text)))
    answers = {sentence: bool(find_concerns(sentence)) for sentence in sentences}
    worrying = [sentence for sentence, worries in answers.items() if worries]
    for sentence in mixed(sentences, worrying):
        answers.setdefault(sentence, bool(find_concerns(sentence)))
    every, written = ways(), set(sentences)
    return [
        Lesson(parts_of_sentence(sentence, every), worries, WRITTEN if sentence in written else 1.0)
        for sentence, worries in answers.items()
        if sentence.strip()
    ]


def learn(taught: list[Lesson]) -> dict[str, float]:
    """Give the few parts that matter and their weights, rounded to halves."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts: dict[str, int] = {}
    for lesson in taught:
        for name in lesson.parts:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    cheap = np.array([cheapness(name) for name in names])
    column = {name: at for at, name in enumerate(names)}
    cells = [
        (row, column[name], counted * cheap[column[name]])
        for row, lesson in enumerate(taught)
        for name, counted in lesson.parts.items()
        if name in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(taught), len(names)))
    line = LogisticRegression(solver="liblinear", l1_ratio=1, C=ROOM, random_state=SEED)
    line.fit(table, [one.worries for one in taught], [one.counts for one in taught])
    weights = np.round(line.coef_[0] * cheap / STEP) * STEP
    return {"start": round(float(line.intercept_[0]) + BAR, 2)} | {
        name: float(weight) for name, weight in zip(names, weights, strict=True) if weight
    }


@cache
def cheapness(name: str) -> float:
    """How cheap a part is to send: a long pattern must tell more than a word to be chosen."""
    way = every_way().get(name)
    return min(1.2, max(0.4, (DEAR / len(way)) ** 0.5)) if way else 1.0


@cache
def every_way() -> dict[str, str]:
    """Read every pattern and saying, by name."""
    return ways().written


def main() -> None:
    """Learn and write the list."""
    learnt = learn(lessons())
    lines = (f"{name},{weight:g}" for name, weight in sorted(learnt.items()))
    TARGET.write_text(NOTE + "".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
