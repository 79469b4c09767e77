"""What became of somebody's words, and how they take them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from analysis import find_concerns
from feedback.clock import LONDON
from feedback.models import Answer, Assignment, Comment, Excerpt, Report, Theme
from feedback.services import contacts, months, recordings
from feedback.services.reports import quoting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from feedback.models import Submission


@dataclass(frozen=True)
class Journey:
    """How far somebody's words have come; never the words, and never that anyone was worried."""

    received_on: date
    month: str
    has_words: bool
    # Only then may anybody outside the team be shown words of theirs.
    may_be_shown: bool
    is_read: bool
    read_on: date | None
    themes: tuple[str, ...]
    report_is_out: bool
    # Whether that report counts anything of theirs; the month they came in, where they missed it.
    is_counted: bool
    missed: str | None
    # Only then is it true to say that nobody had read them in time.
    unread_in_time: bool
    withdrawn_on: date | None
    # What became of each voice note and picture: nothing until somebody has listened or looked.
    recorded: tuple[str | None, ...] = ()
    # After their months the words go, and what was counted stays.
    words_deleted_on: date | None = None
    deleted_unread: bool = False


def journey(session: Session, *, submission: Submission) -> Journey:
    """Follow what one person sent from the day it came to the report."""
    comments = submission.comments
    # Cleared, held and kept apart look the same from here: a person has read them.
    is_read = bool(comments) and all(
        comment.state != "waiting" and not comment.to_write_down for comment in comments
    )
    out_at = _published_at(session, submission.area_id, submission.month)
    missed, missed_at = _missed(session, submission)
    days = [c.decided_at.astimezone(LONDON).date() for c in comments if c.decided_at]
    return Journey(
        received_on=submission.received_on,
        month=submission.month,
        has_words=any(each.state not in {"not_understood", "unread"} for each in comments),
        may_be_shown=submission.permission != "count_only",
        is_read=is_read,
        read_on=max(days) if is_read and days else None,
        themes=_themes(session, submission),
        report_is_out=out_at is not None,
        is_counted=out_at is not None and _is_counted(comments, out_at),
        missed=missed,
        unread_in_time=missed_at is not None and not _read_before(comments, missed_at),
        withdrawn_on=submission.withdrawn_on,
        recorded=tuple(kept.outcome for _, kept in recordings.of(submission)),
        words_deleted_on=submission.words_deleted_on,
        deleted_unread=any(comment.state == "unread" for comment in comments),
    )


def needs_help(words: Iterable[str]) -> bool:
    """Say whether help numbers should be shown at once beside these words."""
    return any(find_concerns(each) for each in words)


def withdraw(session: Session, *, submission: Submission, today: date) -> None:
    """Take somebody's words back for good; doing it twice changes nothing."""
    if submission.withdrawn_on is not None:
        return
    submission.withdrawn_on = today
    contacts.forget(session, submission=submission, replies=True)
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
            recordings.forget(comment)
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


def _published_at(session: Session, area_id: str, month: str) -> datetime | None:
    """Return when the newest report of a month came out; nothing while none is."""
    return session.scalar(
        select(func.max(Report.published_at)).where(
            Report.area_id == area_id, Report.month == month, Report.state == "published"
        )
    )


def _missed(session: Session, submission: Submission) -> tuple[str | None, datetime | None]:
    """Return the month the words came in and when its report came out, where they count later."""
    arrived = months.of(submission.received_on)
    out_at = _published_at(session, submission.area_id, arrived)
    return (arrived, out_at) if submission.month > arrived and out_at else (None, None)


def _is_counted(comments: list[Comment], out_at: datetime) -> bool:
    """Say whether a report counts anything of theirs: cleared words, or answers without words."""
    cleared = [each for each in comments if each.state == "cleared"]
    return not comments or any(not each.decided_at or each.decided_at <= out_at for each in cleared)


def _read_before(comments: list[Comment], out_at: datetime) -> bool:
    return any(each.decided_at and each.decided_at <= out_at for each in comments)
