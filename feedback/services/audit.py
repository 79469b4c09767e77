"""Write down who did what to which record, never the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from feedback.models import Account, AuditEvent
from feedback.services import months

if TYPE_CHECKING:
    from datetime import date

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


def expire(session: Session, *, area_id: str, today: date, kept_years: int) -> None:
    """Delete the lines that were kept as long as the privacy page says."""
    oldest = months.at_noon(months.earlier(today, 12 * kept_years))
    old = AuditEvent.at < oldest
    session.execute(delete(AuditEvent).where(AuditEvent.area_id == area_id, old))
