"""Write down who did what to which record, never the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedback.models import Account, AuditEvent

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


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
