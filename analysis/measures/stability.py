"""How far the same themes would be found, had some of the comments not come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysis.measures.groupings import compare_groupings
from analysis.pipeline import find_themes
from analysis.text import clean
from analysis.types import NON_ANSWER, Floats, Integers, Vectors

Group = Callable[[Sequence[str]], Integers]
"""From n texts to an array of shape (n,): the group of each, negative for none."""

_SHARE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """How alike the themes of parts of the comments are.

    Attributes
    ----------
    agreement : float
        Adjusted Rand index between two parts, on the comments in both: 1 is the same themes, 0
        what chance gives. Mean of all pairs of parts; NaN where parts share nothing.
    themes : ndarray of shape (n_themes,), dtype=float64
        From 0 to 1 for each theme of all the comments: how much of it was found again as one
        theme in the parts. Below .6 a theme came by chance as much as not.
    """

    agreement: float
    themes: Floats


def how_sure(
    texts: Sequence[str],
    *,
    seed: int = 0,
    n_samples: int = 2,
    share: float = _SHARE,
    vectors: Vectors | None = None,
) -> Stability:
    """Say how far `find_themes` would find the same themes in parts of the comments.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written; their order changes nothing.
    seed : int, default=0
        Fixes the parts, and the themes of each.
    n_samples : int, default=2
        Parts to draw, at least 2: each takes as long as finding themes.
    share : float, default=0.8
        Share of the comments in each part, above 0 and at most 1.
    vectors : callable, optional
        As for `find_themes`.

    Returns
    -------
    stability : Stability
        `themes` are in the order of `find_themes(texts, seed=seed, vectors=vectors).themes`.

    Raises
    ------
    ValueError
        If `n_samples` is below 2 or `share` out of range.

    Examples
    --------
    >>> said = [f"{who} was {how}" for who in ("The bus", "The taxi") for how in ("late", "early")]
    >>> how_sure(said * 10).themes  # four different comments are too few for themes
    array([], dtype=float64)
    """
    return how_stable(
        lambda part: find_themes(part, seed=seed, vectors=vectors).comment_themes,
        texts,
        seed=seed,
        n_samples=n_samples,
        share=share,
    )


def how_stable(
    group: Group,
    texts: Sequence[str],
    *,
    seed: int = 0,
    n_samples: int = 2,
    share: float = _SHARE,
) -> Stability:
    """Do as `how_sure` does, for any way of grouping texts.

    Parameters
    ----------
    group : callable
        From n texts to an array of shape (n,): the group of each, negative for none.
    texts, seed, n_samples, share
        As for `how_sure`.

    Returns
    -------
    stability : Stability
        `themes` are in the order of the numbers that `group` gave for all texts. Non-answers are
        left out of the agreement: they are told apart by a list of words, in any part alike.

    Raises
    ------
    ValueError
        If `n_samples` is below 2 or `share` out of range.

    References
    ----------
    .. [1] Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics and
       Data Analysis 52, 2007: the best Jaccard similarity in each part, and its limits.

    Examples
    --------
    >>> by_length = lambda part: np.array([len(text) - 1 for text in part])
    >>> stability = how_stable(by_length, ["a", "b", "cd", "ef", "gh"] * 4)
    >>> stability.agreement, stability.themes.tolist()
    (1.0, [1.0, 1.0])
    """
    if n_samples < 2 or not 0 < share <= 1:
        raise ValueError("stability needs 2 samples or more, each of a share above 0 and at most 1")
    ordered = sorted(range(len(texts)), key=lambda i: (clean(texts[i]), texts[i]))
    whole = np.asarray(group([texts[i] for i in ordered]), dtype=np.int64)
    random = np.random.default_rng(seed)
    parts = [_part(group, texts, ordered, random, share) for _ in range(n_samples)]
    n_themes = int(whole.max(initial=-1)) + 1
    again = [[_found_again(whole, part, theme) for part in parts] for theme in range(n_themes)]
    means = [_mean(told) for told in again]
    agreement = _mean([_agree(one, other) for one, other in combinations(parts, 2)])
    return Stability(agreement, np.array(means, dtype=np.float64))


_ABSENT = -9  # a comment that a part does not hold


def _part(
    group: Group,
    texts: Sequence[str],
    ordered: Sequence[int],
    random: np.random.Generator,
    share: float,
) -> Integers:
    """Group a part of the texts; the groups are in the order of `ordered`."""
    chosen = np.sort(random.choice(len(ordered), round(share * len(ordered)), replace=False))
    groups = np.full(len(ordered), _ABSENT, dtype=np.int64)
    groups[chosen] = group([texts[ordered[i]] for i in chosen])
    return groups


def _agree(one: Integers, other: Integers) -> float:
    both = (one != _ABSENT) & (other != _ABSENT) & (one != NON_ANSWER) & (other != NON_ANSWER)
    return compare_groupings(one[both].tolist(), other[both].tolist()).ari


def _found_again(whole: Integers, part: Integers, theme: int) -> float:
    """Best overlap (Jaccard) of a theme with one of a part's, among the comments of the part."""
    held = (whole == theme) & (part != _ABSENT)
    rivals = np.unique(part[held & (part >= 0)])
    if not held.any():
        return float("nan")
    in_part = part != _ABSENT
    overlaps = [
        (held & (part == rival)).sum() / ((held | (part == rival)) & in_part).sum()
        for rival in rivals
    ]
    return float(max(overlaps, default=0.0))


def _mean(figures: Sequence[float]) -> float:
    told = [figure for figure in figures if np.isfinite(figure)]
    return float(np.mean(told)) if told else float("nan")
