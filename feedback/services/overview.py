"""The month at a glance: how much of each step's work is waiting, and which months there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from feedback.models import (
    Answer,
    Assignment,
    Comment,
    Report,
    Submission,
    SuggestedTheme,
    Theme,
    ThemeRun,
)
from feedback.services import months

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class MonthCounts:
    """How many comments of a month are in each state, and how many themes."""

    received: int
    waiting: int
    cleared: int
    held: int
    individual: int
    withdrawn: int
    concerns_open: int
    suggested: int
    agreed: int
    not_understood: int = 0
    unread: int = 0

    @property
    def comments(self) -> int:
        """Return how many comments there are, without those taken back or deleted unread."""
        return self.received - self.withdrawn - self.unread

    @property
    def read(self) -> int:
        """Return how many comments somebody has decided about."""
        return self.cleared + self.held + self.individual + self.not_understood


@dataclass(frozen=True)
class Queue:
    """What waits to be read, in whichever month it arrived: a concern cannot wait for a month."""

    waiting: int
    concerns: int


def month_counts(session: Session, *, area_id: str, month: str) -> MonthCounts:
    """Count a month's comments and themes, in three questions to the database."""
    asked = (
        select(Comment.state, func.count(), func.count().filter(Comment.concern_is_open))
        .join(Comment.answer)
        .join(Answer.submission)
        .where(Submission.area_id == area_id, Submission.month == month)
        .group_by(Comment.state)
    )
    rows = session.execute(asked).all()
    states: dict[str, int] = {state: count for state, count, _ in rows}
    return MonthCounts(
        received=sum(states.values()),
        waiting=states.get("waiting", 0),
        cleared=states.get("cleared", 0),
        held=states.get("held", 0),
        individual=states.get("individual_case", 0),
        withdrawn=states.get("withdrawn", 0),
        concerns_open=sum(concerns for _, _, concerns in rows),
        suggested=_suggested(session, area_id, month),
        agreed=_agreed(session, area_id, month),
        not_understood=states.get("not_understood", 0),
        unread=states.get("unread", 0),
    )


def queue(session: Session, *, area_id: str) -> Queue:
    """Count what waits to be read in every month together; a concern is counted once, as one."""
    calm = Comment.state == "waiting", ~Comment.concern_is_open
    waiting, concerns = session.execute(
        select(func.count().filter(*calm), func.count().filter(Comment.concern_is_open)).where(
            Comment.area_id == area_id
        )
    ).one()
    return Queue(waiting=waiting, concerns=concerns)


def report_state(session: Session, *, area_id: str, month: str) -> str | None:
    """Return how far a month's report is, by its newest version; nothing where there is none."""
    return session.scalar(
        select(Report.state)
        .where(Report.area_id == area_id, Report.month == month)
        .order_by(Report.version.desc())
        .limit(1)
    )


def months_heard(session: Session, *, area_id: str, today: date) -> list[str]:
    """List the months that anything came in for, and this one; the newest first."""
    heard = session.scalars(
        select(Submission.month).where(Submission.area_id == area_id).distinct()
    )
    return sorted({*heard, months.of(today)}, reverse=True)


def heard_by_month(session: Session, *, area_id: str, most: int = 12) -> list[tuple[str, int]]:
    """Return how many submissions each of the newest months had, the oldest first."""
    query = (
        select(Submission.month, func.count())
        .where(Submission.area_id == area_id, Submission.withdrawn_on.is_(None))
        .group_by(Submission.month)
        .order_by(Submission.month.desc())
        .limit(most)
    )
    return [(month, number) for month, number in session.execute(query)][::-1]


def working_month(session: Session, *, area_id: str, today: date) -> str:
    """Return the month people are most likely working on: last month until it is published."""
    this = months.of(today)
    heard = session.scalars(
        select(Submission.month)
        .where(Submission.area_id == area_id, Submission.month <= this)
        .group_by(Submission.month)
        .order_by(Submission.month.desc())
        .limit(2)
    ).all()
    for month in reversed(heard):
        if report_state(session, area_id=area_id, month=month) != "published":
            return month
    return heard[0] if heard else this


def _suggested(session: Session, area_id: str, month: str) -> int:
    """Count what the newest run suggested and nobody has decided about."""
    newest = (
        select(func.max(ThemeRun.id))
        .where(ThemeRun.area_id == area_id, ThemeRun.month == month, ThemeRun.state == "done")
        .scalar_subquery()
    )
    waiting = SuggestedTheme.run_id == newest, SuggestedTheme.state == "suggested"
    return session.scalar(select(func.count()).select_from(SuggestedTheme).where(*waiting)) or 0


def _agreed(session: Session, area_id: str, month: str) -> int:
    """Count the agreed themes that hold anything of this month."""
    themes = (
        select(func.count(Assignment.theme_id.distinct()))
        .join(Assignment.theme)
        .where(Theme.area_id == area_id, Assignment.month == month)
    )
    return session.scalar(themes) or 0
