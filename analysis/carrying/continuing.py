"""Which agreed theme a theme found anew seems to be."""

import numpy as np

from analysis.types import Floats, ThemeSet

_ENOUGH = 0.45


def continued(
    found: ThemeSet, carried: ThemeSet, n_agreed: int, *, enough: float = _ENOUGH
) -> dict[int, int]:
    """Say which agreed theme each found theme seems to be, where one is likely enough.

    Parameters
    ----------
    found : ThemeSet
        What `find_themes` gave for a month's comments.
    carried : ThemeSet
        What `carry_themes` gave for the same comments.
    n_agreed : int
        How many themes were agreed before; those after them in `carried` are new.
    enough : float, default=0.45
        How large a share of a found theme's comments must be expected in the agreed theme: the sum
        of their chances, by how many they are.

    Returns
    -------
    themes : dict of int to int
        From the number of a found theme to that of an agreed one. Several found themes may be parts
        of one agreed theme; a found theme nobody knew is not there.

    Raises
    ------
    ValueError
        If the two are not about as many comments.

    Notes
    -----
    Eight pairs of months of 150 NHS comments, people's labels agreed in the first: 61 of 104 found
    themes had an answer, and in 48 it was their commonest label. With only the five commonest
    labels agreed: 74 and 53. So it is a hint for a person to confirm.

    Examples
    --------
    >>> from analysis import find_themes
    >>> from analysis.carrying import carry_themes
    >>> texts = ["We waited and waited."] * 2
    >>> continued(find_themes(texts), carry_themes({"Waiting": ["we waited"]}, texts), 1)
    {}
    """
    if len(found.comment_themes) != len(carried.comment_themes):
        raise ValueError("both must be about the same comments")
    chances = comment_chances(carried)
    seems: dict[int, int] = {}
    for theme in found.themes:
        inside = found.comment_themes == theme.index
        known = inside & (carried.comment_themes >= 0) & (carried.comment_themes < n_agreed)
        if not known.any():
            continue
        expected = np.bincount(carried.comment_themes[known], chances[known])
        if expected.max() >= enough * inside.sum():
            seems[theme.index] = int(expected.argmax())
    return seems


def comment_chances(carried: ThemeSet) -> Floats:
    """Say, for each comment, how sure it is that its theme is right.

    Parameters
    ----------
    carried : ThemeSet
        What `carry_themes` gave.

    Returns
    -------
    chances : ndarray of shape (n_comments,), dtype=float64
        From 0 to 1, the surest of its excerpts in that theme; 0 for a comment in none.

    Examples
    --------
    >>> from analysis.carrying import carry_themes
    >>> comment_chances(carry_themes({"Kind": ["so kind"]}, ["n/a"])).tolist()
    [0.0]
    """
    chances = np.zeros(len(carried.comment_themes))
    for excerpt, theme, certainty in zip(
        carried.excerpts, carried.excerpt_themes, carried.certainty, strict=True
    ):
        if theme == carried.comment_themes[excerpt.comment]:
            chances[excerpt.comment] = max(chances[excerpt.comment], certainty)
    return chances
