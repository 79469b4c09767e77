"""Group the same points roughly, many times, and join what the rough groupings keep together."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.joining import average_tree, cut
from analysis.types import Floats, Integers

_RUNS = 150
_SHARE = 0.8  # of the points, drawn for each rough grouping
_FEWEST, _MOST = 5, 12  # rough groups: few and large are much the same in every sample
_STEPS = 6  # a rough grouping need not be finished
_ROWS_AT_ONCE = 4000  # of all the samples that are grouped at once
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
    rows = points.astype(np.float32)
    member = np.hstack([_rough_groups(rows, alike) for alike in _draws(len(rows), seed)])
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


class _Draw(NamedTuple):
    """All that is random in one rough grouping."""

    number: int  # of groups
    sample: Integers
    first: int
    shares: Floats


def _draws(n_rows: int, seed: int) -> Iterator[list[_Draw]]:
    """Draw for every rough grouping, and give those of as many groups together, a few at a time."""
    random = np.random.default_rng(seed)
    most = min(_MOST, n_rows // 2)
    numbers = range(min(_FEWEST, most), most + 1)
    drawn = [_draw(int(random.choice(numbers)), n_rows, random) for _ in range(_RUNS)]
    at_once = max(1, _ROWS_AT_ONCE // n_rows)
    for number in numbers:
        alike = [one for one in drawn if one.number == number]
        for at in range(0, len(alike), at_once):
            yield alike[at : at + at_once]


def _draw(number: int, n_rows: int, random: np.random.Generator) -> _Draw:
    sample = random.permutation(n_rows)[: int(_SHARE * n_rows)]
    return _Draw(number, sample, int(random.integers(len(sample))), random.random(number - 1))


def _rough_groups(rows: NDArray[np.float32], draws: list[_Draw]) -> NDArray[np.float32]:
    """Group samples by direction, and put every row with its nearest: 1 for member, else 0.

    Everything is done for all samples at once: each alone takes longer to call than to compute.
    """
    parts = rows[np.stack([one.sample for one in draws])]
    middles = _spread_out(parts, draws)
    for _ in range(_STEPS):
        sums = _member(parts, middles).transpose(0, 2, 1) @ parts
        lengths = np.linalg.norm(sums, axis=2, keepdims=True)
        middles = np.where(lengths > 1e-6, sums / np.maximum(lengths, 1e-6), middles)
    member = _member(rows[None], middles)
    return np.hstack(list(member))


def _spread_out(parts: NDArray[np.float32], draws: list[_Draw]) -> NDArray[np.float32]:
    """Draw rows to begin from, each likelier the farther it is from those already drawn."""
    each = np.arange(len(parts))
    drawn = [np.array([one.first for one in draws])]
    shares = np.stack([one.shares for one in draws])
    far = np.full(parts.shape[:2], np.inf, dtype=np.float32)
    for share in shares.T:
        last = parts[each, drawn[-1]]
        far = np.minimum(far, np.clip(1 - (parts @ last[:, :, None])[:, :, 0], 0, None))
        reach = np.cumsum(far, axis=1, dtype=np.float64)
        place = (reach < (share * reach[:, -1])[:, None]).sum(axis=1)
        drawn.append(np.minimum(place, parts.shape[1] - 1))
    return np.asarray(parts[each[:, None], np.stack(drawn, axis=1)])


def _member(rows: NDArray[np.float32], middles: NDArray[np.float32]) -> NDArray[np.float32]:
    nearest = (rows @ middles.transpose(0, 2, 1)).argmax(axis=2)
    return np.asarray(nearest[:, :, None] == np.arange(middles.shape[1]), dtype=np.float32)
