"""Correct a published report: never by changing it, always by a new version that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedback.errors import DecisionError, RefusedError
from feedback.models import Account, Report
from feedback.services import audit
from feedback.services.cleaning import clean

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

KEPT = ("title", "summary", "families", "forum_words")


def correct(
    session: Session, *, report: Report, account: Account, what_changed: str, now: datetime
) -> Report:
    """Start the next version of a published month, with the same words to mend."""
    if report.state != "published":
        raise DecisionError("This report is not published yet, so you can still change it.")
    if not clean(what_changed):
        raise RefusedError("Enter what changes in the new version.")
    made = Report(
        area_id=report.area_id,
        month=report.month,
        version=report.version + 1,
        what_changed=clean(what_changed),
        made_at=now,
        **{name: getattr(report, name) for name in KEPT},
    )
    session.add(made)
    session.flush()
    audit.record(
        session,
        account=account,
        what="started a correction",
        subject="report",
        subject_id=made.id,
        now=now,
    )
    return made
