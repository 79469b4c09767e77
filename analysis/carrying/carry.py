"""Carry agreed themes to another month's comments, and propose what is new."""

from collections.abc import Sequence

import numpy as np

from analysis.carrying.agreed import Agreeable, Agreed, as_agreed
from analysis.carrying.describing import describe
from analysis.carrying.known import Chances, judge_texts, know
from analysis.carrying.proposing import new_groups, with_groups
from analysis.hearing import Heard, hear
from analysis.types import FITS_NOTHING, NON_ANSWER, Floats, Integers, ThemeSet, Vectors
from analysis.vectors import StaticWords, load_static_words, method_of, represent


def carry_themes(
    agreed: Agreeable, texts: Sequence[str], *, seed: int = 0, vectors: Vectors | None = None
) -> ThemeSet:
    """Put another month's comments in the themes people agreed, and propose new ones.

    A comment goes where last month's examples say, whoever else wrote this month and in whatever
    order; only a theme that nobody knew can draw it away. The same words go where they went.

    Parameters
    ----------
    agreed : ThemeSet, Agreed, sequence of AgreedTheme, or mapping of name to examples
        Last month's themes: what `find_themes` or `carry_themes` gave is enough, because it holds
        the words of its comments. See `analysis.carrying.as_agreed`.
    texts : sequence of str
        This month's comments, as they were written.
    seed : int, default=0
        Fixes the shuffles that tell a new theme from chance. It moves no comment between agreed
        themes.
    vectors : callable, optional
        From n cleaned texts to an array of shape (n, n_dimensions), used in place of the static
        word vectors.

    Returns
    -------
    carried : ThemeSet
        `themes[i]` is the agreed theme i, even where nobody spoke of it; new themes come after,
        with drafted names. Certainty is the chance that the theme is right. Below a quarter, a
        comment fits nothing. `too_few` is true where there is nothing to carry from: then no
        comment has a theme.

    Raises
    ------
    TypeError
        If `texts` is one string or holds anything but strings, or `agreed` is none of the above.
    ValueError
        If `vectors` does not give one row of finite numbers for each text.

    References
    ----------
    .. [1] docs/decisions/0013-carrying.md: what was measured, against what.

    Examples
    --------
    >>> known = {"Waiting": ["We waited two years", "a long wait"], "Kindness": ["so kind to us"]}
    >>> carried = carry_themes(known, ["They were kind", "n/a", "WE waited two years"])
    >>> carried.comment_themes.tolist()
    [1, -1, 0]
    """
    return carry_themes_with(
        load_static_words(), as_agreed(agreed), texts, seed=seed, vectors=vectors
    )


def carry_themes_with(
    static: StaticWords | None,
    agreed: Agreed,
    texts: Sequence[str],
    *,
    seed: int = 0,
    vectors: Vectors | None = None,
) -> ThemeSet:
    """Do as `carry_themes` does, with static vectors that are already read, or with none."""
    if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
        raise TypeError("texts must be a sequence of strings, one a comment")
    heard, known, n_agreed = hear(texts), know(agreed), len(agreed.themes)
    spoken = tuple(dict.fromkeys([*heard.keys, *heard.ideas]))
    points = np.zeros((len(spoken), 1))
    judged = Chances(
        np.full(len(spoken), FITS_NOTHING, dtype=np.int64), np.zeros((len(spoken), n_agreed))
    )
    if known.texts and spoken:
        learnt = [*known.texts, *known.others]
        placed = represent([*learnt, *spoken], len(learnt), vectors=vectors, static=static)
        own, points = placed[: len(known.texts)], placed[len(learnt) :]
        words = None if vectors else static
        judged = judge_texts(known, n_agreed, spoken, np.vstack([own, points]), words)
        # What is new shows only among old and new together; what is known is judged by the old.
        both = [*learnt, *heard.keys]
        beside = represent(both, len(both), vectors=vectors, static=static)
        groups = new_groups(known, heard.keys, beside, seed=seed)
        judged = with_groups(known, groups, judged, spoken, np.vstack([own, points]), static=words)
    return _as_theme_set(
        heard,
        judged,
        spoken,
        points,
        names=[theme.name for theme in agreed.themes],
        method=method_of(vectors, static),
        too_few=not known.texts,
    )


def _as_theme_set(
    heard: Heard,
    judged: Chances,
    spoken: Sequence[str],
    points: Floats,
    *,
    names: Sequence[str],
    method: str,
    too_few: bool,
) -> ThemeSet:
    row = {text: i for i, text in enumerate(spoken)}
    keys = np.array([row[key] for key in heard.keys], dtype=np.int64)
    ideas = np.array([row[idea] for idea in heard.ideas], dtype=np.int64)
    key_themes = judged.themes[keys]
    idea_themes, certainty = _settle(heard, judged, keys, ideas)
    with_none = np.append(key_themes, NON_ANSWER)  # so that NON_ANSWER (-1) indexes itself
    return ThemeSet(
        comment_themes=np.asarray(with_none[heard.comment_keys], dtype=np.int64),
        excerpts=heard.excerpts,
        excerpt_themes=idea_themes[heard.excerpt_ideas],
        certainty=certainty[heard.excerpt_ideas],
        themes=describe(
            heard,
            idea_themes,
            certainty,
            points[ideas],
            names=names,
            n_themes=judged.chances.shape[1],
        ),
        method=method,
        too_few=too_few,
    )


def _settle(
    heard: Heard, judged: Chances, keys: Integers, ideas: Integers
) -> tuple[Integers, Floats]:
    """Give each idea its own theme; the one likeliest in its answer's theme holds that theme."""
    own = judged.themes[keys][heard.idea_keys]
    themes = np.where(own == FITS_NOTHING, FITS_NOTHING, judged.themes[ideas])
    certainty = np.zeros(len(ideas))
    held = np.flatnonzero(themes >= 0)
    certainty[held] = judged.chances[ideas[held], themes[held]]
    inside = np.flatnonzero(own >= 0)
    to_own = np.full(len(ideas), -np.inf)
    to_own[inside] = judged.chances[ideas[inside], own[inside]]
    strongest = np.full(len(keys), -np.inf)
    np.maximum.at(strongest, heard.idea_keys, to_own)
    holds = inside[to_own[inside] >= strongest[heard.idea_keys[inside]]]
    themes[holds] = own[holds]
    certainty[holds] = judged.chances[keys[heard.idea_keys[holds]], own[holds]]
    return themes, certainty
