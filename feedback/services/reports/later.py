"""Words nobody has read when a month goes to the forum: they count in the next month still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from feedback.models import Answer, Comment, Submission
from feedback.services import audit, months

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.models import Account, Report


@dataclass(frozen=True)
class Later:
    """How many comments would miss their month, and the month they would count in instead."""

    month: str
    unread: int
    concerns: int

    def __bool__(self) -> bool:
        """Say whether anything would move at all."""
        return bool(self.unread or self.concerns)


def foreseen(session: Session, *, area_id: str, month: str) -> Later:
    """Return what sending a month’s report to the forum would move, and where to."""
    moving = [
        comment
        for submission in _unready(session, area_id, month)
        for comment in submission.comments
    ]
    unread = sum(comment.state == "waiting" for comment in moving)
    return Later(
        month=_next_open(session, area_id, month),
        unread=unread,
        concerns=sum(each.concern_is_open and each.state != "waiting" for each in moving),
    )


def carry_over(session: Session, *, report: Report, account: Account, now: datetime) -> int:
    """Move what is not ready to the next month still open, and return how many submissions."""
    moving = _unready(session, report.area_id, report.month)
    month = _next_open(session, report.area_id, report.month)
    for submission in moving:
        submission.month = month
    if moving:
        audit.record(
            session,
            account=account,
            what=f"moved {len(moving)} unread to {month}",
            subject="report",
            subject_id=report.id,
            now=now,
        )
    return len(moving)


def _unready(session: Session, area_id: str, month: str) -> Sequence[Submission]:
    """Return submissions with words to read or a concern to settle, and nothing cleared yet."""
    # What is cleared is counted where it is, and one submission belongs to one month.
    in_words = Answer.submission_id == Submission.id, Comment.answer_id == Answer.id
    unready = or_(Comment.state == "waiting", Comment.concern_is_open)
    return session.scalars(
        select(Submission)
        .where(
            Submission.area_id == area_id,
            Submission.month == month,
            Submission.withdrawn_on.is_(None),
            select(Comment.id).where(*in_words, unready).exists(),
            ~select(Comment.id).where(*in_words, Comment.state == "cleared").exists(),
        )
        .order_by(Submission.id)
    ).all()


def _next_open(session: Session, area_id: str, month: str) -> str:
    following = months.first_day(months.after(month))
    return months.for_arrival(session, area_id=area_id, day=following)
