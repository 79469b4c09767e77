"""Which month something belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.clock import LONDON
from feedback.models import Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def of(day: date) -> str:
    """Return the month of a day.

    >>> of(date(2026, 11, 3))
    '2026-11'
    """
    return f"{day:%Y-%m}"


def first_day(month: str) -> date:
    """Return the first day of a month."""
    return date.fromisoformat(f"{month}-01")


def after(month: str) -> str:
    """Return the next month.

    >>> after("2026-12")
    '2027-01'
    """
    return of(first_day(month) + timedelta(days=32))


def before(month: str) -> str:
    """Return the month before.

    >>> before("2027-01")
    '2026-12'
    """
    return of(first_day(month) - timedelta(days=1))


def earlier(day: date, number: int) -> date:
    """Return the day so many months before a day; the last of its month where it has no such day.

    >>> earlier(date(2026, 12, 31), 3), earlier(date(2026, 2, 10), 14)
    (datetime.date(2026, 9, 30), datetime.date(2024, 12, 10))
    """
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    last = last_day(f"{year:04}-{month + 1:02}")
    return last.replace(day=min(day.day, last.day))


def last_day(month: str) -> date:
    """Return the last day of a month."""
    return first_day(after(month)) - timedelta(days=1)


def for_arrival(session: Session, *, area_id: str, day: date) -> str:
    """Return the month a submission of this day counts in: its own, or the next one still open."""
    month = of(day)
    closed = set(
        session.scalars(
            select(Report.month).where(Report.area_id == area_id, Report.state != "draft")
        )
    )
    while month in closed:
        month = after(month)
    return month


def at_noon(day: date) -> datetime:
    """Return noon of a day here, for things of which only the day is known."""
    return datetime.combine(day, time(12), tzinfo=LONDON).astimezone(UTC)
