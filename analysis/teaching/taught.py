"""Give every comment its theme when people have decided about some of them."""

from dataclasses import dataclass, replace

import numpy as np

from analysis.cluster import Groups, group
from analysis.nonanswers import is_non_answer
from analysis.placing import FEWEST_COMMENTS, Placed, settle
from analysis.teaching.learning import ask, see
from analysis.teaching.listening import Decided
from analysis.teaching.obeying import obey
from analysis.types import FITS_NOTHING, Floats, Integers
from analysis.vectors import unit

_UNSURE = 0.25  # of the undecided comments: where these were found says more than what was learnt
_EXAMPLES = 3  # comments that stand for a found group in which nobody decided anything


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Group of each answer and how firmly (n_keys,), and its wish for each group."""

    labels: Integers
    agreement: Floats
    wish: Floats


def place_taught(decided: Decided, whole: Floats, ideas: Floats, *, seed: int = 0) -> Placed | None:
    """Obey what people decided, and apply it to what they did not read.

    Themes are found as without decisions. Then classifiers learn the themes people know from the
    decided comments, beside the found groups that nobody decided about. The surest three quarters
    of the other comments go where these say; the rest stay with the group they were found in.

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
    agreement = np.where(np.isin(parts, sorted(rules.settled)), 1.0, found.agreement)
    centroids = unit(np.vstack([whole[key_groups == g].mean(axis=0) for g in range(len(used))]))
    known = whole.any(axis=1)
    # What fits nothing helps to tell how certain others are, by the group it is nearest to.
    nearest = np.where(key_groups >= 0, key_groups, (whole @ centroids.T).argmax(axis=1))
    groups = Groups(nearest[known], agreement[known], centroids)
    placed = settle(
        heard, whole, ideas, groups, key_groups=key_groups, agreement=agreement, kept=kept
    )
    return _kept_apart(decided, placed)


def _apply(decided: Decided, own: dict[int, int], whole: Floats, seed: int) -> _Found:
    """Find groups, then let what people decided draw others from them."""
    parts, n_own = decided.key_parts, len(own)
    labels = np.full(len(whole), FITS_NOTHING, dtype=np.int64)
    agreement = np.zeros(len(whole))
    known = np.flatnonzero(whole.any(axis=1))
    if len(known) < FEWEST_COMMENTS:
        return _Found(labels, agreement, np.zeros((len(whole), n_own)))
    groups = group(whole[known], seed=seed)
    found = n_own + groups.labels
    size = np.bincount(found)
    labels[known] = np.where(size[found] > 1, found, FITS_NOTHING)
    agreement[known] = groups.agreement
    wish = np.zeros((len(whole), n_own + len(groups.centroids)))
    examples = _examples(decided, own, labels, agreement)
    classes, numbered = np.unique(list(examples.values()), return_inverse=True)
    if n_own and len(classes) > 1:
        rows = np.searchsorted(known, list(examples))
        chances = ask(see(whole[known], seed=seed), rows, numbered.astype(np.int64))
        surest = chances.max(axis=1)
        free = parts[known] < 0
        limit = np.quantile(surest[free], _UNSURE) if free.any() else 1.0
        sure = known[surest > limit]
        labels[sure] = classes[chances.argmax(axis=1)][surest > limit]
        agreement[sure] = surest[surest > limit]
        wish[np.ix_(known, classes)] = chances
    placed = np.flatnonzero(labels >= 0)
    wish[placed, labels[placed]] += 1
    return _Found(labels, agreement, wish)


def _examples(
    decided: Decided, own: dict[int, int], labels: Integers, agreement: Floats
) -> dict[int, int]:
    """List answers to learn from, and the group each is an example of."""
    keys, parts = decided.heard.keys, decided.key_parts
    examples = {
        key: own[part]
        for key, part in enumerate(parts.tolist())
        if part in own and agreement[key] > 0 and not is_non_answer(keys[key])
    }
    for found in np.unique(labels[labels >= 0]).tolist():
        members = np.flatnonzero(labels == found)
        if examples.keys().isdisjoint(members.tolist()):
            free = members[parts[members] < 0]
            core = free[np.argsort(-agreement[free], kind="stable")][:_EXAMPLES]
            examples.update(dict.fromkeys(core.tolist(), found))
    return dict(sorted(examples.items()))


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
