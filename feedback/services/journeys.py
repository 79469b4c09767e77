"""What became of somebody's words, and how they take them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from analysis import find_concerns
from feedback.clock import LONDON
from feedback.models import Answer, Assignment, Comment, Excerpt, Report, Theme
from feedback.services.reports import quoting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from feedback.models import Submission


@dataclass(frozen=True)
class Journey:
    """How far somebody's words have come; never the words, and never that anyone was worried."""

    received_on: date
    month: str
    has_words: bool
    is_read: bool
    read_on: date | None
    themes: tuple[str, ...]
    report_is_out: bool
    withdrawn_on: date | None


def journey(session: Session, *, submission: Submission) -> Journey:
    """Follow what one person sent from the day it came to the report."""
    comments = submission.comments
    # Cleared, held and kept apart look the same from here: a person has read them.
    is_read = bool(comments) and all(comment.state != "waiting" for comment in comments)
    days = [c.decided_at.astimezone(LONDON).date() for c in comments if c.decided_at]
    return Journey(
        received_on=submission.received_on,
        month=submission.month,
        has_words=bool(comments),
        is_read=is_read,
        read_on=max(days) if is_read and days else None,
        themes=_themes(session, submission),
        report_is_out=_report_is_out(session, submission),
        withdrawn_on=submission.withdrawn_on,
    )


def needs_help(words: Iterable[str]) -> bool:
    """Say whether help numbers should be shown at once beside these words."""
    return any(find_concerns(each) for each in words)


def withdraw(session: Session, *, submission: Submission, today: date) -> None:
    """Take somebody's words back for good; doing it twice changes nothing."""
    if submission.withdrawn_on is not None:
        return
    submission.withdrawn_on = today
    for comment in submission.comments:
        # With an excerpt go its suggestions, its places in themes, and the quotes made of it.
        session.execute(delete(Excerpt).where(Excerpt.comment_id == comment.id))
        comment.redactions = []
        comment.shared_words = None
        comment.reason = None
        comment.state = "withdrawn"
        # Words that may mean a child is at risk stay sealed until they are with people who can
        # help: settling the last open concern erases them then.
        if not comment.concern_is_open:
            comment.original = None
    quoting.cut(session, submission.comments, today=today)
    session.flush()


def _themes(session: Session, submission: Submission) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Theme.name)
            .join(Assignment, Assignment.theme_id == Theme.id)
            .join(Excerpt, Excerpt.id == Assignment.excerpt_id)
            .join(Comment, Comment.id == Excerpt.comment_id)
            .join(Answer, Answer.id == Comment.answer_id)
            .where(Answer.submission_id == submission.id, Comment.state == "cleared")
            .distinct()
            .order_by(Theme.name)
        )
    )


def _report_is_out(session: Session, submission: Submission) -> bool:
    published = select(Report.id).where(
        Report.area_id == submission.area_id,
        Report.month == submission.month,
        Report.state == "published",
    )
    return session.scalar(published.limit(1)) is not None
