"""Give every comment and every idea its theme, and say how surely."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.cluster import Groups, group, judge
from analysis.hearing import Heard
from analysis.types import FITS_NOTHING, NON_ANSWER, Floats, Integers

FEWEST_COMMENTS = 12  # different ones: with fewer, a person reads them all anyway
_FEWEST_IN_A_THEME = 2  # different comments: one alone is heard, but it is not a theme
# Learnt from NHS and Polis comments that people labelled: how often a comment's label is the main
# one of its theme. docs/decisions/0019-smaller-themes-inside.md names the sources.
_START, _FIRM, _NEAR = -1.22, 2.17, 0.96


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Themes of different answers (n_keys,) and ideas (n_ideas,), theme 0 the largest.

    Certainty (n_ideas,) is about the chance that people would agree. An answer's theme is the
    theme of its strongest idea.
    """

    key_themes: Integers
    idea_themes: Integers
    certainty: Floats


def place(heard: Heard, whole: Floats, ideas: Floats, *, seed: int = 0) -> Placed | None:
    """Find themes in whole answers, then give each idea in them the theme it is nearest to.

    Themes are learnt from whole answers because a clause alone is often too short to tell. The
    idea nearest to its answer's theme holds that theme: an answer is never in a theme that none
    of its ideas is in.

    Parameters
    ----------
    heard : Heard
        What was said.
    whole : ndarray of shape (n_keys, n_dimensions)
        A point for each answer: rows of length 1, or 0 for a text with nothing to go by.
    ideas : ndarray of shape (n_ideas, n_dimensions)
        A point for each idea, likewise.
    seed : int, default=0
        Fixes the random samples.

    Returns
    -------
    placed : Placed or None
        None where fewer than 12 different answers have anything to go by.

    Examples
    --------
    >>> from analysis.hearing import hear
    >>> heard = hear([f"{word} {i}" for i in "abcdefg" for word in ("kind", "slow", "loud")])
    >>> points = np.eye(3)[["ksl".index(text[0]) for text in heard.keys]]
    >>> place(heard, points, points).key_themes.tolist()
    [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]
    """
    known = whole.any(axis=1)
    if known.sum() < FEWEST_COMMENTS:
        return None
    groups = group(whole[known], seed=seed)
    key_groups = np.full(len(whole), FITS_NOTHING, dtype=np.int64)
    key_groups[known] = groups.labels
    agreement = np.zeros(len(whole))
    agreement[known] = groups.agreement
    return settle(heard, whole, ideas, groups, key_groups=key_groups, agreement=agreement)


def settle(
    heard: Heard,
    whole: Floats,
    ideas: Floats,
    groups: Groups,
    *,
    key_groups: Integers,
    agreement: Floats,
    kept: Integers | None = None,
    decided: NDArray[np.bool_] | None = None,
) -> Placed:
    """Place every idea, when it is known which group each answer is in; number groups by size.

    Parameters
    ----------
    heard, whole, ideas
        As for `place`.
    groups : Groups
        The groups of those answers that have anything to go by, in their order.
    key_groups : ndarray of shape (n_keys,), dtype=int64
        Group of each answer, or `FITS_NOTHING`.
    agreement : ndarray of shape (n_keys,), dtype=float64
        How firmly each answer is in its group, from 0 to 1.
    kept : ndarray of int64, optional
        Groups that are themes however small.
    decided : ndarray of shape (n_keys,), dtype=bool, optional
        Answers whose theme people decided: as certain as `agreement` says.

    Returns
    -------
    placed : Placed
        What `place` gives.
    """
    known = whole.any(axis=1)
    idea_groups = _nearest(heard, ideas, key_groups, groups)
    certainty = np.zeros(len(ideas))
    held = idea_groups >= 0
    if known.any() and held.any():
        certainty[held] = judge(ideas[held], idea_groups[held], groups, whole[known])
    # An answer of one idea was itself grouped many times: how often is better known than guessed.
    alone = np.bincount(heard.idea_keys, minlength=len(whole))[heard.idea_keys] == 1
    certainty[alone] = agreement[heard.idea_keys[alone]]
    near = np.einsum("ij,ij->i", ideas, groups.centroids[np.maximum(idea_groups, 0)])
    sure = np.zeros(len(ideas), dtype=bool) if decided is None else decided[heard.idea_keys] & alone
    certainty = np.where(sure, certainty, chance(certainty, near))
    themes = _number_by_size(heard, key_groups, kept)
    idea_themes = themes[idea_groups]
    certainty[idea_themes == FITS_NOTHING] = 0
    return Placed(themes[key_groups], idea_themes, certainty)


def chance(firm: Floats, near: Floats) -> Floats:
    """Say how likely it is that people would leave ideas in their themes.

    Parameters
    ----------
    firm : ndarray of shape (n_ideas,)
        How often rough groupings agree, from 0 to 1.
    near : ndarray of shape (n_ideas,)
        Similarity (cosine) to the middle of the theme.

    Returns
    -------
    chances : ndarray of shape (n_ideas,)
        From 0 to 1, higher for what is firmer or nearer.

    Examples
    --------
    >>> chance(np.array([0.1, 0.9]), np.array([0.2, 0.8])).round(1).tolist()
    [0.3, 0.8]
    """
    return np.asarray(1 / (1 + np.exp(-(_START + _FIRM * firm + _NEAR * near))), dtype=np.float64)


def _nearest(heard: Heard, ideas: Floats, key_groups: Integers, groups: Groups) -> Integers:
    own = key_groups[heard.idea_keys]
    near = ideas @ groups.centroids.T
    nearest = np.asarray(near.argmax(axis=1), dtype=np.int64)
    nearest[(own == FITS_NOTHING) | ~ideas.any(axis=1)] = FITS_NOTHING
    to_own = near[np.arange(len(ideas)), np.maximum(own, 0)]
    strongest = np.full(len(heard.keys), -np.inf)
    np.maximum.at(strongest, heard.idea_keys, to_own)
    holds = to_own >= strongest[heard.idea_keys]
    nearest[holds] = own[holds]
    return nearest


def _number_by_size(heard: Heard, key_groups: Integers, kept: Integers | None) -> Integers:
    """Give each group its theme's number, by comments with repeats; the last row is for none."""
    n_groups = int(key_groups.max()) + 1
    answered = heard.comment_keys[heard.comment_keys != NON_ANSWER]
    sizes = np.bincount(key_groups[answered][key_groups[answered] >= 0], minlength=n_groups)
    different = np.bincount(key_groups[key_groups >= 0], minlength=n_groups)
    is_theme = different >= _FEWEST_IN_A_THEME
    if kept is not None:
        is_theme[kept] = True
    order = [i for i in np.argsort(-sizes, kind="stable") if is_theme[i]]
    # Two extra rows, so that FITS_NOTHING (-2) indexes one that says so.
    themes = np.full(n_groups + 2, FITS_NOTHING, dtype=np.int64)
    themes[order] = np.arange(len(order))
    return themes
