"""Find what families say, in texts and arrays alone: no web, no database.

Importing this package is quick: scikit-learn and the word vectors load when a function needs them.
"""

from analysis.pipeline import find_themes
from analysis.types import FITS_NOTHING, NON_ANSWER, Excerpt, Theme, ThemeSet

__all__ = [
    "FITS_NOTHING",
    "NON_ANSWER",
    "Excerpt",
    "Theme",
    "ThemeSet",
    "find_themes",
]
