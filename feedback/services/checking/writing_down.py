"""Listen to a voice note or look at a picture, write down its words, and delete the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from analysis import find_concerns
from feedback.errors import DecisionError
from feedback.models import Answer, AuditEvent, Comment, Concern, OriginalWords, Submission
from feedback.services import audit, recordings
from feedback.services.checking.deciding import decide, lock

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from feedback.keys import Keys
    from feedback.models import Account, Recording

NAMES = {"sound": "voice note", "picture": "picture"}
# A player asks for a sound in pieces, and again when somebody goes back: one line is enough.
ONE_LINE = timedelta(hours=1)


@dataclass(frozen=True)
class ToWriteDown:
    """How many comments wait for somebody to write down what was said or drawn."""

    waiting: int
    overdue: int


def find_recording(comment: Comment, name: str) -> Recording:
    """Return a file that still waits to be written down."""
    for recording in comment.recordings:
        if recording.id == name and recording.outcome is None:
            return recording
    raise DecisionError("Somebody has written this down already, and the file is deleted.")


def unwritten(comment: Comment) -> list[Recording]:
    """List what still waits to be written down, a voice note first."""
    return [recording for recording in comment.recordings if recording.outcome is None]


def listen(
    session: Session,
    *,
    comment: Comment,
    recording: Recording,
    account: Account,
    keys: Keys,
    now: datetime,
) -> bytes:
    """Return what was said or drawn; opening it is written down."""
    what = f"opened a {NAMES[recording.kind]}"
    seen = select(AuditEvent.id).where(
        AuditEvent.account_id == account.id,
        AuditEvent.what == what,
        AuditEvent.subject == "comment",
        AuditEvent.subject_id == comment.id,
        AuditEvent.at > now - ONE_LINE,
    )
    if session.scalar(seen.limit(1)) is None:
        _audit(session, comment, what, account=account, now=now)
    return recordings.opened(recording, keys=keys)


def write_down(
    session: Session, *, comment: Comment, name: str, words: str, account: Account, now: datetime
) -> None:
    """Keep the words of a file and delete the file; from here they are words like any other."""
    recording = _decided(session, comment, name, "written_down", account=account, now=now)
    if comment.original is None:
        comment.original = OriginalWords(words=words)
    else:
        comment.original.words = f"{comment.original.words}\n\n{words}"
    # Words that came later are not in the English yet.
    comment.to_translate = comment.to_translate or bool(comment.original.english)
    known = {concern.kind for concern in comment.concerns}
    for kind in sorted({found.kind for found in find_concerns(words)} - known):
        comment.concerns.append(Concern(area_id=comment.area_id, kind=kind, noticed_at=now))
        comment.concern_is_open = True
    _audit(session, comment, f"wrote down a {NAMES[recording.kind]}", account=account, now=now)
    session.flush()


def set_not_understood(
    session: Session, *, comment: Comment, name: str, account: Account, now: datetime
) -> None:
    """Delete a file that nobody can make out; a comment without any words is set apart."""
    recording = _decided(session, comment, name, "not_understood", account=account, now=now)
    what = f"could not make out a {NAMES[recording.kind]}"
    _audit(session, comment, what, account=account, now=now)
    if comment.state == "waiting" and resting_state(comment) == "not_understood":
        told = "set apart a comment without words"
        decide(session, comment, "not_understood", account=account, now=now, what=told)
    session.flush()


def resting_state(comment: Comment) -> str:
    """Return where a comment belongs that nobody holds: there must be words to read."""
    has_words = comment.original is not None or comment.to_write_down
    return "waiting" if has_words else "not_understood"


def to_write_down(session: Session, *, area_id: str, before: date) -> ToWriteDown:
    """Count what waits to be written down, and what came before a day: it is overdue."""
    waiting, overdue = session.execute(
        select(func.count(), func.count().filter(Submission.received_on < before))
        .select_from(Comment)
        .join(Comment.answer)
        .join(Answer.submission)
        .where(Comment.area_id == area_id, Comment.to_write_down)
    ).one()
    return ToWriteDown(waiting, overdue)


def _decided(
    session: Session, comment: Comment, name: str, outcome: str, *, account: Account, now: datetime
) -> Recording:
    """Let one person decide about a file, and delete it."""
    lock(session, comment)
    if comment.state == "withdrawn":
        raise DecisionError("The family took these words back.")
    session.refresh(comment, attribute_names=["recordings", "original", "concerns"])
    recording = find_recording(comment, name)
    recording.sealed, recording.outcome = None, outcome
    recording.decided_at, recording.decided_by_id = now, account.id
    comment.to_write_down = bool(unwritten(comment))
    session.flush()
    return recording


def _audit(
    session: Session, comment: Comment, what: str, *, account: Account, now: datetime
) -> None:
    audit.record(
        session, account=account, what=what, subject="comment", subject_id=comment.id, now=now
    )
