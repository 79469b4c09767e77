"""Choose which words speak for a theme: only words that were cleared, by people who allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.errors import RefusedError
from feedback.models import Account, Excerpt, Quote, SuggestedAssignment, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session


def choose_quotes(
    session: Session,
    theme: Theme,
    quotes: Sequence[int],
    *,
    kept: Iterable[SuggestedAssignment],
    month: str,
    account: Account,
) -> None:
    """Let the ticked excerpts of those kept speak for a theme, in the order they were ticked."""
    offered = {assignment.excerpt_id: assignment for assignment in kept}
    # A second grouping finds the same words again; whoever chose them before, they speak once.
    here = set(
        session.scalars(
            select(Quote.excerpt_id).where(Quote.theme_id == theme.id, Quote.month == month)
        )
    )
    for position, excerpt_id in enumerate(quotes, start=1):
        if excerpt_id not in offered or not may_be_quoted(offered[excerpt_id].excerpt):
            raise RefusedError("One of the quotes may not be used. Choose again.")
        if excerpt_id in here:
            continue
        session.add(
            Quote(
                theme_id=theme.id,
                month=month,
                excerpt_id=excerpt_id,
                position=position,
                chosen_by_id=account.id,
            )
        )


def may_be_quoted(excerpt: Excerpt) -> bool:
    """Say whether the family allowed their words to be used, and they are cleared and here."""
    return excerpt.comment.shared_words is not None and may_be_shown(excerpt)


def may_be_shown(excerpt: Excerpt) -> bool:
    """Say whether the family allowed their words to be used, and a person cleared them."""
    submission = excerpt.comment.answer.submission
    return excerpt.comment.state == "cleared" and submission.permission != "count_only"
