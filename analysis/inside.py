"""Open a theme: the few small groups inside it that say something of their own."""

import numpy as np
from numpy.typing import NDArray

from analysis.hearing import Heard
from analysis.joining import average_tree
from analysis.keywords import find_keywords
from analysis.types import Floats, Inside, Integers

_MOST_ANSWERS = 4  # in a small group: with more, a rare matter is lost among others
_FEWEST_GROUPS, _MOST_GROUPS, _ANSWERS_EACH = 5, 12, 6  # a handful; more in a larger theme
_MOST_COMPARED = 250  # answers of one theme
_N_WORDS = 3


def look_inside(
    heard: Heard, key_themes: Integers, whole: Floats, idea_themes: Integers, ideas: Floats
) -> list[tuple[Inside, ...]]:
    """Find small groups in each theme, and what words and which excerpt speak for them.

    Parameters
    ----------
    heard : Heard
        What was said.
    key_themes : ndarray of shape (n_keys,), dtype=int64
        Theme of each different answer, from 0; negative for none.
    whole : ndarray of shape (n_keys, n_dimensions)
        A point for each answer.
    idea_themes : ndarray of shape (n_ideas,), dtype=int64
        Theme of each idea, likewise.
    ideas : ndarray of shape (n_ideas, n_dimensions)
        A point for each idea.

    Returns
    -------
    inside : list of tuple of Inside
        For each theme its groups, the most telling first.

    References
    ----------
    .. [1] docs/decisions/0019-smaller-themes-inside.md: what was measured.

    Examples
    --------
    >>> from analysis.hearing import hear
    >>> heard = hear(["a bus late", "bus late", "kind one", "kind two", "kind three", "kind four"])
    >>> points = np.eye(2)[[int("kind" in key) for key in heard.keys]]
    >>> themes = np.zeros(6, dtype=np.int64)
    >>> inside = look_inside(heard, themes, points, themes, points)
    >>> [(one.words, len(one.excerpts)) for one in inside[0]]
    [(('kind',), 4), (('bus', 'late'), 2)]
    """
    n_themes = int(key_themes.max(initial=-1)) + 1
    own = np.where(key_themes[heard.idea_keys] == idea_themes, idea_themes, -1)
    found = [
        (theme, group)
        for theme in range(n_themes)
        for group in small_groups(np.unique(heard.idea_keys[own == theme]), whole)
    ]
    group_of = np.full(len(heard.keys), -1, dtype=np.int64)
    for number, (_, group) in enumerate(found):
        group_of[group] = number
    # Only what such a comment says of this theme: its other ideas are elsewhere.
    grouped = np.where(own >= 0, group_of[heard.idea_keys], -1)
    held = np.flatnonzero(grouped >= 0)
    words = find_keywords([heard.ideas[i] for i in held], grouped[held], n_words=_N_WORDS)
    of_excerpt = grouped[heard.excerpt_ideas]
    inside: list[list[Inside]] = [[] for _ in range(n_themes)]
    for number, (theme, group) in enumerate(found):
        excerpts = np.flatnonzero(of_excerpt == number)
        near = ideas[heard.excerpt_ideas[excerpts]] @ whole[group].mean(axis=0)
        said = tuple(word for word, _ in words[number])
        quote = int(excerpts[near.argmax()])
        inside[theme].append(Inside(said, tuple(excerpts.tolist()), quote))
    return [tuple(groups) for groups in inside]


def small_groups(members: Integers, points: Floats) -> list[Integers]:
    """List the small groups of one theme that are most alike and least like the rest of it.

    Parameters
    ----------
    members : ndarray of shape (n_members,), dtype=int64
        Rows of `points` that are in the theme.
    points : ndarray of shape (n_points, n_dimensions)
        Rows of length 1.

    Returns
    -------
    groups : list of ndarray of int64
        Of 2 to 4 members each, none in two groups: 5 at most, or in a theme of more than 30
        members one for each six, 12 at most. None in a theme of 4 members or fewer.

    Examples
    --------
    >>> small_groups(np.arange(5), np.eye(3)[[0, 0, 1, 1, 1]])
    [array([2, 3, 4]), array([0, 1])]
    """
    members = members[:: -(-len(members) // _MOST_COMPARED) or 1]
    if len(members) <= _MOST_ANSWERS:
        return []
    alike = points[members] @ points[members].T
    worth = []
    for branch in _branches(alike):
        telling = _telling(alike, branch)
        if telling > 0:
            worth.append((-telling, members[branch]))
    most = min(_MOST_GROUPS, max(_FEWEST_GROUPS, len(members) // _ANSWERS_EACH))
    # Sorting is stable: of two groups worth the same, the one that comes first stays first.
    return [group for _, group in sorted(worth, key=lambda one: round(one[0], 9))[:most]]


def _branches(alike: Floats) -> list[NDArray[np.int64]]:
    """List the largest branches of the tree (average linkage) that are small enough."""
    joined, _ = average_tree(np.clip(1 - alike, 0, None))
    branches: list[list[int]] = [[i] for i in range(len(alike))]
    small = []
    for left, right in joined.tolist():
        both = branches[left] + branches[right]
        if len(both) > _MOST_ANSWERS:
            small += [own for own in (branches[left], branches[right]) if len(own) > 1]
            both = []  # whatever joins it is too large as well
        branches.append(both)
    return [np.array(sorted(branch), dtype=np.int64) for branch in sorted(small, key=min)]


def _telling(alike: Floats, branch: NDArray[np.int64]) -> float:
    """How much more alike a branch is in itself than to the rest; more where more say it."""
    size = len(branch)
    rows = alike[branch]
    itself = rows[:, branch].sum()
    inner = (itself - rows[np.arange(size), branch].sum()) / (size * (size - 1))
    outer = (rows.sum() - itself) / (size * (len(alike) - size))
    return float((inner - outer) * np.log(1 + size))
