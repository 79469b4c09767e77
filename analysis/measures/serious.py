"""Few but serious: what is said too seldom to be a theme, and must be read all the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.concern import find_concerns
from analysis.hearing import Heard, hear
from analysis.types import Floats, Vectors
from analysis.vectors import load_static_words, represent

CONCERN, SMALL_GROUP = "concern", "small group"

_SMALL = 0.03  # of the different comments: more are a theme
_FEWEST = 3  # different comments: two alike are often chance
_TIGHT = 0.5  # the cosine similarity that even the two most unlike must have
_MOST_COMPARED = 3_000  # different comments: what is held in memory grows with the square


@dataclass(frozen=True, slots=True)
class Serious:
    """Comments to read whatever their number, and why.

    Attributes
    ----------
    why : str
        “concern” for a single comment with words of concern, or “small group”.
    comments : tuple of int
        Their places among the texts, in order.
    kinds : tuple of str
        Kinds of concern; of a small group, those of all its comments.
    cohesion : float
        Similarity (cosine, at most 1) of the two comments most unlike; 1 for a single comment.
    distinctness : float
        How much less alike the group is to what lies nearest to it, from 0 to 2; 0 for a single
        comment.
    """

    why: str
    comments: tuple[int, ...]
    kinds: tuple[str, ...]
    cohesion: float
    distinctness: float


def few_but_serious(
    texts: Sequence[str], *, seed: int = 0, vectors: Vectors | None = None, most_groups: int = 10
) -> list[Serious]:
    """List single comments of concern, then small groups that are tight and distinct.

    A small group is at least 3 different comments and at most 3% of them (or 3), in which even the
    two most unlike are alike. Nothing here depends on the themes: a group may lie inside one.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written; their order changes only the order of the answer.
    seed : int, default=0
        Fixes which comments are compared, where there are more than 3,000 different ones. Words
        of concern are looked for in all.
    vectors : callable, optional
        As for `find_themes`.
    most_groups : int, default=10
        The most small groups to list.

    Returns
    -------
    serious : list of Serious
        Concerns in the order of the texts, then groups, the most distinct first. A comment can be
        in both, and in one group at most.

    References
    ----------
    .. [1] docs/decisions/0015-measures-and-peers.md: what was measured.

    Examples
    --------
    >>> [one.kinds for one in few_but_serious(["A kind nurse", "i dont feel safe at home"])]
    [('unsafe',)]
    """
    kinds = [tuple(sorted({concern.kind for concern in find_concerns(text)})) for text in texts]
    grave = [Serious(CONCERN, (i,), own, 1.0, 0.0) for i, own in enumerate(kinds) if own]
    heard = hear(texts)
    places: list[list[int]] = [[] for _ in heard.keys]
    for comment, key in enumerate(heard.comment_keys.tolist()):
        if key >= 0:
            places[key].append(comment)
    groups = []
    for keys, cohesion, distinctness in _small_groups(heard, seed, vectors)[:most_groups]:
        comments = tuple(sorted(comment for key in keys for comment in places[key]))
        concerns = tuple(sorted({kind for comment in comments for kind in kinds[comment]}))
        groups.append(Serious(SMALL_GROUP, comments, concerns, cohesion, distinctness))
    return grave + groups


def _small_groups(
    heard: Heard, seed: int, vectors: Vectors | None
) -> list[tuple[list[int], float, float]]:
    """List groups of different comments, the most distinct first, none sharing a comment."""
    keys = np.arange(len(heard.keys))
    if len(keys) > _MOST_COMPARED:
        random = np.random.default_rng(seed)
        keys = np.sort(random.choice(keys, _MOST_COMPARED, replace=False))
    if not len(keys):
        return []
    said = [heard.keys[key] for key in keys]
    points = represent(said, len(said), vectors=vectors, static=load_static_words())
    known = points.any(axis=1)
    keys, points = keys[known], points[known]
    if len(keys) <= _FEWEST:
        return []
    most = max(_FEWEST, int(_SMALL * len(keys)))
    taken: set[int] = set()
    groups = []
    for members, loosest, gap in sorted(_branches(points, most), key=lambda one: (-one[2], one[0])):
        if not taken.intersection(members):
            taken.update(members)
            group = [int(keys[member]) for member in members]
            groups.append((group, round(1 - loosest, 6), round(gap, 6)))
    return groups


def _branches(points: Floats, most: int) -> list[tuple[list[int], float, float]]:
    """List small branches of the tree of farthest pairs: members, loosest pair, gap to the next."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import pdist

    with threadpool_limits(limits=1):
        tree = linkage(np.clip(pdist(points, "cosine"), 0, 2), method="complete")
    n_points = len(points)
    members: list[list[int]] = [[i] for i in range(n_points)]
    found: dict[int, tuple[list[int], float]] = {}
    branches = []
    for step, (left, right, distance, _) in enumerate(tree.tolist()):
        for child in (int(left), int(right)):
            if child in found:
                own, loosest = found.pop(child)
                branches.append((own, loosest, float(distance) - loosest))
        joined = sorted(members[int(left)] + members[int(right)])
        members.append(joined)
        if _FEWEST <= len(joined) <= most and distance <= _TIGHT:
            found[n_points + step] = (joined, float(distance))
    return branches
