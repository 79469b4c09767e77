"""Score the coder and its peer on real labelled comments: `python -m bench.coding`.

The comments (NHS, see docs/decisions/0010-coding.md) are not in this repository: where they are
absent, the bench says so and stops.
"""

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis import Coder
from analysis.text import clean
from analysis.types import Floats

COMMENTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "nhs_v6_all.csv"
_FEWEST = 20  # rows: a rarer label is not scored
_FOLDS = 5
_BINS = 15

Labels = list[frozenset[str]]
Yes = NDArray[np.bool_]
Folds = list[tuple[NDArray[np.int64], NDArray[np.int64]]]
Coding = Callable[[list[str], Labels, list[str], Sequence[str]], tuple[Yes, Floats | None]]


def main(seeds: Sequence[int] = (1, 2)) -> int:
    """Print a table for each way of cutting the rows into five."""
    if not COMMENTS.is_file():
        say(f"Not measured: the labelled comments ({COMMENTS.name}) are absent.")
        return 0
    texts, labels = read()
    names = sorted(frozenset().union(*labels))
    say(f"{len(texts):,} comments, {len(names)} labels, {_FOLDS} folds, each row coded once.")
    say("Micro-F1, macro-F1, exact match, calibration error of all pairs and of labels given.")
    for seed in seeds:
        _compare(f"any rows, seed {seed}", _cut(texts, seed), texts, labels)
    distinct = _cut_distinct(texts, seeds[0])
    _compare("no text in two folds", distinct, texts, labels)
    return 0


def _compare(how: str, folds: Folds, texts: list[str], labels: Labels) -> None:
    say(f"\n{how}")
    for method, code in _METHODS.items():
        say(f"{method:36}" + _measure(code, texts, labels, folds))


def _cut(texts: Sequence[str], seed: int) -> Folds:
    from sklearn.model_selection import KFold

    return list(KFold(_FOLDS, shuffle=True, random_state=seed).split(texts))


def _cut_distinct(texts: Sequence[str], seed: int) -> Folds:
    """Keep all the comments that read the same (“Excellent”) on one side of each cut."""
    cleaned = np.array([clean(text) for text in texts])
    distinct = np.unique(cleaned)
    held = [np.isin(cleaned, distinct[part]) for _, part in _cut(distinct.tolist(), seed)]
    return [(np.flatnonzero(~part), np.flatnonzero(part)) for part in held]


def read() -> tuple[list[str], Labels]:
    """Read the comments that have a label of at least 20 rows, with those labels alone."""
    with COMMENTS.open(newline="", encoding="utf-8") as lines:
        rows = [(row["text"], row["labels"].split("|")) for row in csv.DictReader(lines)]
    counts = Counter(label for _, own in rows for label in own if label)
    kept = {label for label, count in counts.items() if count >= _FEWEST}
    labelled = [(text, frozenset(own) & kept) for text, own in rows if kept & set(own)]
    return [text for text, _ in labelled], [own for _, own in labelled]


def _measure(code: Coding, texts: list[str], labels: Labels, folds: Folds) -> str:
    names = sorted(frozenset().union(*labels))
    said = _as_table(labels, names)
    given, certainty = np.zeros_like(said), np.full(said.shape, np.nan)
    start = time.process_time()
    for learn, held in folds:
        taught = [texts[row] for row in learn], [labels[row] for row in learn]
        given[held], sure = code(*taught, [texts[row] for row in held], names)
        if sure is not None:
            certainty[held] = sure
    seconds = time.process_time() - start
    return f"{_scores(said, given, certainty)}   {seconds:5.0f} s"


def _scores(said: Yes, given: Yes, certainty: Floats) -> str:
    from sklearn.metrics import f1_score

    micro, macro = (f1_score(said, given, average=a, zero_division=0) for a in ("micro", "macro"))
    exact = (said == given).all(axis=1).mean()
    figures = f"{micro:.3f}  {macro:.3f}  {exact:.3f}"
    if np.isnan(certainty).any():
        return f"{figures}  no probabilities"
    of_all = calibration_error(certainty, said)
    of_given = calibration_error(certainty[given], said[given])
    return f"{figures}     {of_all:.3f}  {of_given:.3f}"


def calibration_error(certainty: Floats, true: Yes) -> float:
    """Mean gap between what was promised and what came, over 15 bins of equal width (ECE)."""
    bins = np.minimum((certainty * _BINS).astype(int), _BINS - 1)
    gaps = [abs(certainty[bins == one].sum() - true[bins == one].sum()) for one in range(_BINS)]
    return float(sum(gaps) / certainty.size)


def _as_table(labels: Labels, names: Sequence[str]) -> Yes:
    return np.array([[name in own for name in names] for own in labels], dtype=bool)


def _ours(
    texts: list[str],
    labels: Labels,
    others: list[str],
    names: Sequence[str],
    *,
    package: str = "wordllama",
) -> tuple[Yes, Floats | None]:
    coder = Coder(package=package).fit(texts, labels)
    certainty = np.zeros((len(others), len(names)))
    places = [names.index(label) for label in coder.labels_]
    certainty[:, places] = coder.predict_certainty(others)
    return _as_table(coder.predict(others), names), certainty


def _counts_svc(
    texts: list[str], labels: Labels, others: list[str], names: Sequence[str]
) -> tuple[Yes, Floats | None]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.svm import LinearSVC

    counter = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    counts = counter.fit_transform(texts)
    with threadpool_limits(limits=1):
        svc = OneVsRestClassifier(
            LinearSVC(class_weight="balanced", max_iter=10_000, random_state=0)
        )
        svc.fit(counts, _as_table(labels, names))
        return svc.predict(counter.transform(others)).astype(bool), None


_METHODS: dict[str, Coding] = {
    "ours": _ours,
    "ours, without static vectors": partial(_ours, package="no_such_package"),
    "TF-IDF and LinearSVC, class weights": _counts_svc,
}


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
