"""A report's way, its corrections, and who may read which version."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from feedback.errors import DecisionError, NotFoundError, RefusedError
from feedback.models import AuditEvent, Report
from feedback.services import reports
from tests import factories
from tests.support import months

ROLES = ("facilitator", "safeguarding", "forum", "partnership")


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture
def waiting(session, account):
    """A month with one agreed theme."""
    return months.theme(session, account, "Waiting without news")


def who(report, account):
    return {"area": months.AREA, "report": report, "account": account, "now": factories.NOW}


def readers(session):
    return [role for role in ROLES if reports.readable(session, area_id="hertfordshire", role=role)]


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("draft", ["facilitator", "safeguarding"]),
        ("with_forum", ["facilitator", "safeguarding", "forum"]),
        ("with_partners", list(ROLES)),
        ("published", list(ROLES)),
    ],
)
def test_the_forum_reads_before_the_partners_and_the_team_before_both(
    session, account, state, allowed
):
    months.report(session, account, state=state)
    assert readers(session) == allowed


@pytest.mark.usefixtures("waiting")
def test_a_report_cannot_skip_the_forum_or_the_partners(session, account):
    report = months.report(session, account)
    for step in (reports.share_with_partners, reports.publish):
        with pytest.raises(DecisionError):
            step(session, **who(report, account))
    reports.share_with_forum(session, **who(report, account))
    with pytest.raises(DecisionError):
        reports.publish(session, **who(report, account))
    with pytest.raises(DecisionError):
        reports.share_with_forum(session, **who(report, account))


def test_a_report_without_a_theme_goes_nowhere(session, account):
    factories.submission(session, state="cleared")
    report = months.report(session, account)
    with pytest.raises(DecisionError, match="Agree at least one theme"):
        reports.share_with_forum(session, **who(report, account))


@pytest.mark.usefixtures("waiting")
def test_what_readers_have_in_hand_cannot_be_rewritten(session, account):
    report = months.report(session, account, state="with_forum")
    with pytest.raises(DecisionError, match="back to a draft"):
        reports.write(session, **who(report, account), words={"title": "Something else"})
    reports.back_to_draft(session, report=report, account=account, now=factories.NOW)
    reports.write(session, **who(report, account), words={"title": "Something else"})
    assert report.title == "Something else"


@pytest.mark.usefixtures("waiting")
def test_a_published_report_refuses_every_step(session, account):
    report = months.report(session, account, state="published")
    with pytest.raises(DecisionError, match="never changes"):
        reports.write(session, **who(report, account), words={"title": "Something else"})
    with pytest.raises(DecisionError, match="never changes"):
        reports.back_to_draft(session, report=report, account=account, now=factories.NOW)
    with pytest.raises(DecisionError):
        reports.publish(session, **who(report, account))


@pytest.mark.usefixtures("waiting")
def test_a_draft_is_not_taken_back_twice(session, account):
    report = months.report(session, account)
    with pytest.raises(DecisionError, match="draft already"):
        reports.back_to_draft(session, report=report, account=account, now=factories.NOW)


def test_a_report_has_no_part_of_another_name(session, account):
    report = months.report(session, account)
    with pytest.raises(RefusedError, match="no part called state"):
        reports.write(session, **who(report, account), words={"state": "published"})


@pytest.mark.usefixtures("waiting")
def test_only_what_is_left_empty_is_drafted(session, account):
    report = months.report(session, account)
    drafted = report.summary
    reports.write(session, **who(report, account), words={"title": "Ours", "summary": " "})
    assert (report.title, report.summary) == ("Ours", drafted)


@pytest.mark.usefixtures("waiting")
def test_the_forum_comments_in_its_turn_only_and_its_words_are_in_the_report(session, account):
    forum = factories.account(session, "forum")
    report = months.report(session, account)
    said = {"report": report, "account": forum, "now": factories.NOW}
    with pytest.raises(DecisionError, match="turn"):
        reports.comment(session, **said, words="We agree.")
    reports.share_with_forum(session, **who(report, account))
    reports.comment(session, **said, words="We agree.\x00")
    assert months.read(session, report, "partnership")["forum_words"] == "We agree."


@pytest.mark.usefixtures("waiting")
def test_each_step_is_written_down_without_words(session, account):
    months.report(session, account, state="published")
    steps = session.scalars(
        select(AuditEvent.what).where(AuditEvent.subject == "report").order_by(AuditEvent.id)
    ).all()
    assert steps == [
        "wrote a report",
        "sent a report to the forum",
        "sent a report to the partners",
        "published a report",
    ]


@pytest.mark.usefixtures("waiting")
def test_a_correction_is_a_new_version_and_readers_keep_the_old_one_until_it_is_out(
    session, account
):
    first = months.report(session, account, state="published")
    second = reports.correct(
        session,
        report=first,
        account=account,
        what_changed="The owner was wrong.",
        now=factories.NOW,
    )
    assert (second.version, second.state, second.title) == (2, "draft", first.title)
    find = {"area_id": "hertfordshire", "month": months.MONTH}
    assert reports.find(session, **find, role="partnership").version == 1
    assert reports.find(session, **find, role="facilitator").version == 2
    assert reports.find(session, **find, role="facilitator", version=1).version == 1
    months.report(session, account, state="published")
    assert reports.find(session, **find, role="partnership").version == 2
    notes = months.read(session, second)["notes"]
    assert "What changed in this version: The owner was wrong." in notes
    assert [each.version for each in reports.published(session, **find)] == [2, 1]


@pytest.mark.usefixtures("waiting")
def test_a_correction_needs_a_reason_and_a_published_report(session, account):
    report = months.report(session, account)
    said = {"account": account, "now": factories.NOW}
    with pytest.raises(DecisionError, match="not published yet"):
        reports.correct(session, report=report, what_changed="A slip.", **said)
    months.report(session, account, state="published")
    with pytest.raises(RefusedError, match="what changes"):
        reports.correct(session, report=report, what_changed=" \n", **said)


def test_there_is_nothing_to_read_before_a_role_may(session, account):
    session.add(Report(area_id="hertfordshire", month="2026-11", made_at=factories.NOW))
    session.flush()
    with pytest.raises(NotFoundError):
        reports.find(session, area_id="hertfordshire", month="2026-11", role="forum")
    assert account.role == "facilitator"


@pytest.mark.parametrize(
    ("role", "wanted", "shown"),
    [
        ("facilitator", None, "facilitator"),
        ("safeguarding", "partnership", "partnership"),
        ("facilitator", "everybody", "facilitator"),
        ("forum", "facilitator", "forum"),
        ("partnership", "facilitator", "partnership"),
    ],
)
def test_only_the_team_looks_through_other_eyes(role, wanted, shown):
    assert reports.audience_for(role, wanted) == shown
