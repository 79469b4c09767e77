"""Say whether more people speak of a theme than last month, and only when that is sure enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis import wilson

if TYPE_CHECKING:
    from feedback.documents.view import Direction

# Fewer than this on either side, and a month says nothing about the one before.
ENOUGH_TO_COMPARE = 20


def direction(theme: dict[str, Any], snapshot: dict[str, Any]) -> Direction:
    """Compare a theme's share of this month with its share of the last, with intervals."""
    if theme["first_month"] == snapshot["month"]:
        return "new"
    now, before = snapshot["submissions"], snapshot["submissions_before"]
    if min(now, before) < ENOUGH_TO_COMPARE:
        return ""
    low, high = wilson(theme["submissions"], now)
    low_before, high_before = wilson(theme["submissions_before"], before)
    if low > high_before:
        return "more"
    if high < low_before:
        return "fewer"
    return "about the same"
