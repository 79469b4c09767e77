"""What the database lets anybody do to a published quote: let its family take it back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.models import Report, ReportQuote
from feedback.services import reports
from tests import factories
from tests.support import months

REFUSED = "it can only be withdrawn"
CUT = "UPDATE report_quote SET words = NULL, comment_id = NULL, withdrawn_on = '2026-11-20'"


@pytest.fixture
def report(session: Session) -> Report:
    """A published report with two quotes, and a correction of it that is still a draft."""
    account = factories.account(session)
    months.theme(session, account, "Waiting without news", quotes=2)
    made = months.report(session, account, state="published")
    reports.correct(
        session, report=made, account=account, what_changed="A slip.", now=factories.NOW
    )
    session.commit()
    return made


def refused(session: Session, statement: str, why: str = REFUSED) -> None:
    with pytest.raises(IntegrityError, match=why):
        session.execute(text(statement))
    session.rollback()


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report_quote SET words = 'Other words.'",
        "UPDATE report_quote SET words = words",
        "UPDATE report_quote SET comment_id = comment_id + 1",
        "UPDATE report_quote SET withdrawn_on = '2026-11-20'",
        "UPDATE report_quote SET words = NULL",
        f"{CUT}, position = position + 10",
        f"{CUT}, report_id = 2",
        "UPDATE OR REPLACE report_quote SET position = 2 WHERE position = 1",
        "DELETE FROM report_quote",
        "INSERT INTO report_quote VALUES (1, 3, 1, 'One more.', NULL)",
        "INSERT INTO report_quote VALUES (1, 3, NULL, NULL, '2026-11-20')",
        "INSERT OR REPLACE INTO report_quote VALUES (1, 1, 1, 'Other words.', NULL)",
    ],
)
def test_a_published_quote_refuses_every_change_but_its_end(
    session: Session, statement: str
) -> None:
    refused(session, statement)


@pytest.mark.usefixtures("report")
def test_a_quote_cannot_be_carried_into_a_published_report(session: Session) -> None:
    session.execute(text("INSERT INTO report_quote VALUES (2, 3, 1, 'Not out yet.', NULL)"))
    session.commit()
    refused(session, "UPDATE report_quote SET report_id = 1 WHERE report_id = 2")


def test_withdrawn_words_never_come_back(session: Session, report: Report) -> None:
    session.execute(text(f"{CUT} WHERE position = 1"))
    session.commit()
    refused(session, "UPDATE report_quote SET words = 'Back.', comment_id = 1, withdrawn_on = NULL")
    refused(session, "UPDATE report_quote SET withdrawn_on = '2026-11-21' WHERE position = 1")
    first, second = session.scalars(
        select(ReportQuote).where(ReportQuote.report_id == report.id).order_by(ReportQuote.position)
    )
    assert (first.words, first.comment_id, first.withdrawn_on) == (None, None, date(2026, 11, 20))
    assert (second.words, second.withdrawn_on) == ("Waiting without news, said by person 1.", None)


def test_a_quote_of_a_report_that_is_not_out_can_still_be_mended(session: Session) -> None:
    stored = factories.submission(session, state="cleared")
    draft = Report(area_id="hertfordshire", month="2026-11", made_at=factories.NOW)
    session.add(draft)
    session.flush()
    quote = ReportQuote(report_id=draft.id, position=1, comment_id=stored.comments[0].id, words="A")
    session.add(quote)
    session.flush()
    quote.words = "B"
    session.flush()
    session.delete(quote)
    session.flush()


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("values", "promise"),
    [
        ("2, 1, NULL, NULL, NULL", "withdrawn_words_are_gone"),
        ("2, 1, 1, 'Words.', '2026-11-20'", "withdrawn_words_are_gone"),
        ("2, 1, NULL, 'Words.', NULL", "withdrawn_quote_is_nobodys"),
        ("2, 1, 1, NULL, '2026-11-20'", "withdrawn_quote_is_nobodys"),
        ("2, 1, 999, 'Words.', NULL", "FOREIGN KEY"),
    ],
)
def test_a_quote_has_words_and_a_speaker_or_neither(
    session: Session, values: str, promise: str
) -> None:
    with pytest.raises(IntegrityError, match=promise):
        session.execute(text(f"INSERT INTO report_quote VALUES ({values})"))  # noqa: S608


@pytest.mark.usefixtures("report")
def test_a_comment_that_is_quoted_cannot_be_deleted_and_leave_its_words_behind(
    session: Session,
) -> None:
    refused(session, "DELETE FROM submission", "FOREIGN KEY")
    session.execute(text(CUT))
    session.execute(text("DELETE FROM submission"))
