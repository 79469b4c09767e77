"""Give every comment its theme when people have decided about some of them."""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.cluster import Groups, join
from analysis.consensus import join_together, togetherness
from analysis.nonanswers import is_non_answer
from analysis.placing import FEWEST_COMMENTS, Placed, settle
from analysis.teaching.grouping import join_decided
from analysis.teaching.learning import alikeness, ask, draw
from analysis.teaching.listening import Decided
from analysis.teaching.obeying import obey
from analysis.types import FITS_NOTHING, Floats, Integers
from analysis.vectors import unit

_ENOUGH = 25  # decided comments: with fewer, what they teach counts for less
_ALL_BUT_SURE = 0.9  # mean chance of a group’s answers
_MOST_LEARNT = 1500  # answers: what is held in memory grows with the square


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Group of each answer and how firmly (n_keys,), and its wish for each group."""

    labels: Integers
    agreement: Floats
    wish: Floats


def place_taught(decided: Decided, whole: Floats, ideas: Floats, *, seed: int = 0) -> Placed | None:
    """Obey what people decided, and apply it to what they did not read.

    Rough groupings say which answers keep the same company, as without decisions. What the decided
    ones teach draws the others nearer to each other or farther apart, the less so the more their
    theme is in doubt. Then all are joined: decided ones first, and none that are to be apart.

    Parameters
    ----------
    decided : Decided
        What was said, and decided.
    whole : ndarray of shape (n_keys, n_dimensions)
        A point for each answer: rows of length 1, or 0 for a text with nothing to go by.
    ideas : ndarray of shape (n_ideas, n_dimensions)
        A point for each idea, likewise.
    seed : int, default=0
        Fixes the random samples.

    Returns
    -------
    placed : Placed or None
        None where there is no theme: too few answers, and none decided to be in one.

    References
    ----------
    .. [1] docs/decisions/0011-being-taught.md: what was measured, against what.

    Examples
    --------
    >>> from analysis.teaching import Decision
    >>> from analysis.teaching.listening import hear_decided
    >>> decided = hear_decided(["a b", "c d"], [Decision("is", (1,), "x")])
    >>> place_taught(decided, np.eye(2), np.eye(2)).key_themes.tolist()
    [-2, 0]
    """
    heard, rules, parts = decided.heard, decided.rules, decided.key_parts
    own = {part: i for i, part in enumerate(sorted(rules.known & set(parts.tolist())))}
    found = _apply(decided, own, whole, seed)
    part_groups = obey(rules, parts, found.wish, own)
    labels = np.where(parts >= 0, part_groups[parts] if len(part_groups) else -1, found.labels)
    used = np.unique(labels[labels >= 0])
    if not len(used):
        return None
    key_groups = np.where(labels >= 0, np.searchsorted(used, labels), FITS_NOTHING)
    kept = np.searchsorted(used, [g for g in part_groups[sorted(rules.settled)] if g in used])
    settled = np.isin(parts, sorted(rules.settled))
    agreement = np.where(settled, 1.0, found.agreement)
    centroids = unit(np.vstack([whole[key_groups == g].mean(axis=0) for g in range(len(used))]))
    known = whole.any(axis=1)
    # What fits nothing helps to tell how certain others are, by the group it is nearest to.
    nearest = np.where(key_groups >= 0, key_groups, (whole @ centroids.T).argmax(axis=1))
    groups = Groups(nearest[known], agreement[known], centroids)
    placed = settle(
        heard,
        whole,
        ideas,
        groups,
        key_groups=key_groups,
        agreement=agreement,
        kept=kept,
        decided=settled,
    )
    return _kept_apart(decided, placed)


def _apply(decided: Decided, own: dict[int, int], whole: Floats, seed: int) -> _Found:
    """Group answers by what they say and by what people decided, and tell which theme is whose."""
    parts = _teaching(decided)
    labels = np.full(len(whole), FITS_NOTHING, dtype=np.int64)
    agreement = np.zeros(len(whole))
    known = np.flatnonzero(whole.any(axis=1))
    if len(known) < FEWEST_COMMENTS:
        return _Found(labels, agreement, np.zeros((len(whole), len(own))))
    learnt = _learnt_from(known, parts, seed)
    with threadpool_limits(limits=1):
        together = togetherness(whole[learnt], seed=seed)
        grouped = _group(decided, own, parts[learnt], together, whole[learnt])
        firm = _firmness(together, grouped)
    owned = _owned(own, parts[learnt], grouped)
    middles = unit(np.vstack([whole[learnt][grouped == g].mean(axis=0) for g in range(len(owned))]))
    others = np.setdiff1d(known, learnt)
    if len(others):
        groups = Groups(grouped, firm, middles)
        nearest, agreement[others] = join(whole[others], groups, whole[learnt])
        labels[others] = owned[nearest]
    several = np.bincount(grouped)[grouped] > 1
    labels[learnt] = np.where(several, owned[grouped], FITS_NOTHING)
    agreement[learnt] = firm
    wish = np.zeros((len(whole), len(own) + len(owned)))
    wish[np.ix_(known, owned)] = np.maximum(whole[known] @ middles.T, 0)
    placed = np.flatnonzero(labels >= 0)
    wish[placed, labels[placed]] += 1
    return _Found(labels, agreement, wish)


def _teaching(decided: Decided) -> Integers:
    """Leave out what teaches nothing: a non-answer that people put in a theme."""
    silent = [is_non_answer(key) for key in decided.heard.keys]
    return np.where(silent, -1, decided.key_parts)


def _learnt_from(known: Integers, parts: Integers, seed: int) -> Integers:
    """Choose answers to learn from: all, or of many those decided first, then some by chance."""
    order = np.random.default_rng(seed).permutation(known)
    first = np.argsort(parts[order] < 0, kind="stable")
    return np.sort(order[first[:_MOST_LEARNT]])


def _group(
    decided: Decided,
    own: dict[int, int],
    parts: Integers,
    together: NDArray[np.float32],
    points: Floats,
) -> Integers:
    alike, knows = alikeness(together, points), np.isin(parts, sorted(own))
    apart = {*decided.rules.apart, *combinations(sorted(own), 2)}
    taught = np.flatnonzero(knows)
    if len(taught):
        taught, classes = _examples(
            taught, parts[taught], join_together(together, points), together
        )
    if not len(taught) or not classes.max():
        return join_decided(alike, parts, apart, trust=0.0)
    trust = min(1.0, knows.sum() / _ENOUGH)
    chances = ask(together, points, taught, classes)
    told = knows[taught]
    firm = chances.copy()
    firm[taught[told]] = np.eye(classes.max() + 1)[classes[told]]
    grouped = join_decided(draw(alike, firm, trust), parts, apart, trust=trust)
    heads = dict(zip(classes[told].tolist(), taught[told].tolist(), strict=True))
    return _follow(grouped, parts, chances, heads)


def _follow(grouped: Integers, parts: Integers, chances: Floats, heads: dict[int, int]) -> Integers:
    """Let a group nobody decided about join the known theme that it is all but surely part of."""
    labels = grouped.copy()
    for group in range(grouped.max() + 1):
        members = np.flatnonzero(grouped == group)
        likely = chances[members].mean(axis=0)
        best = int(likely.argmax())
        if (parts[members] < 0).all() and best in heads and likely[best] >= _ALL_BUT_SURE:
            labels[members] = grouped[heads[best]]
    return np.unique(labels, return_inverse=True)[1]


def _examples(
    taught: Integers, parts: Integers, found: Integers, together: NDArray[np.float32]
) -> tuple[Integers, Integers]:
    """Beside what was decided, let the firmest answer of each undecided group stand for it.

    Without them a facilitator who decides about one theme would draw the whole month into it.
    """
    classes = np.unique(parts, return_inverse=True)[1]
    firm = _firmness(together, found)
    undecided = [
        members[firm[members].argmax()]
        for members in (np.flatnonzero(found == group) for group in range(found.max() + 1))
        if len(members) > 1 and not np.isin(members, taught).any()
    ]
    more = classes.max() + 1 + np.arange(len(undecided))
    return np.array([*taught, *undecided]), np.array([*classes, *more])


def _owned(own: dict[int, int], parts: Integers, grouped: Integers) -> Integers:
    """Tell which group of the answer each found group is: a known theme’s, or one after them."""
    owned = len(own) + np.arange(grouped.max() + 1)
    for group in range(len(owned)):
        inside = parts[(grouped == group) & np.isin(parts, sorted(own))]
        if len(inside):
            owned[group] = own[int(np.bincount(inside).argmax())]
    return owned


def _firmness(together: NDArray[np.float32], labels: Integers) -> Floats:
    """How often each point is with the others of its group; 0 for one that is alone."""
    member = np.eye(labels.max() + 1)[labels]
    others = (together @ member)[np.arange(len(labels)), labels] - together.diagonal()
    sizes = np.bincount(labels)[labels] - 1
    return np.asarray(np.clip(others / np.maximum(sizes, 1), 0, 1), dtype=np.float64)


def _kept_apart(decided: Decided, placed: Placed) -> Placed:
    """Keep every idea of a decided comment out of the themes that comment is not in."""
    parts, idea_themes = decided.key_parts, placed.idea_themes.copy()
    idea_parts = parts[decided.heard.idea_keys]
    for pair in decided.rules.apart:
        for one, other in (pair, pair[::-1]):
            barred = np.unique(placed.key_themes[parts == other])
            wrong = (idea_parts == one) & np.isin(idea_themes, barred[barred >= 0])
            idea_themes[wrong] = placed.key_themes[decided.heard.idea_keys[wrong]]
    return replace(placed, idea_themes=idea_themes)


def headings_of(decided: Decided, placed: Placed) -> dict[int, str]:
    """Tell which themes people named, and what."""
    themes = dict(zip(decided.key_parts.tolist(), placed.key_themes.tolist(), strict=True))
    return {themes[part]: name for part, name in decided.rules.names.items() if part in themes}
