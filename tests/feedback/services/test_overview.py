"""The month at a glance: counts, months and reports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from feedback.models import (
    Area,
    Assignment,
    Excerpt,
    Report,
    SuggestedTheme,
    Theme,
    ThemeRun,
)
from feedback.services import overview
from feedback.web.application import FeedbackApp
from tests import factories

HERE = "hertfordshire"
NOVEMBER = "2026-11"
TODAY = date(2026, 11, 17)


def report(session: Session, month: str, state: str, **given: Any) -> Report:
    published = {
        "published_at": datetime(2026, 12, 3, 9, tzinfo=UTC),
        "snapshot": {"month": month},
        "fingerprint": "0" * 64,
    }
    extra = published if state == "published" else {}
    made = Report(area_id=HERE, month=month, state=state, made_at=factories.NOW, **extra | given)
    session.add(made)
    session.flush()
    return made


def run(session: Session, month: str = NOVEMBER, *states: str) -> ThemeRun:
    made = ThemeRun(area_id=HERE, month=month, state="done", asked_at=factories.NOW)
    made.themes = [
        SuggestedTheme(position=place, name="Waiting", words=[], state=state)
        for place, state in enumerate(states)
    ]
    session.add(made)
    session.flush()
    return made


def agreed(session: Session, name: str, month: str = NOVEMBER) -> Theme:
    comment = factories.submission(session, state="cleared", month=month).comments[0]
    person = factories.account(session)
    theme = Theme(
        area_id=HERE,
        name=name,
        sentence="Families wait.",
        feeling="change",
        first_month=month,
        agreed_at=factories.NOW,
    )
    excerpt = Excerpt(comment_id=comment.id, start=0, end=7)
    session.add_all([theme, excerpt])
    session.flush()
    session.add(
        Assignment(theme_id=theme.id, excerpt_id=excerpt.id, month=month, account_id=person.id)
    )
    session.flush()
    return theme


def counts(session: Session, month: str = NOVEMBER) -> overview.MonthCounts:
    return overview.month_counts(session, area_id=HERE, month=month)


def test_empty_month_counts_nothing(session: Session) -> None:
    assert counts(session) == overview.MonthCounts(0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_month_counts_comments_by_state_and_leaves_other_months_out(session: Session) -> None:
    for state in ("waiting", "waiting", "cleared", "held", "individual_case", "withdrawn"):
        factories.submission(session, state=state)
    factories.submission(session, None, rating="good")
    factories.submission(session, month="2026-10")
    of = counts(session)
    assert (of.received, of.waiting, of.cleared) == (6, 2, 1)
    assert (of.held, of.individual, of.withdrawn) == (1, 1, 1)
    assert (of.comments, of.read) == (5, 3)


def test_concern_waits_in_every_month_and_is_counted_once(session: Session) -> None:
    october = factories.submission(session, month="2026-10").comments[0]
    taken_back = factories.submission(session, state="withdrawn").comments[0]
    factories.submission(session)
    october.concern_is_open = taken_back.concern_is_open = True
    session.flush()
    assert counts(session).concerns_open == 1
    assert overview.queue(session, area_id=HERE) == overview.Queue(waiting=1, concerns=2)


def test_only_the_newest_finished_run_waits_for_people(session: Session) -> None:
    run(session, NOVEMBER, "suggested", "suggested", "suggested")
    run(session, NOVEMBER, "suggested", "dropped")
    run(session, "2026-10", "suggested")
    session.add(ThemeRun(area_id=HERE, month=NOVEMBER, state="running", asked_at=factories.NOW))
    session.flush()
    assert counts(session).suggested == 1


def test_theme_counts_in_the_months_it_holds_something_of(session: Session) -> None:
    agreed(session, "Waiting too long")
    agreed(session, "School transport", "2026-10")
    assert counts(session).agreed == 1


def test_counting_a_month_takes_three_questions_however_full_it_is(
    app: FeedbackApp, session: Session
) -> None:
    for _ in range(30):
        factories.submission(session)
    session.commit()
    asked: list[str] = []
    with app.database.reading() as reading:
        engine = app.database.reader

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        counts(reading)
        event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in asked if one.startswith("SELECT")]) == 3


def test_other_area_is_never_counted(session: Session) -> None:
    session.add(Area(id="elsewhere", name="Elsewhere"))
    session.flush()
    made = factories.submission(session, area_id="elsewhere")
    made.comments[0].area_id = "elsewhere"
    session.flush()
    assert counts(session).received == 0
    assert overview.queue(session, area_id=HERE).waiting == 0
    assert overview.months_heard(session, area_id=HERE, today=TODAY) == [NOVEMBER]


def test_months_are_those_heard_and_this_one(session: Session) -> None:
    for month in ("2026-08", "2026-10", "2026-10"):
        factories.submission(session, month=month)
    heard = overview.months_heard(session, area_id=HERE, today=TODAY)
    assert heard == [NOVEMBER, "2026-10", "2026-08"]


@pytest.mark.parametrize(
    ("heard", "published", "worked_on"),
    [
        ((), (), "2026-11"),
        (("2026-11",), (), "2026-11"),
        (("2026-10", "2026-11"), (), "2026-10"),
        (("2026-10", "2026-11"), ("2026-10",), "2026-11"),
        (("2026-10", "2026-11"), ("2026-10", "2026-11"), "2026-11"),
        (("2026-07", "2026-10", "2026-11"), ("2026-10",), "2026-11"),
        (("2026-10", "2026-12"), ("2026-10",), "2026-10"),
    ],
)
def test_last_month_is_worked_on_until_it_is_published(
    session: Session, heard: tuple[str, ...], published: tuple[str, ...], worked_on: str
) -> None:
    for month in heard:
        factories.submission(session, month=month)
    for month in published:
        report(session, month, "published")
    assert overview.working_month(session, area_id=HERE, today=TODAY) == worked_on


def test_report_is_as_far_as_its_newest_version(session: Session) -> None:
    report(session, NOVEMBER, "published")
    report(session, NOVEMBER, "draft", version=2)
    assert overview.report_state(session, area_id=HERE, month=NOVEMBER) == "draft"
    assert overview.report_state(session, area_id=HERE, month="2026-10") is None
