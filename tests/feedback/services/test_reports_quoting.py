"""A published report opens for good, less the words that families take back."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from feedback.documents.csv import report_csv
from feedback.models import Account, Excerpt, Quote, Report, ReportQuote, Submission
from feedback.services import checking, journeys, reports
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support import months

TODAY = factories.NOW.date()
SAID = "Waiting without news, said by person 0."
STILL_SAID = "Waiting without news, said by person 1."


@pytest.fixture
def account(session: Session) -> Account:
    return factories.account(session)


@pytest.fixture
def people(session: Session, account: Account) -> list[Submission]:
    """Those in a theme that quotes two of them, with another theme beside it."""
    _, found = months.theme(session, account, "Waiting without news", told_by=7, quotes=2)
    months.theme(session, account, "Taxis that come late", told_by=5)
    return found


def two_versions(session: Session, account: Account) -> list[Report]:
    first = months.report(session, account, state="published")
    said = {"account": account, "what_changed": "A slip.", "now": factories.NOW}
    reports.correct(session, report=first, **said)
    return [first, months.report(session, account, state="published")]


def questions_for(app: FeedbackApp, report: Report) -> int:
    """Count what is asked of the database when somebody new opens a report."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(app.database.reader, "before_cursor_execute", note)
    with app.database.reading() as reading:
        months.read(reading, reading.get_one(Report, report.id))
    event.remove(app.database.reader, "before_cursor_execute", note)
    return len(asked)


def on_disk(app: FeedbackApp) -> bytes:
    """Every byte of the database and of what SQLite keeps beside it."""
    connection = app.database.writer.raw_connection()
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return b"".join(file.read_bytes() for file in sorted(app.settings.instance.glob("test.db*")))


def quoted(view):
    return [quote["words"] for quote in view["themes"][0]["quotes"]]


def test_withdrawn_words_leave_the_database_file_and_the_figures_of_each_version_stay(
    app: FeedbackApp, session: Session, account: Account, people: list[Submission]
) -> None:
    versions = two_versions(session, account)
    session.commit()
    before = [months.read(session, version) for version in versions]
    session.commit()
    assert SAID.encode() in on_disk(app)
    journeys.withdraw(session, submission=people[0], today=TODAY)
    session.commit()
    kept = on_disk(app)
    assert SAID.encode() not in kept
    assert STILL_SAID.encode() in kept
    session.expire_all()
    for version, was in zip(versions, before, strict=True):
        now = months.read(session, version)
        assert quoted(was) == [SAID, STILL_SAID]
        assert quoted(now) == [STILL_SAID, "One quote withdrawn."]
        for shown in (was, now):
            shown["themes"][0]["quotes"] = shown["opening_quotes"] = []
        assert report_csv(now) == report_csv(was)
        assert now == was


@pytest.mark.usefixtures("people")
def test_the_snapshot_holds_places_and_no_words(session: Session, account: Account) -> None:
    report = months.report(session, account, state="published")
    assert "said by" not in str(report.snapshot)
    assert report.snapshot
    quotes = [quote for theme in report.snapshot["themes"] for quote in theme["quotes"]]
    assert [quote["position"] for quote in quotes] == [1, 2, 3]
    assert months.read(session, report)["opening_quotes"][0]["words"] == SAID


def test_the_fingerprint_can_be_checked_after_a_quote_is_cut(
    session: Session, account: Account, people: list[Submission]
) -> None:
    report = months.report(session, account, state="published")
    journeys.withdraw(session, submission=people[0], today=TODAY)
    session.commit()
    session.expire_all()
    assert report.snapshot
    assert reports.fingerprint(report.snapshot) == report.fingerprint


def test_nothing_of_a_withdrawn_quote_leads_back_to_its_family(
    session: Session, account: Account, people: list[Submission]
) -> None:
    months.report(session, account, state="published")
    journeys.withdraw(session, submission=people[0], today=TODAY)
    rows = session.scalars(select(ReportQuote).order_by(ReportQuote.position)).all()
    assert [(row.comment_id is None, row.withdrawn_on) for row in rows] == [
        (True, TODAY),
        (False, None),
        (False, None),
    ]


def test_words_held_for_safety_after_the_report_is_out_leave_it_too(
    session: Session, account: Account, people: list[Submission]
) -> None:
    report = months.report(session, account, state="published")
    checking.hold(session, comment=people[0].comments[0], account=account, now=factories.NOW)
    session.expire_all()
    assert quoted(months.read(session, report)) == [STILL_SAID, "One quote withdrawn."]


def test_several_quotes_taken_back_are_counted(
    session: Session, account: Account, people: list[Submission]
) -> None:
    report = months.report(session, account, state="published")
    for person in people[:2]:
        journeys.withdraw(session, submission=person, today=TODAY)
    session.expire_all()
    assert quoted(months.read(session, report)) == ["2 quotes withdrawn."]


def test_more_quotes_ask_no_more_of_the_database(app, session, account):
    theme, found = months.theme(session, account, "Waiting without news", told_by=8, quotes=2)
    draft = months.report(session, account)
    session.commit()
    few = questions_for(app, draft)
    for position, person in enumerate(found[2:], start=3):
        excerpt = session.scalar(select(Excerpt).where(Excerpt.comment == person.comments[0]))
        session.add(Quote(theme_id=theme.id, month="2026-11", excerpt=excerpt, position=position))
    session.commit()
    assert questions_for(app, draft) == few
