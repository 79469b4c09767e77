"""Carry agreed themes from month to month: the same themes, and what is new."""

from analysis.carrying.agreed import Agreed, AgreedTheme, agreed_from, as_agreed, remember
from analysis.carrying.carry import carry_themes

__all__ = ["Agreed", "AgreedTheme", "agreed_from", "as_agreed", "carry_themes", "remember"]
