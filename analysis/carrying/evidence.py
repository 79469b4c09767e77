"""Three ways to see how far a text belongs to each agreed theme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.cluster import possible_numbers
from analysis.coding.likeness import LearntTexts
from analysis.coding.ridge import learn
from analysis.types import Floats, Integers
from analysis.vectors import StaticWords, unit

_RUNS = 60
_SHARE = 0.8
_DIRECTIONS = (15, 25, 35)  # rough groupings take turns at these
_LEAST_LIKE, _LEAST_TOGETHER = 0.02, 0.02  # so that nothing is ever ruled out for certain


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """How far texts belong to themes.

    Attributes
    ----------
    seen : ndarray of shape (n_texts, n_themes, 3)
        Logarithms of the likeness to a theme's examples and of how often rough groupings put the
        text with them, and the cosine to their middle.
    nearness : ndarray of shape (n_texts, n_themes)
        The cosine alone, from -1 to 1.
    """

    seen: Floats
    nearness: Floats


class Examples:
    """Examples of agreed themes, learnt once; no other text of the month changes what they say.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts, in an order that does not depend on how they came.
    points : ndarray of shape (n_texts, n_dimensions)
        Rows of length 1, or 0 for a text with nothing to go by.
    has_theme : ndarray of shape (n_texts, n_themes), dtype=bool
        The theme of each, exactly one; each theme has an example.
    static : StaticWords or None
        Static vectors, where there are any.
    """

    def __init__(
        self,
        texts: Sequence[str],
        points: Floats,
        has_theme: NDArray[np.bool_],
        static: StaticWords | None,
    ) -> None:
        self._sizes = has_theme.sum(axis=0)
        with threadpool_limits(limits=1):  # as many threads as there are could round another way
            self._texts = LearntTexts(texts, static)
            likeness = self._texts.likeness(texts)
            self._weights, self._middle, left_out = learn(likeness, has_theme)
            self._groupings = _rough_groupings(points)
            cells = _cells(points, self._groupings)
            self._together = cells.T @ has_theme
            self._sums = points.T @ has_theme
        self.left_out = self._without_itself(left_out, cells, points, has_theme)

    def weigh(self, texts: Sequence[str], points: Floats) -> Evidence:
        """Say how far texts that are not examples belong to each theme.

        Parameters
        ----------
        texts : sequence of str
            Cleaned texts.
        points : ndarray of shape (n_texts, n_dimensions)
            Their points, among those of the examples.

        Returns
        -------
        evidence : Evidence
        """
        with threadpool_limits(limits=1):
            like = self._texts.likeness(texts) @ self._weights + self._middle
            together = _cells(points, self._groupings) @ self._together / self._sizes
            near = points @ unit(self._sums.T).T
        return _as_evidence(like, together, near)

    def _without_itself(
        self, like: Floats, cells: Floats, points: Floats, has_theme: NDArray[np.bool_]
    ) -> Evidence:
        """Weigh each example as if it alone had not been an example."""
        itself = has_theme * (cells**2).sum(axis=1, keepdims=True)
        others = np.maximum(self._sizes - has_theme, 1)
        together = (cells @ self._together - itself) / others
        lengths = (points**2).sum(axis=1, keepdims=True)
        sums = points @ self._sums
        squared = (self._sums**2).sum(axis=0)
        left = np.sqrt(np.maximum(squared - has_theme * (2 * sums - lengths), 1e-9))
        return _as_evidence(like, together, (sums - has_theme * lengths) / left)


def _as_evidence(like: Floats, together: Floats, near: Floats) -> Evidence:
    seen = np.stack(
        [
            np.log(np.maximum(like, _LEAST_LIKE)),
            np.log(np.maximum(together, 0) + _LEAST_TOGETHER),
            3 * near,
        ],
        axis=-1,
    )
    return Evidence(np.asarray(seen, dtype=np.float64), near)


def _rough_groupings(points: Floats) -> list[Floats]:
    """Group samples of the examples many times; what is kept of each is its centres."""
    from sklearn.cluster import KMeans

    n_places = len(np.unique(points.round(6), axis=0))
    numbers = [n for n in possible_numbers(len(points)) if n <= n_places]
    if len(points) < 3 or not numbers:
        return [points.mean(axis=0, keepdims=True)]
    random = np.random.default_rng(0)  # the caller's seed must not move a carried comment
    centres = []
    for run in range(_RUNS):
        part = np.sort(random.choice(len(points), max(2, int(_SHARE * len(points))), replace=False))
        seen = points[part, : _DIRECTIONS[run % len(_DIRECTIONS)]]
        number = min(
            int(random.choice(numbers[int(0.3 * len(numbers)) :])), len(np.unique(seen, axis=0))
        )
        means = KMeans(number, n_init=1, random_state=int(random.integers(1 << 30)))
        centres.append(np.asarray(means.fit(seen).cluster_centers_, dtype=np.float64))
    return centres


def _cells(points: Floats, groupings: Sequence[Floats]) -> Floats:
    """Mark the group of each point in each rough grouping: rows of length 1."""
    marks = []
    for centres in groupings:
        seen = points[:, : centres.shape[1]]
        distances = (centres**2).sum(axis=1) - 2 * seen @ centres.T
        marks.append(np.eye(len(centres))[_nearest(distances)])
    return np.asarray(np.hstack(marks) / len(groupings) ** 0.5, dtype=np.float64)


def _nearest(distances: Floats) -> Integers:
    return np.asarray(distances.round(9).argmin(axis=1), dtype=np.int64)
