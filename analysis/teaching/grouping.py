"""Group points as before, with what people decided already joined or kept apart."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats, Integers

_UNTAUGHT, _TAUGHT = 0.38, 0.22  # how far apart groups are two: people split what we would join
_NEAR_ENOUGH = 0.5  # of how alike the points of a group are


def join_decided(
    alike: Floats, parts: Integers, apart: Iterable[tuple[int, int]], *, trust: float
) -> Integers:
    """Join points that are alike, for as long as people would, without being told how many groups.

    Parameters
    ----------
    alike : ndarray of shape (n_points, n_points)
        At most 1.
    parts : ndarray of shape (n_points,), dtype=int64
        Points of one part are decided to be together; -1 where nothing was decided.
    apart : iterable of (int, int)
        Parts that are decided not to be together.
    trust : float
        From 0, group as coarsely as without decisions, to 1, as finely as people do.

    Returns
    -------
    labels : ndarray of shape (n_points,), dtype=int64
        Group of each point, from 0. A point alone joins the group it is most like, if it is at
        least half as like it as that group’s own. A part is always in one group.

    Examples
    --------
    >>> alike = np.kron(np.eye(2), np.ones((2, 2)))
    >>> join_decided(alike, np.array([-1, 0, 0, -1]), [], trust=0.0).tolist()
    [0, 0, 0, 0]
    >>> join_decided(alike, np.array([0, -1, 1, -1]), [(0, 1)], trust=1.0).tolist()
    [0, 0, 1, 1]
    >>> join_decided(np.eye(2), np.array([-1, -1]), [], trust=1.0).tolist()
    [0, 1]
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    far = np.clip(1 - (alike + alike.T) / 2, 0, None)
    for lower, higher in apart:
        one, other = np.flatnonzero(parts == lower), np.flatnonzero(parts == higher)
        far[np.ix_(one, other)] = far[np.ix_(other, one)] = 1
    decided = parts >= 0
    far[(parts[:, None] == parts[None]) & decided[:, None]] = 0
    np.fill_diagonal(far, 0)
    tree = linkage(squareform(far, checks=False), method="average")
    height = _UNTAUGHT + trust * (_TAUGHT - _UNTAUGHT)
    labels = np.asarray(fcluster(tree, height, criterion="distance"), dtype=np.int64)
    return _take_in(_whole(labels, parts), alike, ~decided)


def _whole(labels: Integers, parts: Integers) -> Integers:
    """Put each part in one group: the one most of it is in."""
    labels = labels.copy()
    for part in np.unique(parts[parts >= 0]):
        labels[parts == part] = np.bincount(labels[parts == part]).argmax()
    return labels


def _take_in(labels: Integers, alike: Floats, free: NDArray[np.bool_]) -> Integers:
    labels = np.unique(labels, return_inverse=True)[1]
    sizes = np.bincount(labels)
    several = np.flatnonzero(sizes > 1)
    if not len(several):
        return labels
    near = np.vstack([alike[:, labels == group].mean(axis=1) for group in several]).T
    usual = np.array([near[labels == group, i].mean() for i, group in enumerate(several)])
    best = near.argmax(axis=1)
    taken = free & (sizes[labels] == 1) & (near.max(axis=1) >= _NEAR_ENOUGH * usual[best])
    return np.unique(np.where(taken, several[best], labels), return_inverse=True)[1]
