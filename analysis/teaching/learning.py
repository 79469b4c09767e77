"""Learn from decided comments which theme the others may be in, and so which are alike."""

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats, Integers

_PLACE_SHARE = 0.15  # of how alike two points are: where they stand; the rest: their company
_PENALTIES = (0.3, 0.5)  # of what is learnt from company, and from togetherness and place
_DOUBT = 0.1  # a difference between two themes that makes one e times as likely
_NEAR_ONLY = 16  # power of alikeness: only the nearest hand on what they were taught
_HANDED_ON = 0.5  # how much of what a point knows it has from its neighbours
_LEAST = 1e-4  # no theme is ever out of the question


def company(together: NDArray[np.float32]) -> Floats:
    """Say how far points are together with the same others, from 0 to 1.

    Parameters
    ----------
    together : ndarray of shape (n_points, n_points)
        How often rough groupings keep each pair together; 1 with itself.

    Returns
    -------
    company : ndarray of shape (n_points, n_points), dtype=float64

    Examples
    --------
    >>> company(np.array([[1, 0], [0, 1]], dtype=np.float32)).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    rows = together.astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows @ rows.T, dtype=np.float64)


def alikeness(together: NDArray[np.float32], points: Floats) -> Floats:
    """Say how alike points are to somebody who was told nothing: by company, and a little by place.

    Parameters
    ----------
    together : ndarray of shape (n_points, n_points)
        How often rough groupings keep each pair together.
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1.

    Returns
    -------
    alike : ndarray of shape (n_points, n_points), dtype=float64
        At most 1, for points at one place.

    Examples
    --------
    >>> alikeness(np.eye(2, dtype=np.float32), np.eye(2)).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    near = points @ points.T
    mixed = (1 - _PLACE_SHARE) * company(together) + _PLACE_SHARE * near
    return np.asarray(np.clip(np.maximum(mixed, near), None, 1), dtype=np.float64)


def ask(
    together: NDArray[np.float32], points: Floats, taught: Integers, classes: Integers
) -> Floats:
    """Learn classes in three ways, and let the three agree.

    Kernel ridge regression on company, and on togetherness beside place, sees the whole; handing
    on from neighbour to neighbour sees what is near.

    Parameters
    ----------
    together : ndarray of shape (n_points, n_points)
        How often rough groupings keep each pair together.
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1.
    taught : ndarray of shape (n_taught,), dtype=int64
        Points whose class is known, each once.
    classes : ndarray of shape (n_taught,), dtype=int64
        Their classes, numbered from 0 with none left out.

    Returns
    -------
    chances : ndarray of shape (n_points, n_classes)
        Rows that sum to 1: the geometric mean of the three.

    References
    ----------
    .. [1] Zhou, Bousquet, Lal, Weston and Schölkopf, "Learning with local and global
       consistency", NIPS 2003: handing on.

    Examples
    --------
    >>> points = np.repeat(np.eye(2), 3, axis=0)
    >>> together = (points @ points.T).astype(np.float32)
    >>> ask(together, points, np.array([0, 3]), np.array([0, 1])).argmax(axis=1).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    said = (
        _regress(company(together), taught, classes, _PENALTIES[0]),
        _hand_on(alikeness(together, points), taught, classes),
        _regress(together + points @ points.T, taught, classes, _PENALTIES[1]),
    )
    return _shares(np.mean([np.log(np.maximum(one, _LEAST)) for one in said], axis=0))


def draw(alike: Floats, chances: Floats, trust: float) -> Floats:
    """Draw points of one likely class together, and others apart, where there is little doubt.

    Parameters
    ----------
    alike : ndarray of shape (n_points, n_points)
        How alike points are to somebody who was told nothing.
    chances : ndarray of shape (n_points, n_classes)
        What was learnt: rows that sum to 1, at least two classes.
    trust : float
        From 0, nothing learnt counts, to 1.

    Returns
    -------
    drawn : ndarray of shape (n_points, n_points)
        Alike as it was where either point’s class is in doubt.

    Examples
    --------
    >>> draw(np.ones((2, 2)), np.eye(2), trust=1.0).round(2).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    doubt = -(chances * np.log(np.maximum(chances, 1e-9))).sum(axis=1) / np.log(chances.shape[1])
    sure = np.clip(1 - doubt, 0, 1) ** 0.5
    share = trust * np.outer(sure, sure)
    rows = chances / np.linalg.norm(chances, axis=1, keepdims=True)
    return np.asarray(alike + share * (rows @ rows.T - alike), dtype=np.float64)


def _regress(
    kernel: NDArray[np.floating], taught: Integers, classes: Integers, penalty: float
) -> Floats:
    member = np.eye(classes.max() + 1)[classes]
    usual = member.mean(axis=0)
    inner = kernel[np.ix_(taught, taught)] + penalty * np.eye(len(taught))
    return _shares((usual + kernel[:, taught] @ np.linalg.solve(inner, member - usual)) / _DOUBT)


def _hand_on(alike: Floats, taught: Integers, classes: Integers) -> Floats:
    ties = np.maximum(alike, 0) ** _NEAR_ONLY
    np.fill_diagonal(ties, 0)
    ties /= np.maximum(ties.sum(axis=1, keepdims=True), 1e-12)
    known = np.zeros((len(alike), classes.max() + 1))
    known[taught, classes] = 1
    had = np.linalg.solve(np.eye(len(alike)) - _HANDED_ON * ties, known)
    # Rare classes would otherwise hardly be heard, and equal ones would be heard too much.
    had *= known.sum(axis=0) ** 0.5 / had.sum(axis=0)
    return np.asarray(had / np.maximum(had.sum(axis=1, keepdims=True), 1e-12), dtype=np.float64)


def _shares(logs: Floats) -> Floats:
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)
