"""Give decided parts their groups, so that no decision is broken."""

from collections import defaultdict

import numpy as np

from analysis.teaching.rules import Rules
from analysis.types import Floats, Integers


def obey(rules: Rules, key_parts: Integers, wish: Floats, own: dict[int, int]) -> Integers:
    """Give each decided part the group it fits best among those it is allowed in.

    Parameters
    ----------
    rules : Rules
        What people decided.
    key_parts : ndarray of shape (n_keys,), dtype=int64
        Part of each answer, or -1.
    wish : ndarray of shape (n_keys, n_groups), dtype=float64
        How much each answer belongs in each group.
    own : dict of int to int
        Groups of the parts that are themes people know.

    Returns
    -------
    part_groups : ndarray of shape (n_parts,), dtype=int64
        Group of each part; from `n_groups` up for those that need a group of their own, and -1 for
        a part that no answer is left of.

    Examples
    --------
    >>> rules = Rules({0: 0, 1: 1}, frozenset(), frozenset({0, 1}), frozenset({(0, 1)}), {})
    >>> obey(rules, np.array([0, 1]), np.array([[1.0], [1.0]]), {}).tolist()
    [0, 1]
    """
    n_parts = max(rules.parts.values(), default=-1) + 1
    not_with: defaultdict[int, set[int]] = defaultdict(set)
    for lower, higher in rules.apart:
        not_with[lower].add(higher)
        not_with[higher].add(lower)
    groups = np.full(n_parts, -1, dtype=np.int64)
    for part, known in own.items():
        groups[part] = known
    following = wish.shape[1]
    for part in range(n_parts):
        members = key_parts == part
        if groups[part] >= 0 or not members.any():
            continue
        wanted = wish[members].sum(axis=0)
        taken = groups[sorted(not_with[part])] if not_with[part] else np.arange(0)
        wanted[[group for group in taken if 0 <= group < wish.shape[1]]] = 0
        # With nothing to go by, a group of its own says the least that may be wrong.
        if wanted.max(initial=0) > 0:
            groups[part] = wanted.argmax()
        else:
            groups[part] = following
            following += 1
    return groups
