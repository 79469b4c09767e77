"""The record of who did what, a page at a time."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from feedback.clock import Clock
from feedback.models import Area
from feedback.services import audit
from feedback.tasks import Worker
from feedback.web.application import FeedbackApp
from tests import factories


def test_newest_lines_come_first_and_older_ones_a_page_further(session: Session) -> None:
    person = factories.account(session, name="Example facilitator")
    for number in range(audit.PAGE + 2):
        audit.record(
            session,
            account=person if number else None,
            what="cleared a comment",
            subject="comment",
            subject_id=number,
            now=factories.NOW,
            area_id="hertfordshire",
        )
        session.flush()
    first = audit.latest(session, area_id="hertfordshire")
    rest = audit.latest(session, area_id="hertfordshire", before=first[-1].id)
    assert [line.subject_id for line in first[:2]] == [audit.PAGE + 1, audit.PAGE]
    assert [(line.subject_id, line.who) for line in rest] == [
        (1, "Example facilitator"),
        (0, None),
    ]


def test_lines_of_another_area_stay_there(session: Session) -> None:
    session.add(Area(id="elsewhere", name="Elsewhere"))
    session.flush()
    audit.record(
        session,
        account=None,
        what="cleared a comment",
        subject="comment",
        subject_id=1,
        now=factories.NOW,
        area_id="elsewhere",
    )
    session.flush()
    assert audit.latest(session, area_id="hertfordshire") == []


def test_the_worker_deletes_lines_of_more_than_six_years(
    app: FeedbackApp, session: Session
) -> None:
    for day in (16, 17):
        audit.record(
            session,
            account=None,
            what="cleared a comment",
            subject="comment",
            subject_id=day,
            now=datetime(2020, 11, day, 13, tzinfo=UTC),
            area_id="hertfordshire",
        )
    session.commit()
    app.clock = Clock(factories.NOW)
    Worker(app).tidy()
    lines = audit.latest(session, area_id="hertfordshire")
    assert [line.subject_id for line in lines] == [17]
