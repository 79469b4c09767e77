"""When words go after their months, themes and reports keep their numbers and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from feedback.documents.csv import report_csv
from feedback.models import (
    Account,
    Assignment,
    Excerpt,
    Quote,
    Report,
    Submission,
    SuggestedTheme,
    Theme,
)
from feedback.services import journeys, reports, theming
from feedback.services.theming.known import known_themes
from feedback.web.application import FeedbackApp
from tests import factories
from tests.feedback.services.test_retention import on_disk
from tests.support import months, suggested
from tests.support.kept import AREA, GONE_ON, night

SAID = "Waiting without news, said by person 0."
NUMBERS = ("submissions", "submissions_before", "comments", "roles", "districts", "role_districts")
NUMBERS += ("age_bands", "ratings", "services")
OF_A_THEME = ("id", "name", "submissions", "comments", "districts", "words")


@pytest.fixture
def account(session: Session) -> Account:
    return factories.account(session)


@pytest.fixture
def people(session: Session, account: Account) -> list[Submission]:
    """Those in a theme that quotes two of them, with another theme beside it."""
    district = {"district": "dacorum", "permission": "quote_with_area"}
    _, found = months.theme(session, account, "Waiting without news", told_by=7, quotes=2)
    months.theme(session, account, "Taxis that come late", told_by=5, quotes=0, **district)
    return found


def corrected(session: Session, account: Account, first: Report) -> Report:
    said = {"account": account, "what_changed": "A slip.", "now": factories.NOW}
    reports.correct(session, report=first, **said)
    return months.report(session, account, state="published")


def numbers(report: Report) -> dict[str, Any]:
    taken = report.snapshot or {}
    themes = [{name: theme[name] for name in OF_A_THEME} for theme in taken["themes"]]
    return {name: taken[name] for name in NUMBERS} | {"themes": themes}


def quoted(view: Any) -> list[str]:
    return [quote["words"] for theme in view["themes"] for quote in theme["quotes"]]


@pytest.mark.usefixtures("people")
def test_a_published_report_stays_as_it_is_quotes_and_all(
    app: FeedbackApp, session: Session, account: Account
) -> None:
    report = months.report(session, account, state="published")
    before, mark = months.read(session, report), report.fingerprint
    night(app, session)
    after = months.read(session, report)
    assert after == before
    assert report_csv(after) == report_csv(before)
    assert (report.fingerprint, reports.fingerprint(report.snapshot or {})) == (mark, mark)
    session.commit()
    app.database.tidy_log()
    kept = on_disk(app)
    assert SAID.encode() in kept
    assert b"said by person 3." not in kept


@pytest.mark.usefixtures("people")
def test_a_correction_of_a_month_whose_words_are_gone_has_the_same_numbers_and_quotes(
    app: FeedbackApp, session: Session, account: Account
) -> None:
    first = months.report(session, account, state="published")
    was = months.read(session, first)
    night(app, session)
    again = first
    for version in (2, 3):
        again = corrected(session, account, again)
        assert again.version == version
        assert numbers(again) == numbers(first)
        assert quoted(months.read(session, again)) == quoted(was)


def test_a_quote_can_still_be_taken_back_out_of_every_version(
    app: FeedbackApp, session: Session, account: Account, people: list[Submission]
) -> None:
    first = months.report(session, account, state="published")
    night(app, session)
    versions = [first, corrected(session, account, first)]
    journeys.withdraw(session, submission=people[0], today=GONE_ON)
    night(app, session)
    session.commit()
    app.database.tidy_log()
    assert SAID.encode() not in on_disk(app)
    for version in versions:
        assert "One quote withdrawn." in quoted(months.read(session, version))


@pytest.mark.usefixtures("people")
def test_quotes_of_a_report_that_never_came_out_go_with_their_words(
    app: FeedbackApp, session: Session, account: Account
) -> None:
    report = months.report(session, account, state="with_partners")
    before = months.read(session, report)
    assert quoted(before) != []
    night(app, session)
    after = months.read(session, report)
    assert quoted(after) == []
    assert session.scalars(select(Quote)).all() == []
    for shown in (before, after):
        shown["opening_quotes"] = []
        for theme in shown["themes"]:
            theme["quotes"] = []
    assert after == before


def test_an_excerpt_stays_only_where_it_is_counted(
    app: FeedbackApp, session: Session, people: list[Submission]
) -> None:
    session.add(Excerpt(comment_id=people[0].comments[0].id, start=0, end=3))
    counted = session.scalar(select(func.count(Assignment.id)))
    night(app, session)
    assert session.scalar(select(func.count(Assignment.id))) == counted
    assert session.scalar(select(func.count(Excerpt.id))) == counted


def test_what_was_suggested_and_never_agreed_goes_with_the_last_of_its_words(
    app: FeedbackApp, session: Session, account: Account
) -> None:
    run = suggested.run(session)
    agreed, dropped, undecided = (
        suggested.theme(session, run, name) for name in ("waiting, list", "taxi, late", "bus, cold")
    )
    theming.agree(
        session,
        suggested=agreed,
        account=account,
        name="Waiting without news",
        sentence="Families wait.",
        feeling="change",
        service=None,
        now=factories.NOW,
    )
    theming.drop(session, suggested=dropped, account=account, now=factories.NOW)
    last = undecided.assignments[0].excerpt.comment.answer.submission
    last.received_on = GONE_ON
    night(app, session)
    left = session.scalars(select(SuggestedTheme).order_by(SuggestedTheme.id)).all()
    assert [(one.name, len(one.assignments)) for one in left] == [
        ("waiting, list", 3),
        ("bus, cold", 1),
    ]


@pytest.mark.usefixtures("people")
def test_later_months_know_themes_by_the_words_that_are_still_here(
    app: FeedbackApp, session: Session, account: Account
) -> None:
    late = factories.submission(session, "We still wait.", state="cleared", received_on=GONE_ON)
    waiting = known_themes(session, area_id=AREA, month="2028-12")[0]
    theme = session.get(Theme, int(str(waiting.id)))
    assert theme is not None
    months.assign(session, account, theme, late)
    night(app, session)
    known = known_themes(session, area_id=AREA, month="2028-12")
    assert [(one.id, one.examples) for one in known] == [(waiting.id, ("We still wait.",))]


@pytest.mark.usefixtures("people")
def test_no_machine_reads_what_is_gone(app: FeedbackApp, session: Session) -> None:
    assert theming.ready_to_group(session, area_id=AREA, month=months.MONTH) == 12
    night(app, session)
    assert theming.ready_to_group(session, area_id=AREA, month=months.MONTH) == 0
