"""Learn aspects and feelings from labelled NHS comments, which are not in this repository.

Which of their labels teaches which aspect is stated, with the reason, in `aspect_labels.csv`.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.aspects.features import see
from analysis.aspects.learnt import COMPLAINT, Learnt
from analysis.coding.certainty import calibrate
from analysis.nonanswers import is_non_answer
from analysis.text import clean
from analysis.types import Floats
from analysis.vectors import StaticWords, load_static_words
from bench.coding import COMMENTS

_MAPPING = Path(__file__).parent / "aspect_labels.csv"
_PHRASES = Path(__file__).parent / "aspect_phrases.csv"
SENTIMENT = "sentiment_1_very_positive_to_5"
NEITHER = 3
_RIDGE = 3.0  # measured, as the next: docs/decisions/0017-aspects.md
_THANKS = "good"
_WEIGHT = 3.0  # of an invented phrase, beside 1 of a comment

_HEADER = """\
# How likely each aspect is, and a complaint rather than praise: one column each. Rows: the
# probability that is enough; where the curve starts; then slopes for the length of a text, 256
# directions of static vectors (wordllama l2_supercat_256), and 2048 hashed parts of words.
# Learnt from labelled patient feedback of two NHS Trusts:
# CDU-data-science-team/pxtextmining at ba6c0a2, datasets/v6framework_230831.csv,
# MIT Licence, copyright NHS England. No word and no comment can be read from these numbers.
# Which of their labels taught which aspect: bench/aspect_labels.csv. Beside them 96 invented
# phrases in the words of families taught: bench/aspect_phrases.csv.
# Remade by: python -m bench.aspects --write
"""

Yes = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Different comments, what people said of each (n, n_names), and of which that is known."""

    texts: tuple[str, ...]
    trusts: tuple[str, ...]
    names: tuple[str, ...]
    said: Yes
    known: Yes

    def only(self, rows: Yes) -> "Examples":
        """Keep some of them."""
        kept = np.flatnonzero(rows)
        texts, trusts = (tuple(own[i] for i in kept) for own in (self.texts, self.trusts))
        return Examples(texts, trusts, self.names, self.said[rows], self.known[rows])


def are_here() -> bool:
    """Tell whether there is something to learn from."""
    return COMMENTS.is_file() and load_static_words() is not None


def mapping() -> Iterator[tuple[str, str, bool]]:
    """List each NHS label with an aspect, and whether it teaches it or only may be it."""
    with _MAPPING.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield row["label"], row["aspect"], row["teaches"] == "yes"


def read() -> Examples:
    """Read every different comment that says something and that people labelled or felt."""
    labels: dict[str, set[str]] = defaultdict(set)
    felt: dict[str, list[float]] = defaultdict(list)
    trusts: dict[str, str] = {}
    with COMMENTS.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            text = clean(row["text"])
            if not is_non_answer(text):
                trusts.setdefault(text, row["Trust"])
                labels[text] |= set(filter(None, row["labels"].split("|")))
                felt[text] += [float(row[SENTIMENT])] if row[SENTIMENT] else []
    texts = sorted(text for text in trusts if labels[text] or felt[text])
    names = tuple(dict.fromkeys(aspect for _, aspect, _ in mapping()))
    yes: dict[str, set[str]] = {name: set() for name in names}
    maybe: dict[str, set[str]] = {name: set() for name in names}
    for label, aspect, teaches in mapping():
        (yes if teaches else maybe)[aspect].add(label)
    said = np.array([[bool(labels[text] & yes[name]) for name in names] for text in texts])
    unsure = np.array([[bool(labels[text] & maybe[name]) for name in names] for text in texts])
    labelled = np.array([[bool(labels[text])] for text in texts])
    feeling = np.array([np.mean(felt[text] or [NEITHER]) for text in texts])[:, None]
    return Examples(
        tuple(texts),
        tuple(trusts[text] for text in texts),
        (*names, COMPLAINT),
        np.hstack([said, feeling > NEITHER]),
        np.hstack([labelled & (said | ~unsure), feeling != NEITHER]),
    )


def phrases(names: tuple[str, ...]) -> tuple[list[str], Yes, Yes]:
    """List invented phrases, what each says (n, n_names), and of which that is known.

    Patients hardly write of schools, plans or coordinators: the phrases do. One that complains or
    praises without an aspect teaches the feeling alone, and only thanks teach thanks.
    """
    with _PHRASES.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    said = [
        [row["feeling" if name == COMPLAINT else "aspect"] == name for name in names]
        for row in rows
    ]
    known = [
        [
            name == COMPLAINT or row["aspect"] == name or (row["aspect"] != "" and name != _THANKS)
            for name in names
        ]
        for row in rows
    ]
    return [row["phrase"] for row in rows], np.array(said), np.array(known)


def learn(examples: Examples, static: StaticWords) -> Learnt:
    """Fit every column by ridge regression, then turn honest scores into probabilities.

    Comments alone say what a score is worth and what is common; the phrases only lend words.
    A comment of which a name is not known counts as middling for that name, so that it teaches
    neither. The score of each comment had it not been learnt follows from its leverage.
    """
    n_comments = len(examples.texts)
    lent, lent_said, lent_known = phrases(examples.names)
    rows = see([*examples.texts, *lent], static)
    lengths, features = np.expm1(rows[:n_comments, 0]), rows[:, 1:]
    centre = features[:n_comments].mean(axis=0)
    middle = (examples.said & examples.known).sum(axis=0) / examples.known.sum(axis=0)
    said, known = np.vstack([examples.said, lent_said]), np.vstack([examples.known, lent_known])
    weighs = np.repeat([1.0, _WEIGHT**0.5], [n_comments, len(lent)])[:, None]
    wanted = np.where(known, said - middle, 0.0) * weighs
    features = (features - centre) * weighs
    with threadpool_limits(limits=1):
        weights, leverage = _ridge(features, wanted)
    left_out = wanted - (wanted - features @ weights) / (1 - leverage[:, None])
    left_out = left_out[:n_comments]
    columns = [
        _curve(left_out[:, one], lengths, examples.said[:, one], examples.known[:, one])
        for one in range(len(examples.names))
    ]
    slope, by_length, start, enough = np.array(columns).T
    # A month here may complain more than patients do: as if praise and complaint were as common.
    start[-1] -= np.log(middle[-1] / (1 - middle[-1]))
    enough[-1] = 0.5
    return Learnt(
        examples.names,
        enough,
        start - centre @ weights * slope,
        np.vstack([by_length, weights * slope]),
    )


def _ridge(features: Floats, wanted: Floats) -> tuple[Floats, Floats]:
    """Give the weights, and how far each row pulls what is said of it towards itself."""
    from scipy.linalg import solve

    varies = features.any(axis=0)  # a part of a word that no text has teaches nothing
    rows = features[:, varies]
    ridged = rows.T @ rows + _RIDGE * np.eye(rows.shape[1])
    shares = solve(ridged, rows.T, assume_a="pos")
    weights = np.zeros((features.shape[1], wanted.shape[1]))
    weights[varies] = shares @ wanted
    return weights, np.einsum("ij,ji->i", rows, shares)


def _curve(scores: Floats, lengths: Floats, said: Yes, known: Yes) -> tuple[float, ...]:
    fitted = calibrate(scores[known][:, None], lengths[known], said[known][:, None])
    (slope,), (by_length,) = fitted.slopes
    return slope, by_length, fitted.starts[0], fitted.thresholds[0]


def written(learnt: Learnt) -> str:
    """Write coefficients as the file holds them."""
    rows = np.vstack([learnt.thresholds, learnt.starts, learnt.slopes])
    lines = [",".join(f"{number:.3g}" for number in row) for row in rows]
    return "\n".join([_HEADER + ",".join(learnt.names), *lines]) + "\n"
