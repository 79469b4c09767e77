"""A month becomes a report: the forum reads it first, the partners next, and then it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedback.services import journeys
from tests import factories
from tests.journeys.actors import ReportReader, ReportWriter
from tests.support import months
from tests.support.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from feedback.models import Submission
    from feedback.web.application import FeedbackApp

NOVEMBER = "November 2026"


@pytest.fixture
def families(session: Session) -> list[Submission]:
    """Nine families who spoke of waiting, and two who spoke of a teacher."""
    account = factories.account(session)
    _, people = months.theme(session, account, "Waiting without news", told_by=9, quotes=2)
    months.theme(
        session, account, "A teacher who asks", told_by=2, feeling="good", role="child_under_11"
    )
    session.commit()
    return people


@pytest.fixture
def writer(app: FeedbackApp, session: Session, families: list[Submission]) -> ReportWriter:
    """A facilitator of a month whose themes are agreed."""
    assert families
    account = factories.account(session)
    session.commit()
    return ReportWriter(Pages(app), account, months.MONTH)


@pytest.fixture
def reader(app: FeedbackApp, session: Session) -> Callable[[str], ReportReader]:
    """Bring in a reader of a role."""

    def comes(role: str) -> ReportReader:
        account = factories.account(session, role)
        session.commit()
        return ReportReader(Pages(app), account)

    return comes


def test_a_month_goes_from_draft_to_everybody_in_the_order_promised(
    writer: ReportWriter, reader: Callable[[str], ReportReader]
) -> None:
    forum, board = reader("forum"), reader("partnership")
    drafted = writer.starts()
    assert drafted.value("title") == "Families spoke of waiting without news"
    assert "No report to read yet" in forum.looks().words
    writer.writes(do="forum", title="Nobody tells families where they are on the list")
    assert "No report to read yet" in board.looks().words
    assert "You read this first" in forum.reads(NOVEMBER).words
    forum.says(NOVEMBER, "Two of our members run a waiting group.")
    writer.sends_to_the_partners()
    early = board.reads(NOVEMBER)
    assert early.h1 == "Nobody tells families where they are on the list"
    assert "This is a draft." in early.words
    writer.publishes()
    report = board.reads(NOVEMBER)
    assert "This is a draft." not in report.words
    assert "Published on 17 November 2026" in report.words
    assert "Two of our members run a waiting group." in report.words


def test_a_board_reads_few_numbers_and_no_signature_of_a_handful(
    writer: ReportWriter, reader: Callable[[str], ReportReader]
) -> None:
    writer.starts()
    writer.writes(do="forum")
    writer.sends_to_the_partners()
    words = reader("partnership").reads(NOVEMBER).words
    assert "11 submissions" in words
    assert "A teacher who asks: fewer than 5 submissions" in words
    quotes = words.index("In their words")
    # Two children are too few to be named, or to be known by coming first.
    assert words.index("Parent carer", quotes) < words.index("Someone who told us", quotes)
    assert "Child under 11" not in words[quotes : words.index("What needs to change", quotes)]
    assert "There are no promises to follow this month." in words


def test_a_correction_says_what_changed_and_what_was_out_stays_the_same(
    writer: ReportWriter,
    reader: Callable[[str], ReportReader],
    session: Session,
    families: list[Submission],
) -> None:
    board, data = reader("partnership"), "/reports/2026-11/report.csv?version=1"
    writer.starts()
    writer.writes(do="forum")
    writer.sends_to_the_partners()
    writer.publishes()
    out = board.takes_away(data)
    # Somebody who was not quoted takes their words back: only the new version counts without them.
    journeys.withdraw(session, submission=families[-1], today=factories.NOW.date())
    session.commit()
    writer.corrects("One family took their words back.")
    assert board.takes_away(data) == out
    writer.writes(do="forum")
    writer.sends_to_the_partners()
    writer.publishes()
    report = board.reads(NOVEMBER)
    assert "What changed in this version: One family took their words back." in report.words
    assert "10 submissions" in report.words
    assert board.takes_away(data) == out
