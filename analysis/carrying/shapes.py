"""Themes that a fresh look at a month takes apart, or puts together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from analysis.cluster import group
from analysis.keywords import find_keywords
from analysis.placing import FEWEST_COMMENTS
from analysis.types import Floats, Integers

Found = TypeVar("Found", int, tuple[int, int])

_LOOKS = 3  # all must show it now, and none of last month's
_FEWEST = 8  # comments of each part
_OF_THEME = 0.25  # a part holds this share of its theme
_OF_GROUP = 0.5  # of a part's fresh group, or of each of two themes put together


@dataclass(frozen=True, slots=True)
class Split:
    """A theme that may now be two: the words that mark each part, and its comments."""

    theme: int
    words: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two themes that may now be one."""

    themes: tuple[int, int]


def look(points: Floats) -> list[Integers]:
    """Look at a month afresh, three times.

    Parameters
    ----------
    points : ndarray of shape (n_texts, n_dimensions)
        Rows of length 1.

    Returns
    -------
    looks : list of ndarray of shape (n_texts,), dtype=int64
        Groups; none where there are too few comments.

    Examples
    --------
    >>> look(np.zeros((0, 2)))
    []
    """
    if len(points) < FEWEST_COMMENTS:
        return []
    return [group(points, seed=seed).labels for seed in range(_LOOKS)]


def find_splits(
    texts: Sequence[str],
    themes: Integers,
    looks: Sequence[Integers],
    old_themes: Integers,
    old_looks: Sequence[Integers],
) -> tuple[Split, ...]:
    """Find themes that fresh looks take apart now, and did not last month.

    Parameters
    ----------
    texts : sequence of str
        This month's cleaned comments.
    themes : ndarray of shape (n_texts,), dtype=int64
        The theme of each.
    looks : sequence of ndarray of shape (n_texts,), dtype=int64
        What `look` gives.
    old_themes, old_looks
        The same of last month.

    Returns
    -------
    splits : tuple of Split
        In the order of themes.

    Examples
    --------
    >>> find_splits([], np.arange(0), [], np.arange(0), [])
    ()
    """
    seen = _in_all([_split_themes(_count(themes, fresh)) for fresh in looks])
    known = _in_any([_split_themes(_count(old_themes, fresh)) for fresh in old_looks])
    splits = []
    for theme in sorted(seen - known):
        fresh = looks[0]
        counts = _count(themes, fresh)
        parts = np.flatnonzero(_is_part(counts)[theme]).tolist()
        own = np.flatnonzero(themes == theme).tolist()
        labels = np.array([parts.index(g) if g in parts else -1 for g in fresh[own].tolist()])
        words = find_keywords([texts[i] for i in own], labels, n_words=4)
        splits.append(
            Split(
                theme,
                tuple(tuple(word for word, _ in weighed) for weighed in words),
                tuple(int(counts[theme, part]) for part in parts),
            )
        )
    return tuple(splits)


def find_merges(
    themes: Integers,
    looks: Sequence[Integers],
    old_themes: Integers,
    old_looks: Sequence[Integers],
) -> tuple[Merge, ...]:
    """Find pairs of themes that fresh looks put together now, and did not last month.

    Parameters
    ----------
    themes, looks, old_themes, old_looks
        As for `find_splits`.

    Returns
    -------
    merges : tuple of Merge
        In the order of themes.

    Examples
    --------
    >>> find_merges(np.arange(0), [], np.arange(0), [])
    ()
    """
    seen = _in_all([_merged_themes(_count(themes, fresh)) for fresh in looks])
    known = _in_any([_merged_themes(_count(old_themes, fresh)) for fresh in old_looks])
    return tuple(Merge(pair) for pair in sorted(seen - known))


def _count(themes: Integers, fresh: Integers) -> NDArray[np.float64]:
    counts = np.zeros((themes.max(initial=-1) + 1, fresh.max(initial=-1) + 1))
    np.add.at(counts, (themes, fresh), 1)
    return counts


def _is_part(counts: NDArray[np.float64]) -> NDArray[np.bool_]:
    of_theme = counts >= _OF_THEME * counts.sum(axis=1, keepdims=True)
    of_group = counts >= _OF_GROUP * counts.sum(axis=0)
    return np.asarray((counts >= _FEWEST) & of_theme & of_group, dtype=np.bool_)


def _split_themes(counts: NDArray[np.float64]) -> set[int]:
    return set(np.flatnonzero(_is_part(counts).sum(axis=1) > 1).tolist())


def _merged_themes(counts: NDArray[np.float64]) -> set[tuple[int, int]]:
    inside = (counts >= _FEWEST) & (counts >= _OF_GROUP * counts.sum(axis=1, keepdims=True))
    return {
        (int(one), int(other))
        for fresh in inside.T
        for one in np.flatnonzero(fresh)
        for other in np.flatnonzero(fresh)
        if one < other
    }


def _in_all(looks: Sequence[set[Found]]) -> set[Found]:
    return set.intersection(*looks) if looks else set()


def _in_any(looks: Sequence[set[Found]]) -> set[Found]:
    return set().union(*looks)
