"""Carry agreed themes from month to month: the same themes, and what is new."""

from analysis.carrying.agreed import Agreed, AgreedTheme, agreed_from, as_agreed, remember
from analysis.carrying.carry import carry_themes
from analysis.carrying.changes import Changes, ThemeChange, compare_months
from analysis.carrying.continuing import comment_chances, continued
from analysis.carrying.shapes import Merge, Split

__all__ = [
    "Agreed",
    "AgreedTheme",
    "Changes",
    "Merge",
    "Split",
    "ThemeChange",
    "agreed_from",
    "as_agreed",
    "carry_themes",
    "comment_chances",
    "compare_months",
    "continued",
    "remember",
]
