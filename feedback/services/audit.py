"""Write down who did what to which record, never the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.models import Account, AuditEvent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One thing that somebody did; the service itself where `who` is nobody."""

    id: int
    at: datetime
    who: str | None
    what: str
    subject: str
    subject_id: int | None


def record(
    session: Session,
    *,
    account: Account | None,
    what: str,
    subject: str,
    subject_id: int | None,
    now: datetime,
    area_id: str | None = None,
) -> None:
    """Add one line to the audit; `what` is a few words of ours, such as “cleared a comment”."""
    area = account.area_id if account else area_id
    session.add(
        AuditEvent(
            area_id=area,
            at=now,
            account_id=account.id if account else None,
            what=what,
            subject=subject,
            subject_id=subject_id,
        )
    )


def latest(session: Session, *, area_id: str, before: int | None = None) -> list[Line]:
    """List what was done, the newest first: a page of lines, or the page before a line."""
    asked = (
        select(AuditEvent, Account.name)
        .outerjoin(Account, Account.id == AuditEvent.account_id)
        .where(AuditEvent.area_id == area_id)
        .order_by(AuditEvent.id.desc())
        .limit(PAGE)
    )
    if before is not None:
        asked = asked.where(AuditEvent.id < before)
    return [
        Line(event.id, event.at, name, event.what, event.subject, event.subject_id)
        for event, name in session.execute(asked)
    ]
