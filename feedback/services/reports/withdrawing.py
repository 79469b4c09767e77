"""Cut the words a family has taken back out of reports that are already out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from feedback.models import Answer, Comment, Excerpt
from feedback.services.theming.quoting import may_be_quoted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def without_withdrawn(session: Session, snapshot: dict[str, Any]) -> dict[str, Any]:
    """Return a snapshot whose quotes still stand; each theme says how many were taken back.

    The figures stay as they were published.
    """
    standing = _standing(session, snapshot)
    return {**snapshot, "themes": [_cut(theme, standing) for theme in snapshot["themes"]]}


def _cut(theme: dict[str, Any], standing: dict[int, str]) -> dict[str, Any]:
    # The words must match too: a database may give a deleted excerpt’s number to another.
    kept = [quote for quote in theme["quotes"] if standing.get(quote["excerpt"]) == quote["words"]]
    return {**theme, "quotes": kept, "withdrawn": len(theme["quotes"]) - len(kept)}


def _standing(session: Session, snapshot: dict[str, Any]) -> dict[int, str]:
    """Return the words of every quoted excerpt that may still be quoted."""
    quoted = [quote["excerpt"] for theme in snapshot["themes"] for quote in theme["quotes"]]
    load = joinedload(Excerpt.comment).joinedload(Comment.answer).joinedload(Answer.submission)
    found = session.scalars(select(Excerpt).where(Excerpt.id.in_(quoted)).options(load))
    return {excerpt.id: excerpt.words for excerpt in found if may_be_quoted(excerpt)}
