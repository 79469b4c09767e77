"""How far two groupings of the same comments agree."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats

_BLOCK = 1000  # rows compared with all others at once


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two groupings: 1 is the same, 0 what chance gives (adjusted)."""

    ami: float
    """Adjusted mutual information: how much knowing one tells of the other."""
    ari: float
    """Adjusted Rand index: how many pairs are together, or apart, in both."""
    n_units: int


@dataclass(frozen=True, slots=True)
class BCubed:
    """Agreement of two groupings in which a unit may be in several groups; each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def compare_groupings(one: Sequence[Hashable], other: Sequence[Hashable]) -> Agreement:
    """Compare two groupings of the same units, each unit in one group of each.

    Parameters
    ----------
    one, other : sequence of hashable, length n_units
        Group of each unit, by any names.

    Returns
    -------
    agreement : Agreement
        Which of the two comes first changes nothing.

    Raises
    ------
    ValueError
        If the two are not equally long.

    References
    ----------
    .. [1] Vinh, Epps and Bailey, "Information theoretic measures for clusterings comparison",
       Journal of Machine Learning Research 11, 2010.
    .. [2] Hubert and Arabie, "Comparing partitions", Journal of Classification 2, 1985.

    Examples
    --------
    >>> compare_groupings(["wait", "wait", "staff"], [1, 1, 0])
    Agreement(ami=1.0, ari=1.0, n_units=3)
    """
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

    if len(one) != len(other):
        raise ValueError(f"two groupings of the same units, not of {len(one)} and {len(other)}")
    ones, others = _numbered(one), _numbered(other)
    if not ones:
        return Agreement(np.nan, np.nan, 0)
    ami, ari = adjusted_mutual_info_score(ones, others), adjusted_rand_score(ones, others)
    return Agreement(float(ami), float(ari), len(ones))


def bcubed(
    groups: Sequence[Collection[Hashable]], labels: Sequence[Collection[Hashable]]
) -> BCubed:
    """Compare groups with labels where a unit may have several of each (extended BCubed).

    For each unit, precision asks of those that share a group with it whether they share as many
    labels as groups; recall asks of those that share a label whether they share as many groups
    as labels. A unit is compared with itself too.

    Parameters
    ----------
    groups, labels : sequence of collections of hashable, length n_units
        Groups and labels of each unit. A unit in no group counts in recall alone; one without a
        label, in precision alone.

    Returns
    -------
    agreement : BCubed
        Means over units; NaN where there are none.

    Raises
    ------
    ValueError
        If the two are not equally long.

    References
    ----------
    .. [1] Amigó, Gonzalo, Artiles and Verdejo, "A comparison of extrinsic clustering evaluation
       metrics based on formal constraints", Information Retrieval 12, 2009, section 6.

    Examples
    --------
    >>> bcubed([{1}, {1}, {2}], [{"wait"}, {"wait"}, {"wait", "staff"}])
    BCubed(precision=1.0, recall=0.5, f1=0.6666666666666666)
    """
    if len(groups) != len(labels):
        raise ValueError(f"two groupings of the same units, not of {len(groups)} and {len(labels)}")
    ours, theirs = _membership(groups), _membership(labels)
    precision, recall = _mean_shared(ours, theirs), _mean_shared(theirs, ours)
    both = precision + recall
    return BCubed(precision, recall, 2 * precision * recall / both if both else 0.0)


def _mean_shared(own: Floats, other: Floats) -> float:
    """Mean, over units, of how much of what it shares by `own` it shares by `other` as well."""
    shares: list[NDArray[np.floating]] = []
    for start in range(0, len(own), _BLOCK):
        block = slice(start, start + _BLOCK)
        by_own, by_other = own[block] @ own.T, other[block] @ other.T
        companions = by_own > 0
        kept = np.minimum(by_own, by_other) / np.where(companions, by_own, 1)
        has_any = companions.any(axis=1)
        shares.append(kept[has_any].sum(axis=1) / companions[has_any].sum(axis=1))
    all_shares = np.concatenate(shares) if shares else np.zeros(0)
    return float(all_shares.mean()) if len(all_shares) else float("nan")


def _membership(sets: Sequence[Collection[Hashable]]) -> Floats:
    names = {name: i for i, name in enumerate(dict.fromkeys(n for own in sets for n in own))}
    member = np.zeros((len(sets), len(names)))
    for row, own in enumerate(sets):
        member[row, [names[name] for name in own]] = 1
    return member


def _numbered(groups: Sequence[Hashable]) -> list[int]:
    """Give groups numbers in the order they appear, whatever they are named."""
    numbers = {group: i for i, group in enumerate(dict.fromkeys(groups))}
    return [numbers[group] for group in groups]
