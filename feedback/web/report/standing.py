"""Where a month's report stands, and what is honestly still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback.services import months

if TYPE_CHECKING:
    from datetime import date

    from feedback.areas import Area
    from feedback.models import Report
    from feedback.services.overview import MonthCounts

ORDER = ("draft", "with_forum", "with_partners", "published")


@dataclass(frozen=True)
class Step:
    """One step of a report's way; `words` says what it means, on the step it is at."""

    title: str
    words: str
    done: bool


@dataclass(frozen=True)
class StillOpen:
    """What would be missing if the report went out now."""

    waiting: int
    concerns: int
    undecided: int
    themes: int
    ends_on: date | None

    def __bool__(self) -> bool:
        """Say whether anything is open at all."""
        return bool(self.waiting or self.concerns or self.undecided or self.ends_on) or (
            not self.themes
        )


def steps(report: Report, area: Area) -> list[Step]:
    """Return the four steps of a report, each done or still to come."""
    here = ORDER.index(report.state)
    titles = ("Draft", f"With {area.forum.short}", "With the partners", "Published")
    now = (
        "You are writing it. Only the team can read it.",
        f"{area.forum.short} reads it before anybody else outside the team.",
        "Boards and services read it before everybody else can.",
        "The numbers stay. Only a family can take their quote out.",
    )
    finished = report.state == "published"
    return [
        Step(title, now[place] if place == here else "", place < here or finished)
        for place, title in enumerate(titles)
    ]


def still_open(counts: MonthCounts, *, month: str, today: date) -> StillOpen:
    """Return what is still open in a month."""
    last = months.last_day(month)
    return StillOpen(
        waiting=counts.waiting - min(counts.concerns_open, counts.waiting),
        concerns=counts.concerns_open,
        undecided=counts.suggested,
        themes=counts.agreed,
        ends_on=last if today <= last else None,
    )
