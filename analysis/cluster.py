"""Group points when nobody knows how many groups there are: many rough groupings, one consensus."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.consensus import join_together, togetherness
from analysis.types import Floats, Integers
from analysis.vectors import unit

_NEAR_ENOUGH = 0.5  # of how near a group's points are to its middle
_STEPS, _LIKE = 20, 10  # of certainty at most; points in each at least
_MOST_LEARNT = 1500  # points: what is held in memory grows with the square


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Groups of points: `labels` and `agreement` (n_points,), `centroids` (n_groups, n_dimensions).

    Agreement, from 0 to 1, is how often the rough groupings put a point with its group.
    """

    labels: Integers
    agreement: Floats
    centroids: Floats


def group(points: Floats, *, seed: int = 0) -> Groups:
    """Group points by how often many rough groupings keep them together.

    Parameters
    ----------
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1, at least one. Rows of length 0 belong with nothing, and share a group.
    seed : int, default=0
        Fixes the random samples and starts.

    Returns
    -------
    groups : Groups
        Group 0 is the largest. Above 1,500 points the groups are learnt on a sample, and the others
        join the nearest.

    References
    ----------
    .. [1] Monti, Tamayo, Mesirov and Golub, "Consensus clustering", Machine Learning 52, 2003.

    Examples
    --------
    >>> points = np.repeat(np.eye(3), 9, axis=0) + np.arange(27)[:, None] / 1000
    >>> group(unit(points)).labels.reshape(3, 9).std(axis=1).tolist()
    [0.0, 0.0, 0.0]
    """
    places, where = _distinct(points)
    if len(places) <= 3:
        return _largest_first(where, np.ones(len(points)), points)
    learnt = np.arange(len(places))
    if len(places) > _MOST_LEARNT:
        random = np.random.default_rng(seed)
        learnt = np.sort(random.choice(len(places), _MOST_LEARNT, replace=False))
    # Many small steps: on a busy machine several threads wait for each other, up to ten times as
    # long, and another number of threads could round another way.
    with threadpool_limits(limits=1):
        together = togetherness(places[learnt], seed=seed)
        labels = _take_in(join_together(together, places[learnt]), places[learnt])
        agreement = _agreement(together, labels)
    if len(learnt) < len(places):
        groups = _largest_first(labels, agreement, places[learnt])
        labels, agreement = join(places, groups, places[learnt])
        labels[learnt], agreement[learnt] = groups.labels, groups.agreement
    return _largest_first(labels[where], agreement[where], points)


def join(points: Floats, groups: Groups, grouped: Floats) -> tuple[Integers, Floats]:
    """Put points with the nearest of the groups that others formed.

    Parameters
    ----------
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1.
    groups : Groups
        What `group` made of `grouped`.
    grouped : ndarray of shape (n_grouped, n_dimensions)
        The points the groups were learnt from.

    Returns
    -------
    labels : ndarray of shape (n_points,), dtype=int64
        The nearest group.
    certainty : ndarray of shape (n_points,), dtype=float64
        From 0 to 1: the agreement that grouped points have when they are as much nearer to their
        own group than to the next.

    Examples
    --------
    >>> points = unit(np.repeat(np.eye(3), 9, axis=0) + np.arange(27)[:, None] / 1000)
    >>> groups = group(points)
    >>> labels, certainty = join(points[:2], groups, points)
    >>> bool((labels == groups.labels[:2]).all()), bool((certainty <= 1).all())
    (True, True)
    """
    labels = np.asarray((points @ groups.centroids.T).argmax(axis=1), dtype=np.int64)
    return labels, judge(points, labels, groups, grouped)


def judge(points: Floats, labels: Integers, groups: Groups, grouped: Floats) -> Floats:
    """Tell how certain each point's group is, from 0 to 1, as `join` does, for any labels."""
    known = _margins(grouped, groups.labels, groups.centroids)
    order = np.argsort(known, kind="stable")
    # Points of like margin together; a greater margin is never less certain.
    likes = np.array_split(order, max(1, min(_STEPS, len(order) // _LIKE)))
    margins = np.array([known[like].mean() for like in likes])
    usual = np.maximum.accumulate([groups.agreement[like].mean() for like in likes])
    return np.clip(np.interp(_margins(points, labels, groups.centroids), margins, usual), 0, 1)


def possible_numbers(n_points: int) -> list[int]:
    """List the numbers of groups worth trying: more comments can hold more themes.

    Examples
    --------
    >>> possible_numbers(12), possible_numbers(500)[-1], possible_numbers(5000)[-1]
    ([3, 4, 5, 6], 20, 30)
    """
    most = int(min(30, max(8, 0.9 * n_points**0.5), n_points / 2))
    return [*range(3, min(most, 16) + 1), *range(18, most + 1, 2)] or [2]


def _take_in(labels: Integers, points: Floats) -> Integers:
    """Put points that are alone with the nearest group, if they are not far from it."""
    sizes = np.bincount(labels)
    several = np.flatnonzero(sizes > 1)
    lone = sizes[labels] == 1
    if not len(several) or not lone.any():
        return labels
    middles = unit(np.vstack([points[labels == group].mean(axis=0) for group in several]))
    near = points @ middles.T
    usual = np.array([near[labels == group, i].mean() for i, group in enumerate(several)])
    nearest = near.argmax(axis=1)
    taken = lone & (near.max(axis=1) >= _NEAR_ENOUGH * usual[nearest])
    return np.unique(np.where(taken, several[nearest], labels), return_inverse=True)[1]


def _agreement(together: NDArray[np.float32], labels: Integers) -> Floats:
    """How often each point is with the others of its group; 0 for one that is alone."""
    member = np.eye(labels.max() + 1, dtype=np.float32)[labels]
    others = (together @ member)[np.arange(len(labels)), labels] - together.diagonal()
    sizes = np.bincount(labels)[labels] - 1
    return np.asarray(np.clip(others / np.maximum(sizes, 1), 0, 1), dtype=np.float64)


def _distinct(points: Floats) -> tuple[Floats, Integers]:
    """List the places points stand at, in the order they first appear, and each point's place."""
    _, first, where = np.unique(points.round(6), axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    return points[first[order]], np.argsort(order)[where.ravel()]


def _margins(points: Floats, labels: Integers, centroids: Floats) -> Floats:
    """How much nearer each point is to its own group than to the next."""
    near = points @ centroids.T
    rows = np.arange(len(points))
    own = near[rows, labels]
    near[rows, labels] = -1
    return np.asarray(own - near.max(axis=1), dtype=np.float64)


def _largest_first(labels: Integers, agreement: Floats, points: Floats) -> Groups:
    sizes = np.bincount(labels)
    # Equal sizes keep the order in which they appear.
    appears = np.array([np.argmax(labels == old) for old in range(len(sizes))])
    order = np.lexsort(np.stack([appears, -sizes]))
    centroids = unit(np.vstack([points[labels == old].mean(axis=0) for old in order]))
    return Groups(np.argsort(order)[labels], agreement, centroids)
