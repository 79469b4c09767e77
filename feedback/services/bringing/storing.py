"""Store a checked file in one transaction, with who says that its words were cleared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from feedback.clock import Clock
from feedback.errors import RefusedError
from feedback.models import (
    Account,
    Answer,
    Comment,
    Conversation,
    ImportBatch,
    Report,
    Submission,
)
from feedback.services import audit, submissions
from feedback.services.bringing.checking import Checked, GoodRow, must_be_whole
from feedback.services.months import at_noon
from feedback.services.submissions import Told

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.keys import Keys
    from feedback.services.bringing.sheet import Sheet


@dataclass(frozen=True)
class Clearance:
    """Who read these words elsewhere, and why they may be shared as they are."""

    by: str
    why: str


def bring(
    session: Session,
    *,
    sheet: Sheet,
    checked: Checked,
    conversation: Conversation,
    keys: Keys,
    clock: Clock,
    account: Account | None,
    question: str = "better",
    clearance: Clearance | None = None,
) -> ImportBatch:
    """Store every row of a file, or none; words that show a concern always wait for a person."""
    must_be_whole(checked)
    _month_must_be_open(session, conversation.area_id, checked.month)
    _must_be_new(session, conversation.area_id, sheet, checked.month)
    batch = ImportBatch(
        area_id=conversation.area_id,
        month=checked.month,
        file_name=sheet.name[:200],
        contents_hash=sheet.contents_hash,
        rows=len(checked.good),
        imported_at=clock.now(),
        imported_by_id=account.id if account else None,
        cleared_by=clearance.by if clearance else None,
        cleared_why=clearance.why if clearance else None,
    )
    session.add(batch)
    session.flush()
    for row in checked.good:
        received = submissions.receive(
            session,
            conversation=conversation,
            told=_told(row, question),
            form_key=_form_key(sheet, row),
            keys=keys,
            clock=Clock(at_noon(row.day)),
        )
        received.submission.import_batch_id = batch.id
        if clearance:
            _clear(received.submission, clearance, account, clock.now())
    audit.record(
        session,
        account=account,
        area_id=conversation.area_id,
        what="brought in comments",
        subject="import_batch",
        subject_id=batch.id,
        now=clock.now(),
    )
    session.flush()
    return batch


def states(session: Session, batch: ImportBatch) -> dict[str, int]:
    """Return how many comments of a file are in each state."""
    query = (
        select(Comment.state, func.count())
        .join(Answer, Comment.answer_id == Answer.id)
        .join(Submission, Answer.submission_id == Submission.id)
        .where(Submission.import_batch_id == batch.id)
        .group_by(Comment.state)
        .order_by(Comment.state)
    )
    return dict(session.execute(query).tuples().all())


def _told(row: GoodRow, question: str) -> Told:
    return Told(
        route="import",
        words={question: row.words},
        choices={"rating": row.rating} if row.rating else {},
        role=row.role,
        district=row.district,
        age_band=row.age_band,
        permission=row.permission,
    )


def _form_key(sheet: Sheet, row: GoodRow) -> str:
    """Return a key that the same row of the same file always has."""
    return hashlib.sha256(f"import {sheet.contents_hash} {row.row}".encode()).hexdigest()


def _clear(
    submission: Submission, clearance: Clearance, account: Account | None, now: datetime
) -> None:
    """Take the word of whoever read these before; a concern waits for a person all the same."""
    for comment in submission.comments:
        if comment.concern_is_open or comment.original is None:
            continue
        comment.state, comment.shared_words = "cleared", comment.original.words
        comment.decided_at, comment.decided_by_id = now, account.id if account else None
        comment.reason = f"Cleared by {clearance.by}: {clearance.why}"


def _month_must_be_open(session: Session, area_id: str, month: str) -> None:
    query = select(Report.id).where(
        Report.area_id == area_id, Report.month == month, Report.state != "draft"
    )
    if session.scalars(query).first() is not None:
        raise RefusedError(
            "The report of this month has gone to the forum, so its comments stay as they are. "
            "Choose a later month."
        )


def _must_be_new(session: Session, area_id: str, sheet: Sheet, month: str) -> None:
    query = select(ImportBatch).where(
        ImportBatch.area_id == area_id,
        ImportBatch.month == month,
        ImportBatch.contents_hash == sheet.contents_hash,
    )
    earlier = session.scalars(query).first()
    if earlier is not None:
        raise RefusedError(
            f"This file came in before, as {earlier.file_name} with {earlier.rows:,} comments. "
            "Nothing was stored."
        )
