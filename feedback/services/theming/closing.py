"""When a month's themes may no longer change: its report has gone on, or is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.errors import DecisionError
from feedback.models import Report, SuggestedTheme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def states(session: Session, *, area_id: str, month: str) -> frozenset[str]:
    """Return how far the versions of a month's report have come."""
    query = select(Report.state).where(Report.area_id == area_id, Report.month == month)
    return frozenset(session.scalars(query))


def must_not_be_sent_on(session: Session, *, area_id: str, month: str) -> None:
    """Refuse to look for themes again under a report that others are reading."""
    if states(session, area_id=area_id, month=month) - {"draft"}:
        raise DecisionError(
            "The report of this month is with the forum or further, so its themes stay."
        )


def must_be_open(session: Session, suggested: SuggestedTheme) -> None:
    """Refuse to decide anything in a month whose report is published."""
    run = suggested.run
    if "published" in states(session, area_id=run.area_id, month=run.month):
        raise DecisionError(
            "The report of this month is published, so its themes stay as they are."
        )
