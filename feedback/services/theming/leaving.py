"""What is left of a suggestion once people have agreed some of its words elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.models import Assignment, SuggestedAssignment, SuggestedTheme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FEWEST = 3
"""With fewer excerpts than this, what is left over is no theme."""


def agreed_already(session: Session, month: str) -> dict[int, set[int]]:
    """Return the excerpts in agreed themes of a month: for each, its themes."""
    query = select(Assignment.excerpt_id, Assignment.theme_id).where(Assignment.month == month)
    found: dict[int, set[int]] = {}
    for excerpt_id, theme_id in session.execute(query):
        found.setdefault(excerpt_id, set()).add(theme_id)
    return found


def inside(suggested: SuggestedTheme, agreed: dict[int, set[int]]) -> list[SuggestedAssignment]:
    """Return what a suggestion holds: what people kept in it, or what is still to decide."""
    if suggested.state == "agreed":
        return [
            one
            for one in suggested.assignments
            if suggested.theme_id in agreed.get(one.excerpt_id, ())
        ]
    if suggested.state == "dropped":
        return list(suggested.assignments)
    return [one for one in suggested.assignments if one.excerpt_id not in agreed]


def is_offered(suggested: SuggestedTheme, left: list[SuggestedAssignment]) -> bool:
    """Say whether enough of a suggestion is left to be decided."""
    if len(left) == len(suggested.assignments):
        return bool(left)
    return len(left) >= FEWEST and 3 * len(left) >= len(suggested.assignments)
