"""A submission belongs to the month of its day, or to the next one still open."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from feedback.models import Report
from feedback.services import months
from tests.factories import NOW


def report(session: Session, month: str, state: str) -> None:
    session.add(Report(area_id="hertfordshire", month=month, state=state, made_at=NOW))
    session.flush()


def arrival(session: Session) -> str:
    return months.for_arrival(session, area_id="hertfordshire", day=date(2026, 11, 30))


def test_words_count_in_the_month_they_arrive(session: Session) -> None:
    report(session, "2026-11", "draft")
    assert arrival(session) == "2026-11"


def test_words_that_come_after_the_forum_has_the_month_count_in_the_next(session: Session) -> None:
    report(session, "2026-11", "with_forum")
    assert arrival(session) == "2026-12"
    report(session, "2026-12", "with_partners")
    assert arrival(session) == "2027-01"


def test_months_follow_each_other_over_the_new_year() -> None:
    assert months.after("2026-12") == "2027-01"
    assert months.before("2027-01") == "2026-12"
    assert months.last_day("2028-02") == date(2028, 2, 29)
