"""Find groups of comments that this month holds and last month did not."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.types import Floats, Integers

_CHANCE = 0.05  # of proposing anything at all in a month where nothing is new
FEWEST = 5  # comments: fewer are heard, but are not a theme that nobody knew
_MOST = 60  # comments looked at together; the rest of a larger theme joins its core
_SEEN_BEFORE = 0.25  # of what last month would hold of such a group, were it not new
_SHUFFLES = 200
_MOST_COMPARED = 1500  # texts: what is held in memory grows with the square


@dataclass(frozen=True, slots=True, eq=False)
class _Neighbours:
    """The nearest of each text, itself first, shape (n_texts, n_nearest); which are new."""

    nearest: Integers
    is_new: NDArray[np.bool_]

    def excess(self, is_new: NDArray[np.bool_]) -> Floats:
        """Say how much more each neighbourhood holds of what is new than chance would put there."""
        n_nearest = self.nearest.shape[1]
        size = np.arange(1, n_nearest + 1, dtype=np.float64)
        new = np.cumsum(is_new[self.nearest], axis=1, dtype=np.float64)
        share = is_new.mean()
        old = size - new
        excess = _part(new, size * share) + _part(old, size * (1 - share))
        excess[(new <= size * share) | (old > _SEEN_BEFORE * size * (1 - share))] = 0
        excess[:, : FEWEST - 1] = 0
        return excess


def find_new(points: Floats, is_new: NDArray[np.bool_], *, seed: int = 0) -> list[Integers]:
    """Find close groups of new texts where there was hardly an old one.

    Every neighbourhood of every text is looked at. What is found must be rarer than the rarest of
    19 in 20 months in which old and new are shuffled: so looking everywhere does not find what is
    not there.

    Parameters
    ----------
    points : ndarray of shape (n_texts, n_dimensions)
        Rows of length 1, or 0, learnt from old and new alike.
    is_new : ndarray of shape (n_texts,), dtype=bool
        Which texts are this month's.
    seed : int, default=0
        Fixes the shuffles, and the sample that is looked at above 1,500 texts.

    Returns
    -------
    groups : list of ndarray of int64
        New texts of each group, at least 5; the clearest group first. None in most months.

    References
    ----------
    .. [1] Kulldorff, "A spatial scan statistic", Communications in Statistics 26, 1997.

    Examples
    --------
    >>> from analysis.vectors import unit
    >>> points = unit(np.repeat(np.eye(3), 20, axis=0) + np.arange(60)[:, None] / 1000)
    >>> [group.tolist() for group in find_new(points, np.arange(60) >= 40)] == [[*range(40, 60)]]
    True
    """
    random = np.random.default_rng(seed)
    looked = np.flatnonzero(points.any(axis=1))
    if len(looked) > _MOST_COMPARED:
        looked = np.sort(random.choice(looked, _MOST_COMPARED, replace=False))
    if is_new[looked].all() or is_new[looked].sum() < FEWEST:
        return []
    around = _neighbours(points[looked], is_new[looked])
    excess = around.excess(around.is_new)
    usual = [
        around.excess(random.permutation(around.is_new)).max(initial=0) for _ in range(_SHUFFLES)
    ]
    limit = max(float(np.quantile(usual, 1 - _CHANCE)), 1e-9)
    return [looked[group] for group in _apart(around, excess, limit)]


def _neighbours(points: Floats, is_new: NDArray[np.bool_]) -> _Neighbours:
    with threadpool_limits(limits=1):
        near = (points @ points.T).round(9)
    np.fill_diagonal(near, np.inf)
    most = max(1, min(_MOST, len(points) // 3))
    return _Neighbours(np.argsort(-near, axis=1, kind="stable")[:, :most], is_new)


def _part(counted: Floats, expected: Floats) -> Floats:
    return np.asarray(counted * np.log(np.maximum(counted, 1e-12) / expected), dtype=np.float64)


def _apart(around: _Neighbours, excess: Floats, limit: float) -> list[Integers]:
    """Keep the clearest neighbourhoods, no two of which share a text."""
    taken = np.zeros(len(around.is_new), dtype=bool)
    groups = []
    for place in np.argsort(-excess, axis=None, kind="stable"):
        text, last = divmod(int(place), excess.shape[1])
        if excess[text, last] <= limit:
            break
        group = around.nearest[text, : last + 1]
        new = np.sort(group[around.is_new[group]])
        if not taken[group].any() and len(new) >= FEWEST:
            taken[group] = True
            groups.append(new)
    return groups
