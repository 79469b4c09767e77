"""Group the same points roughly, many times, and join what the rough groupings keep together."""

import numpy as np
from numpy.typing import NDArray

from analysis.joining import average_tree, cut
from analysis.types import Floats, Integers

_RUNS = 150
_SHARE = 0.8  # of the points, drawn for each rough grouping
_FEWEST, _MOST = 5, 12  # rough groups: few and large are much the same in every sample
_STEPS = 6  # a rough grouping need not be finished
_PLACE_SHARE = 0.15  # of how far apart two points are: where they stand; the rest: their company
_APART = 0.38  # groups farther apart than this are two


def togetherness(points: Floats, *, seed: int = 0) -> NDArray[np.float32]:
    """Count how often each pair of points is together in rough groupings of samples.

    Parameters
    ----------
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1, at least four.
    seed : int, default=0
        Fixes the random samples and starts.

    Returns
    -------
    together : ndarray of shape (n_points, n_points), dtype=float32
        From 0 (never) to 1 (always).

    References
    ----------
    .. [1] Monti, Tamayo, Mesirov and Golub, "Consensus clustering", Machine Learning 52, 2003.
    .. [2] Dhillon and Modha, "Concept decompositions for large sparse text data using
       clustering", Machine Learning 42, 2001: k-means of directions.

    Examples
    --------
    >>> together = togetherness(np.repeat(np.eye(3), 9, axis=0))
    >>> bool(together[0, 1] > together[0, 9])
    True
    """
    random = np.random.default_rng(seed)
    rows = points.astype(np.float32)
    most = min(_MOST, len(rows) // 2)
    numbers = range(min(_FEWEST, most), most + 1)
    member = np.hstack(
        [_rough_groups(rows, int(random.choice(numbers)), random) for _ in range(_RUNS)]
    )
    return np.asarray(member @ member.T / np.float32(_RUNS))


def join_together(together: NDArray[np.float32], points: Floats) -> Integers:
    """Join points that keep the same company, without being told how many groups there are.

    Two points of one theme may seldom be together themselves, where rough groupings cut the theme
    in two; but they are together with the same others. So points are compared by that, with a
    little of how far apart they stand, and joined (average linkage) for as long as they are alike.

    Parameters
    ----------
    together : ndarray of shape (n_points, n_points)
        What `togetherness` gives, for at least two points.
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1: where they stand.

    Returns
    -------
    labels : ndarray of shape (n_points,), dtype=int64
        Group of each point, numbered from 0 with none left out.

    Examples
    --------
    >>> points = np.repeat(np.eye(2), 3, axis=0)
    >>> join_together(togetherness(points), points).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    company = together / np.linalg.norm(together, axis=1, keepdims=True)
    alike = (1 - _PLACE_SHARE) * (company @ company.T)
    alike += _PLACE_SHARE * (points @ points.T).astype(np.float32)
    # Points that stand at nearly one place are never apart, however rough groupings cut it.
    apart = np.clip(1 - np.maximum(alike, points @ points.T), 0, None)
    return cut(*average_tree(apart), _APART)


def _rough_groups(
    rows: NDArray[np.float32], number: int, random: np.random.Generator
) -> NDArray[np.float32]:
    """Group a sample by direction, and put every row with its nearest: 1 for member, else 0."""
    part = rows[random.permutation(len(rows))[: int(_SHARE * len(rows))]]
    middles = _spread_out(part, number, random)
    for _ in range(_STEPS):
        sums = _member(part, middles).T @ part
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 1e-6, sums / np.maximum(lengths, 1e-6), middles)
    return _member(rows, middles)


def _spread_out(
    rows: NDArray[np.float32], number: int, random: np.random.Generator
) -> NDArray[np.float32]:
    """Draw rows to begin from, each likelier the farther it is from those already drawn."""
    drawn = [int(random.integers(len(rows)))]
    far = np.clip(1 - rows @ rows[drawn[0]], 0, None)
    while len(drawn) < number:
        reach = np.cumsum(far, dtype=np.float64)
        drawn.append(min(int(np.searchsorted(reach, random.random() * reach[-1])), len(rows) - 1))
        far = np.minimum(far, np.clip(1 - rows @ rows[drawn[-1]], 0, None))
    return rows[drawn]


def _member(rows: NDArray[np.float32], middles: NDArray[np.float32]) -> NDArray[np.float32]:
    member = np.zeros((len(rows), len(middles)), dtype=np.float32)
    member[np.arange(len(rows)), (rows @ middles.T).argmax(axis=1)] = 1
    return member
