"""Open a comment: in the queue freely, after a decision with a line in the audit."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from feedback.clock import LONDON
from feedback.errors import NotFoundError
from feedback.models import Account, Answer, Comment, Submission
from feedback.services import audit

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

WHOLE_SUBMISSION = (
    joinedload(Comment.answer).joinedload(Answer.question),
    joinedload(Comment.answer).joinedload(Answer.submission),
    selectinload(Comment.concerns),
    joinedload(Comment.answer).joinedload(Answer.submission).selectinload(Submission.services),
    joinedload(Comment.answer)
    .joinedload(Answer.submission)
    .selectinload(Submission.answers)
    .options(joinedload(Answer.question), joinedload(Answer.comment).joinedload(Comment.original)),
)


def find(session: Session, *, area_id: str, comment_id: int) -> Comment:
    """Return a comment of this area with what its family said beside it."""
    comment = session.scalar(
        select(Comment)
        .where(Comment.id == comment_id, Comment.area_id == area_id)
        .options(*WHOLE_SUBMISSION)
    )
    if comment is None:
        raise NotFoundError("There is no such comment.")
    return comment


def original(session: Session, *, comment: Comment, account: Account, now: datetime) -> str:
    """Return the words as they were sent; opening them after a decision is written down."""
    if comment.state != "waiting":
        audit.record(
            session,
            account=account,
            what="opened the words as they were written",
            subject="comment",
            subject_id=comment.id,
            now=now,
        )
    return comment.original.words if comment.original else ""


def words_to_check(comment: Comment) -> str:
    """Return the words that are hidden in and cleared: the English, where a person wrote it."""
    if comment.original is None:
        return ""
    return comment.original.english or comment.original.words


def fingerprint(words: str) -> str:
    """Return a mark by which a page knows that the words it showed are still the words."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def said_when(when: datetime) -> str:
    """Write a moment as people in England say it.

    >>> from datetime import UTC, datetime
    >>> said_when(datetime(2026, 7, 3, 9, 5, tzinfo=UTC))
    '10:05 on 3 July 2026'
    """
    here = when.astimezone(LONDON)
    return f"{here:%H:%M} on {here.day} {here:%B %Y}"
