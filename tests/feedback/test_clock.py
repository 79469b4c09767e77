"""The day is the day families in England see."""

from __future__ import annotations

from datetime import UTC, date, datetime

from feedback.clock import Clock


def test_late_on_a_summer_evening_it_is_still_that_day_in_england() -> None:
    assert Clock(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)).today() == date(2026, 7, 2)


def test_a_running_clock_is_aware() -> None:
    assert Clock().now().tzinfo is not None
