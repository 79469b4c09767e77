"""Learn from decided comments which theme the others are in, and how surely."""

import warnings
from collections.abc import Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.cluster import possible_numbers
from analysis.types import Floats, Integers
from analysis.vectors import unit

_DIRECTIONS = (15, 25, 35)  # rough groupings take turns at these
_PLAIN = 20  # directions of the points that are learnt from as they are
_RUNS = 60
_SHARE = 0.8
_MOST_TOGETHER = 1500  # points: what is held in memory grows with the square
_KEPT = 30  # directions of how often points are together
_FIT = 10.0  # how closely a classifier follows its examples (inverse of the penalty)


def see(points: Floats, *, seed: int = 0) -> list[Floats]:
    """Look at points in three ways, so that three classifiers can be asked.

    Parameters
    ----------
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1 or 0, main directions first.
    seed : int, default=0
        Fixes the random samples and starts.

    Returns
    -------
    views : list of ndarray of shape (n_points, at most 30)
        The main directions as they are; then how often rough groupings, few and many, keep the
        points together. Above 1,500 points the first view alone.

    Examples
    --------
    >>> [view.shape for view in see(unit(np.random.default_rng(0).normal(size=(40, 35))))]
    [(40, 20), (40, 30), (40, 30)]
    """
    views = [unit(points[:, :_PLAIN])]
    if len(points) > _MOST_TOGETHER:
        return views
    numbers = possible_numbers(len(points))
    few = numbers[int(0.3 * len(numbers)) :]
    many = range(few[0], max(few[0], min(2 * max(numbers) + 10, len(points) // 4)) + 1)
    random = np.random.default_rng(seed)
    with threadpool_limits(limits=1):
        return [
            *views,
            unit(_main(_together(points, few, random), power=1.0)),
            unit(_main(_together(points, list(many), random), power=0.5)),
        ]


def ask(views: Sequence[Floats], taught: Integers, classes: Integers) -> Floats:
    """Ask a classifier of each view, and agree.

    Parameters
    ----------
    views : sequence of ndarray of shape (n_points, n_dimensions)
        What `see` gives.
    taught : ndarray of shape (n_taught,), dtype=int64
        Points whose class is known.
    classes : ndarray of shape (n_taught,), dtype=int64
        Their classes, at least two, numbered from 0 with none left out.

    Returns
    -------
    chances : ndarray of shape (n_points, n_classes)
        Rows that sum to 1: the geometric mean of what the classifiers say.

    Examples
    --------
    >>> points = np.repeat(np.eye(2), 3, axis=0)
    >>> ask([points], np.array([0, 3]), np.array([0, 1])).argmax(axis=1).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    from sklearn.linear_model import LogisticRegression

    with threadpool_limits(limits=1), warnings.catch_warnings():
        # Many themes with one example each are what people begin with, not a mistake.
        warnings.filterwarnings("ignore", message="The number of unique classes")
        said = [
            LogisticRegression(C=_FIT, max_iter=5000)
            .fit(view[taught], classes)
            .predict_log_proba(view)
            for view in views
        ]
    mean = np.mean(said, axis=0)
    chances = np.exp(mean - mean.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float64)


def _together(points: Floats, numbers: Sequence[int], random: np.random.Generator) -> Floats:
    from sklearn.cluster import KMeans

    together = np.zeros((len(points), len(points)))
    for run in range(_RUNS):
        part = random.choice(len(points), max(2, int(_SHARE * len(points))), replace=False)
        seen = points[:, : _DIRECTIONS[run % len(_DIRECTIONS)]]
        number = min(int(random.choice(np.asarray(numbers))), len(np.unique(seen[part], axis=0)))
        means = KMeans(number, n_init=1, random_state=int(random.integers(1 << 30)))
        member = np.eye(number)[means.fit(seen[part]).predict(seen)]
        together += member @ member.T
    return np.asarray(together / _RUNS, dtype=np.float64)


def _main(together: Floats, *, power: float) -> Floats:
    values, directions = np.linalg.eigh(together)
    strength = np.maximum(values[::-1][:_KEPT], 0) ** power
    return np.asarray(directions[:, ::-1][:, :_KEPT] * strength, dtype=np.float64)
