"""Words nobody has read when a month goes to the forum count in the next month."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from feedback.models import AuditEvent
from feedback.services import checking, reports
from tests import factories
from tests.support import months


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture(autouse=True)
def _themed(session, account):
    months.theme(session, account, "Waiting without news")


def worried(session, **given):
    """Words with an open concern."""
    made = factories.submission(session, **given)
    made.comments[0].concern_is_open = True
    session.flush()
    return made


def half_read(session):
    """Two comments of one family, one of them cleared."""
    made = factories.submission(session, state="cleared")
    made.answers.append(factories.submission(session, question="good").answers[0])
    session.flush()
    return made


def moved(session):
    query = select(AuditEvent.what).where(AuditEvent.what.like("moved%"))
    return session.scalars(query).all()


def test_what_nobody_has_read_moves_to_the_next_month_and_is_written_down(session, account):
    waits, concern = factories.submission(session), worried(session, state="held")
    months.report(session, account, state="with_forum")
    assert (waits.month, concern.month) == ("2026-12", "2026-12")
    assert moved(session) == ["moved 2 unread to 2026-12"]


@pytest.mark.parametrize("state", ["cleared", "held", "individual_case"])
def test_what_somebody_decided_about_keeps_its_month(session, account, state):
    sent = factories.submission(session, state=state)
    without_words = factories.submission(session, None, rating="good")
    months.report(session, account, state="with_forum")
    assert (sent.month, without_words.month) == ("2026-11", "2026-11")
    assert moved(session) == []


def test_a_family_of_whom_something_is_cleared_keeps_its_month(session, account):
    sent = half_read(session)
    months.report(session, account, state="with_forum")
    assert sent.month == "2026-11"


def test_words_taken_back_stay_where_they_are(session, account):
    sent = worried(session, state="withdrawn", withdrawn_on=factories.NOW.date())
    months.report(session, account, state="with_forum")
    assert sent.month == "2026-11"


def test_months_that_others_read_already_are_passed_over(session, account):
    months.theme(session, account, "Taxis that are late", month="2026-12")
    months.report(session, account, state="with_forum", month="2026-12")
    sent = factories.submission(session)
    months.report(session, account, state="with_forum")
    assert sent.month == "2027-01"


def test_a_report_taken_back_does_not_bring_them_back(session, account):
    sent = factories.submission(session)
    report = months.report(session, account, state="with_forum")
    reports.back_to_draft(session, report=report, account=account, now=factories.NOW)
    assert sent.month == "2026-12"


def test_words_put_back_while_others_read_are_not_lost_either(session, account):
    sent = factories.submission(session, state="individual_case")
    report = months.report(session, account, state="with_partners")
    checking.put_back(session, comment=sent.comments[0], account=account, now=factories.NOW)
    reports.publish(session, area=months.AREA, report=report, account=account, now=factories.NOW)
    assert sent.month == "2026-12"


def test_what_would_move_is_foreseen_without_moving_it(session):
    sent = factories.submission(session)
    worried(session, state="held")
    half_read(session)
    later = reports.foreseen(session, area_id="hertfordshire", month="2026-11")
    assert (later.month, later.unread, later.concerns) == ("2026-12", 1, 1)
    assert sent.month == "2026-11"
