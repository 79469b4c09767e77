"""Delete families’ words after the months that the privacy page promises; what counts stays."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, delete, func, null, or_, select, update

from feedback.clock import LONDON
from feedback.models import (
    Answer,
    Assignment,
    AuditEvent,
    Comment,
    Concern,
    Contact,
    Excerpt,
    ImportBatch,
    OriginalWords,
    Quote,
    Recording,
    Redaction,
    Reply,
    Report,
    ReportQuote,
    Submission,
    SuggestedAssignment,
    SuggestedTheme,
)
from feedback.services import audit, months

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from feedback.database import Database

# So many submissions go in one transaction, and then whoever waits to send has a turn.
BATCH = 200
REST_SECONDS = 0.1
SUBJECT = "deleted_words"
UNKNOWN = ""


def work_through(
    database: Database,
    *,
    area_id: str,
    now: datetime,
    kept_months: int,
    rest: float = REST_SECONDS,
) -> int:
    """Delete all words whose months are over, a batch at a time; return of how many submissions.

    Each batch is whole or not at all, so one that is killed is taken up again by the next run.
    """
    today = now.astimezone(LONDON).date()
    oldest = months.earlier(today, kept_months)
    with database.reading() as session:
        over = list(session.scalars(_over(area_id, oldest)))
    gone = 0
    for start in range(0, len(over), BATCH):
        if start:
            time.sleep(rest)
        with database.writing() as session:
            gone += delete_words(session, over[start : start + BATCH], area_id, oldest, now=now)
    return gone


def delete_words(
    session: Session, chosen: Sequence[int], area_id: str, oldest: date, *, now: datetime
) -> int:
    """Delete the words of those whose months are still over; return of how many."""
    # Somebody may have been worried about one of them since they were listed.
    still = session.execute(
        select(Comment.id, Submission.id)
        .join(Comment.answer)
        .join(Answer.submission)
        .where(Submission.id.in_(chosen), Submission.id.in_(_over(area_id, oldest)))
        .with_for_update(of=Comment)
    ).all()
    comments = [comment for comment, _ in still]
    submissions = sorted({submission for _, submission in still})
    if not submissions:
        return 0
    _leave_themes(session, comments)
    _empty(session, comments, now.astimezone(LONDON).date())
    _forget_replies(session, submissions)
    # A hash of what was said would tell whoever guesses right that they did.
    session.execute(
        update(Submission).where(Submission.id.in_(submissions)).values(answers_hash=UNKNOWN)
    )
    _note(session, area_id, now)
    return len(submissions)


def _over(area_id: str, oldest: date) -> Select[int]:
    """Select submissions with words whose months are over and about which nobody is worried."""
    words = select(Comment.id).join(Comment.answer).where(Answer.submission_id == Submission.id)
    return (
        select(Submission.id)
        .where(
            Submission.area_id == area_id,
            _kept_long_enough(oldest),
            words.where(Comment.words_deleted_on.is_(None)).exists(),
            # Whoever helps a child may need all that was said at once.
            ~words.where(Comment.concern_is_open).exists(),
        )
        .order_by(Submission.id)
    )


def _kept_long_enough(oldest: date) -> ColumnElement[bool]:
    """Count from the day the words came to us: for a file, the day it was brought in."""
    day_after = datetime.combine(oldest + timedelta(days=1), time_of_day(), tzinfo=LONDON)
    files = select(ImportBatch.id).where(ImportBatch.imported_at < day_after)
    return or_(
        and_(Submission.import_batch_id.is_(None), Submission.received_on <= oldest),
        Submission.import_batch_id.in_(files),
    )


def _leave_themes(session: Session, comments: Sequence[int]) -> None:
    """Keep that they are in agreed themes, and what a published report quotes; nothing else."""
    theirs = select(Excerpt.id).where(Excerpt.comment_id.in_(comments))
    _leave_suggestions(session, comments)
    published = (
        select(ReportQuote.comment_id)
        .join(Report, Report.id == ReportQuote.report_id)
        .join(Excerpt, Excerpt.comment_id == ReportQuote.comment_id)
        .where(
            Excerpt.id == Quote.excerpt_id,
            Report.month == Quote.month,
            Report.state == "published",
        )
    )
    session.execute(delete(Quote).where(Quote.excerpt_id.in_(theirs), ~published.exists()))
    counted = select(Assignment.id).where(Assignment.excerpt_id == Excerpt.id)
    session.execute(delete(Excerpt).where(Excerpt.comment_id.in_(comments), ~counted.exists()))


def _leave_suggestions(session: Session, comments: Sequence[int]) -> None:
    """Take them out of what was never agreed; a suggestion goes with the last of its words."""
    # Its name and its words were made from theirs, and no report shows them.
    here = (
        select(SuggestedAssignment.id, SuggestedTheme.id)
        .join(SuggestedTheme, SuggestedTheme.id == SuggestedAssignment.suggested_theme_id)
        .join(Excerpt, Excerpt.id == SuggestedAssignment.excerpt_id)
        .where(SuggestedTheme.state != "agreed", Excerpt.comment_id.in_(comments))
    )
    found = session.execute(here).all()
    session.execute(
        delete(SuggestedAssignment).where(SuggestedAssignment.id.in_([one for one, _ in found]))
    )
    left = select(SuggestedAssignment.id).where(
        SuggestedAssignment.suggested_theme_id == SuggestedTheme.id
    )
    touched = {theme for _, theme in found}
    session.execute(delete(SuggestedTheme).where(SuggestedTheme.id.in_(touched), ~left.exists()))


def _empty(session: Session, comments: Sequence[int], today: date) -> None:
    """Delete every form of the words, and the notes of staff that may repeat them."""
    for table in (OriginalWords, Redaction):
        session.execute(delete(table).where(table.comment_id.in_(comments)))
    # Of files that were written down only that there was one is left.
    files = Recording.comment_id.in_(comments), Recording.sealed.is_not(None)
    session.execute(delete(Recording).where(*files))
    session.execute(update(Concern).where(Concern.comment_id.in_(comments)).values(note=None))
    session.execute(
        update(Comment)
        .where(Comment.id.in_(comments))
        .values(
            state=case((Comment.state == "waiting", "unread"), else_=Comment.state),
            shared_words=null(),
            reason=null(),
            to_write_down=False,
            to_translate=False,
            words_deleted_on=today,
        )
    )


def _forget_replies(session: Session, submissions: Sequence[int]) -> None:
    """Delete what staff wrote about replies; who still waits for one is kept for their months."""
    session.execute(delete(Reply).where(Reply.submission_id.in_(submissions)))
    answered = Contact.submission_id.in_(submissions), Contact.answered_on.is_not(None)
    session.execute(delete(Contact).where(*answered))


def _note(session: Session, area_id: str, now: datetime) -> None:
    """Keep one line a day that says how many, and never which."""
    today = now.astimezone(LONDON).date()
    number = session.scalar(
        select(func.count(Answer.submission_id.distinct()))
        .join(Answer.comment)
        .where(Comment.area_id == area_id, Comment.words_deleted_on == today)
    )
    what = f"deleted words after their months: {number} sent in"
    midnight = datetime.combine(today, time_of_day(), tzinfo=LONDON)
    line = session.scalar(
        select(AuditEvent).where(
            AuditEvent.area_id == area_id,
            AuditEvent.subject == SUBJECT,
            AuditEvent.at >= midnight,
        )
    )
    if line is not None:
        line.what = what
        return
    audit.record(
        session,
        account=None,
        area_id=area_id,
        what=what,
        subject=SUBJECT,
        subject_id=None,
        now=now,
    )
