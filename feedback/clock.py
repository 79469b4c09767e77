"""The one place that asks what time it is, so that tests can fix it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Clock:
    """The time now, or for tests a time that stands still."""

    fixed: datetime | None = None

    def now(self) -> datetime:
        """Return the moment, aware and in UTC."""
        return self.fixed or datetime.now(UTC)

    def today(self) -> date:
        """Return the day as families in England see it."""
        return self.now().astimezone(LONDON).date()
