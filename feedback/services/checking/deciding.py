"""Clear a comment, set it aside, or put it back; whoever comes second is told who came first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from feedback.clock import LONDON
from feedback.errors import DecisionError
from feedback.models import Account, Answer, Comment, Excerpt, Redaction, Report, Submission
from feedback.services import audit
from feedback.services.checking.hiding import as_shared, completed
from feedback.services.checking.queueing import NOT_SURE
from feedback.services.checking.reading import said_when, words_to_check
from feedback.services.reports import quoting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.services.checking.hiding import Stretch

DONE = {
    "cleared": "cleared this comment",
    "held": "held this comment",
    "individual_case": "set this comment aside as one family’s own case",
    "not_understood": "could not make out what was said or drawn",
}
GONE = "These words were deleted after their months, as we promise families."
UNREAD = "Nobody had read these words when their months were over, so they were deleted."


def clear(
    session: Session,
    *,
    comment: Comment,
    account: Account,
    redactions: Sequence[Stretch],
    now: datetime,
) -> None:
    """Let others see a comment, with what was chosen hidden."""
    must_wait(session, comment)
    if comment.to_translate:
        raise DecisionError("This comment is not in English yet. Write it in English first.")
    if comment.concern_is_open:
        raise DecisionError("This comment may mean a child is at risk. Decide about that first.")
    words = words_to_check(comment)
    hidden = completed(words, redactions)
    comment.redactions = [
        Redaction(start=s.start, end=s.end, kind=s.kind, replacement=s.replacement) for s in hidden
    ]
    comment.shared_words = as_shared(words, hidden)
    decide(session, comment, "cleared", account=account, now=now, what="cleared a comment")


def set_individual_case(
    session: Session, *, comment: Comment, account: Account, now: datetime
) -> None:
    """Keep one family’s own case out of themes and reports; it needs an answer of its own."""
    must_wait(session, comment)
    decide(
        session,
        comment,
        "individual_case",
        account=account,
        now=now,
        what="set aside an individual case",
    )


def put_back(session: Session, *, comment: Comment, account: Account, now: datetime) -> None:
    """Undo a decision: the comment waits again, and leaves the themes it was in."""
    lock(session, comment)
    if comment.state == "waiting":
        return
    if comment.state == "withdrawn":
        raise DecisionError("The family took these words back, so they cannot be put back.")
    must_have_words(comment)
    if comment.original is None and not comment.to_write_down:
        raise DecisionError("The file is deleted, so there is nothing to put back.")
    if any(concern.state == "handed_over" for concern in comment.concerns):
        raise DecisionError("This comment was handed over as a concern, so it stays held.")
    if is_published(session, comment):
        raise DecisionError("This month’s report is published, so the comment stays as it is.")
    if comment.state == "held" and comment.decided_by_id == account.id:
        take_back_concern(session, comment, account=account, now=now)
    stop_sharing(session, comment, now=now)
    decide(session, comment, "waiting", account=account, now=now, what="put a comment back")
    comment.decided_by_id = comment.decided_at = None


def take_back_concern(
    session: Session, comment: Comment, *, account: Account, now: datetime
) -> None:
    """Remove the concern that somebody’s own mistaken hold opened; what rules noticed stays."""
    mistaken = [one for one in comment.concerns if (one.state, one.found_by) == ("open", "person")]
    for concern in mistaken:
        comment.concerns.remove(concern)
        audit.record(
            session,
            account=account,
            what="took back a concern",
            subject="comment",
            subject_id=comment.id,
            now=now,
        )
    comment.concern_is_open = any(concern.state == "open" for concern in comment.concerns)


def set_not_sure(
    session: Session, *, comment: Comment, account: Account, now: datetime, note: str = ""
) -> None:
    """Leave a comment waiting, at the end of the queue, with a note for whoever reads it next."""
    must_wait(session, comment)
    decide(session, comment, "waiting", account=account, now=now, what="was not sure of a comment")
    comment.decided_by_id = comment.decided_at = None
    comment.reason = f"{NOT_SURE}: {note}" if note else NOT_SURE
    session.flush()


def stop_sharing(session: Session, comment: Comment, *, now: datetime) -> None:
    """Take a comment's words back from others: out of every theme, and every report that is out."""
    session.execute(delete(Excerpt).where(Excerpt.comment_id == comment.id))
    quoting.cut(session, [comment], today=now.astimezone(LONDON).date())
    comment.redactions = []
    comment.shared_words = None


def is_published(session: Session, comment: Comment) -> bool:
    """Say whether the month that a comment counts in has a published report."""
    published = (
        select(Report.id)
        .join(Submission, Submission.month == Report.month)
        .join(Answer, Answer.submission_id == Submission.id)
        .where(
            Answer.id == comment.answer_id,
            Report.area_id == comment.area_id,
            Report.state == "published",
        )
    )
    return session.scalar(published.limit(1)) is not None


def decide(
    session: Session, comment: Comment, state: str, *, account: Account, now: datetime, what: str
) -> None:
    """Write down where a comment is now, and who put it there."""
    comment.state, comment.decided_by_id, comment.decided_at = state, account.id, now
    if (comment.reason or "").startswith(NOT_SURE):
        comment.reason = None
    audit.record(
        session, account=account, what=what, subject="comment", subject_id=comment.id, now=now
    )
    session.flush()


def must_wait(session: Session, comment: Comment) -> None:
    """Refuse a second decision, and one about what nobody has listened to yet."""
    lock(session, comment)
    if comment.to_write_down:
        raise DecisionError("There is a voice note or picture here. Write down its words first.")
    if comment.state != "waiting":
        raise DecisionError(told_by(session, comment=comment))


def must_have_words(comment: Comment) -> None:
    """Refuse to decide anew about words that nobody can read again."""
    if comment.words_deleted_on is not None:
        raise DecisionError(GONE)


def lock(session: Session, comment: Comment) -> None:
    """Read a comment's state as it is now, and let nobody else decide until we have."""
    session.flush()
    fresh = ["state", "concern_is_open", "to_write_down", "to_translate"]
    fresh += ["decided_by_id", "decided_at", "words_deleted_on"]
    session.refresh(comment, attribute_names=fresh, with_for_update=True)


def told_by(session: Session, *, comment: Comment) -> str:
    """Say what was decided about a comment, by whom and when."""
    if comment.state == "unread":
        return UNREAD
    if comment.state not in DONE:
        return "The family took these words back."
    account = session.get(Account, comment.decided_by_id) if comment.decided_by_id else None
    name = account.name if account else "Somebody"
    when = f" at {said_when(comment.decided_at)}" if comment.decided_at else ""
    return f"{name} {DONE[comment.state]}{when}."
