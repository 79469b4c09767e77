"""The shapes that the functions of this package hand to each other and to their callers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NON_ANSWER = -1  # “n/a”, “none”, an empty box
FITS_NOTHING = -2  # a real comment that no theme holds

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Vectors = Callable[[Sequence[str]], NDArray[np.floating]]
"""A function from n texts to an array of shape (n, n_dimensions)."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One idea in a comment: `texts[comment][start:end] == text`."""

    comment: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Inside:
    """A few comments inside a theme that say something of their own."""

    words: tuple[str, ...]
    """What they say and other small groups do not, strongest first."""
    excerpts: tuple[int, ...]
    """Excerpts of the theme, of 2 to 4 different comments."""
    quote: int
    """The most central of them."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of excerpts about one thing, with a draft heading for people to better."""

    index: int
    name: str
    words: tuple[tuple[str, float], ...]
    """Words that mark this theme out from the others, with weights from 0 to 1, strongest first."""
    excerpts: tuple[int, ...]
    quotes: tuple[int, ...]
    """Excerpts that best speak for the theme, the most central first."""
    inside: tuple[Inside, ...] = ()
    """Small groups that may be about something rare, the most telling first."""


@dataclass(frozen=True, slots=True, eq=False)
class ThemeSet:
    """Themes found in some comments, and where each comment and excerpt went.

    Attributes
    ----------
    comment_themes : ndarray of shape (n_comments,), dtype=int64
        Theme of each comment's strongest excerpt; `NON_ANSWER` or `FITS_NOTHING` where none.
    excerpts : tuple of Excerpt
        Every idea of every real comment, in the order of the comments.
    excerpt_themes : ndarray of shape (n_excerpts,), dtype=int64
        Theme of each excerpt, or `FITS_NOTHING`.
    certainty : ndarray of shape (n_excerpts,), dtype=float64
        From 0 to 1: about how likely people are to leave this excerpt in its theme.
    themes : tuple of Theme
        Largest first; `themes[i].index == i`.
    method : str
        “static vectors”, “word counts” or “given vectors”: what the texts were compared by.
    too_few : bool
        True where there were too few different comments to look for themes.
    """

    comment_themes: Integers
    excerpts: tuple[Excerpt, ...]
    excerpt_themes: Integers
    certainty: Floats
    themes: tuple[Theme, ...]
    method: str
    too_few: bool
