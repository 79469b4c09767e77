"""What the seven words show, and what taking words back removes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from feedback.models import (
    Assignment,
    Comment,
    Concern,
    Excerpt,
    OriginalWords,
    Quote,
    Redaction,
    Report,
    Submission,
    Theme,
)
from feedback.services import checking, journeys, resending
from tests import factories

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp

TODAY = date(2026, 11, 20)
WORDS = "We waited two years."


def in_a_theme(session: Session, sent: Submission, name: str = "Waiting without news") -> Theme:
    """Put the first comment in a theme and quote it, as people at their desk do."""
    account = factories.account(session)
    theme = Theme(
        area_id="hertfordshire",
        name=name,
        sentence="Families wait and are told nothing.",
        feeling="change",
        first_month="2026-11",
        agreed_at=factories.NOW,
    )
    excerpt = Excerpt(comment_id=sent.comments[0].id, start=0, end=9)
    session.add_all([theme, excerpt])
    session.flush()
    made = {"theme_id": theme.id, "excerpt_id": excerpt.id, "month": "2026-11"}
    session.add(Assignment(**made, account_id=account.id))
    session.add(Quote(**made, position=1, chosen_by_id=account.id))
    session.flush()
    return theme


def report(session: Session, month: str = "2026-11", **given: Any) -> None:
    """Publish a month."""
    defaults: dict[str, Any] = {
        "area_id": "hertfordshire",
        "month": month,
        "state": "published",
        "snapshot": {},
        "fingerprint": "f",
        "made_at": factories.NOW,
        "published_at": factories.NOW,
    }
    session.add(Report(**defaults | given))
    session.flush()


def test_words_just_received_are_not_read_yet(session: Session) -> None:
    found = journeys.journey(session, submission=factories.submission(session))
    assert (found.received_on, found.is_read, found.read_on) == (date(2026, 11, 3), False, None)
    assert (found.themes, found.report_is_out, found.withdrawn_on) == ((), False, None)


@pytest.mark.parametrize("state", ["cleared", "held", "individual_case"])
def test_words_a_person_decided_on_are_read_whatever_they_decided(
    session: Session, state: str
) -> None:
    sent = factories.submission(session, state=state)
    sent.comments[0].decided_at = datetime.fromisoformat("2026-11-04T23:59:00+00:00")
    found = journeys.journey(session, submission=sent)
    assert (found.is_read, found.read_on) == (True, date(2026, 11, 4))


def test_a_concern_changes_nothing_that_the_journey_shows(session: Session) -> None:
    plain = factories.submission(session)
    worried = factories.submission(session)
    comment = worried.comments[0]
    comment.concern_is_open = True
    comment.concerns = [Concern(area_id="hertfordshire", kind="harm", noticed_at=factories.NOW)]
    session.flush()
    seen = [journeys.journey(session, submission=each) for each in (plain, worried)]
    assert seen[0] == seen[1]


def test_words_are_read_only_when_all_of_them_are(session: Session) -> None:
    sent = factories.submission(session, state="cleared")
    other = factories.submission(session, question="good").answers[0]
    sent.answers.append(other)
    session.flush()
    assert not journeys.journey(session, submission=sent).is_read


def test_the_journey_names_the_themes_of_these_words_alone(session: Session) -> None:
    sent = factories.submission(session, state="cleared")
    in_a_theme(session, sent)
    in_a_theme(session, factories.submission(session, state="cleared"), "Kind people")
    assert journeys.journey(session, submission=sent).themes == ("Waiting without news",)


def test_only_the_published_report_of_their_own_month_is_theirs(session: Session) -> None:
    sent = factories.submission(session)
    report(session, "2026-10")
    report(session, "2026-11", state="draft", published_at=None)
    assert not journeys.journey(session, submission=sent).report_is_out
    report(session, "2026-11", version=2)
    assert journeys.journey(session, submission=sent).report_is_out


def test_a_report_that_counts_nothing_of_theirs_is_not_theirs(session: Session) -> None:
    at_once = factories.submission(session, state="cleared")
    too_late = factories.submission(session, state="cleared")
    too_late.comments[0].decided_at = factories.NOW + timedelta(seconds=1)
    held = factories.submission(session, state="held")
    without_words = factories.submission(session, None, rating="good")
    unpublished = factories.submission(session, state="cleared", month="2026-12")
    report(session)
    everyone = (at_once, too_late, held, without_words, unpublished)
    counted = [journeys.journey(session, submission=each).is_counted for each in everyone]
    assert counted == [True, False, False, True, False]


def test_words_that_count_later_know_which_report_they_missed_once_it_is_out(
    session: Session,
) -> None:
    sent = factories.submission(session, month="2026-12")
    report(session, state="with_forum", published_at=None, snapshot=None, fingerprint=None)
    assert journeys.journey(session, submission=sent).missed is None
    report(session, version=2)
    found = journeys.journey(session, submission=sent)
    assert (found.missed, found.unread_in_time, found.is_counted) == ("2026-11", True, False)
    sent.comments[0].decided_at = factories.NOW
    assert not journeys.journey(session, submission=sent).unread_in_time


def test_help_is_offered_beside_words_of_danger_alone() -> None:
    assert journeys.needs_help(["All is well.", "My dad hits me and I am scared."])
    assert not journeys.needs_help(["We waited two years for a diagnosis."])
    assert not journeys.needs_help([])


def test_taking_words_back_removes_every_trace_of_them(session: Session) -> None:
    factories.submission(session, "Somebody else’s words stay.")
    sent = factories.submission(session, WORDS, state="cleared", rating="not_good")
    in_a_theme(session, sent)
    sent.comments[0].redactions = [Redaction(start=0, end=2, kind="name", replacement="They")]
    session.flush()
    journeys.withdraw(session, submission=sent, today=TODAY)
    session.expire_all()
    assert sent.withdrawn_on == TODAY
    assert sent.comments[0].state == "withdrawn"
    assert session.scalars(select(OriginalWords.words)).all() == ["Somebody else’s words stay."]
    for gone in (Excerpt, Assignment, Quote, Redaction):
        assert session.scalars(select(gone)).all() == []
    assert (
        session.scalars(select(Comment.shared_words).where(Comment.shared_words != "")).all() == []
    )


def test_words_taken_back_are_not_in_the_database_file(app: FeedbackApp, session: Session) -> None:
    sent = factories.submission(session, "A canary that sang in Ware.")
    session.commit()
    journeys.withdraw(session, submission=sent, today=TODAY)
    session.commit()
    connection = app.database.writer.raw_connection()
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert b"canary" not in b"".join(
        file.read_bytes() for file in app.settings.instance.glob("test.db*")
    )


def test_taking_back_twice_keeps_the_first_day(session: Session) -> None:
    sent = factories.submission(session)
    journeys.withdraw(session, submission=sent, today=TODAY)
    journeys.withdraw(session, submission=sent, today=date(2026, 12, 1))
    assert sent.withdrawn_on == TODAY


def test_words_with_an_open_concern_stay_sealed_until_it_is_handed_over(session: Session) -> None:
    sent = factories.submission(session, state="held")
    sent.comments[0].concern_is_open = True
    journeys.withdraw(session, submission=sent, today=TODAY)
    assert sent.comments[0].state == "withdrawn"
    assert session.scalars(select(OriginalWords)).one()


@pytest.mark.parametrize("state", ["handed_over", "not_a_concern"])
def test_settling_the_concern_erases_words_that_were_taken_back(
    session: Session, state: str
) -> None:
    sent = factories.submission(session, state="held")
    comment = sent.comments[0]
    comment.concern_is_open = True
    comment.concerns = [Concern(area_id="hertfordshire", kind="harm", noticed_at=factories.NOW)]
    journeys.withdraw(session, submission=sent, today=TODAY)
    checking.settle_concerns(
        session,
        comment=comment,
        account=factories.account(session, "safeguarding"),
        state=state,
        note="",
        now=factories.NOW,
    )
    session.flush()
    assert (comment.state, comment.concern_is_open) == ("withdrawn", False)
    assert session.scalars(select(OriginalWords)).all() == []


def test_words_taken_back_do_not_come_back_to_the_phone_that_sent_them(session: Session) -> None:
    sent = factories.submission(session, form_key_hash=resending.submissions.hash_of("a" * 64))
    assert resending.told_before(session, form_key="a" * 64) is not None
    journeys.withdraw(session, submission=sent, today=TODAY)
    assert resending.told_before(session, form_key="a" * 64) is None
