"""Families’ words go after the months the privacy page promises; what was counted stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.clock import Clock
from feedback.errors import DecisionError
from feedback.models import (
    AuditEvent,
    Comment,
    Concern,
    Contact,
    OriginalWords,
    Recording,
    Redaction,
    Reply,
    Submission,
)
from feedback.services import (
    checking,
    contacts,
    journeys,
    overview,
    resending,
    retention,
)
from feedback.tasks import Worker
from feedback.web.application import FeedbackApp
from tests import factories
from tests.feedback.services.test_bringing import ROWS, bring
from tests.support.kept import AREA, GONE_ON, LONG_AFTER, came, night, two_comments, worry

CANARY = "canary"


def on_disk(app: FeedbackApp) -> bytes:
    """Every byte of the database, and of the log beside it."""
    here = Path(app.settings.instance)
    return b"".join(file.read_bytes() for file in sorted(here.glob("test.db*")))


def lines(session: Session) -> list[str]:
    events = select(AuditEvent.what).where(AuditEvent.subject == retention.SUBJECT)
    return list(session.scalars(events.order_by(AuditEvent.id)))


@pytest.mark.parametrize(
    ("received_on", "goes"),
    [(date(2024, 11, 17), True), (date(2024, 11, 18), False), (date(2026, 11, 16), False)],
)
def test_words_go_on_the_day_their_months_are_over(
    app: FeedbackApp, session: Session, received_on: date, goes: bool
) -> None:
    sent = factories.submission(session, **came(received_on))
    assert night(app, session, factories.NOW) == goes
    assert (sent.comments[0].original is None) == goes
    assert sent.words_deleted_on == (factories.NOW.date() if goes else None)


def test_the_worker_deletes_them_in_its_night_and_their_bytes_with_them(
    app: FeedbackApp, session: Session
) -> None:
    sent = factories.submission(session, f"A {CANARY} as written.", state="cleared")
    comment = sent.comments[0]
    assert comment.original
    comment.original.english = f"A {CANARY} in English."
    comment.shared_words = f"A {CANARY} as cleared."
    comment.reason = f"Cleared by somebody: a {CANARY}"
    comment.redactions = [Redaction(start=0, end=2, kind="name", replacement=f"[{CANARY}]")]
    comment.concerns = [
        Concern(
            area_id=AREA,
            kind="harm",
            state="handed_over",
            noticed_at=factories.NOW,
            decided_at=factories.NOW,
            note=f"She said “{CANARY}”.",
        )
    ]
    comment.recordings = [
        Recording(id="a" * 32, area_id=AREA, kind="sound", sealed=b"sealed canary")
    ]
    session.commit()
    app.database.tidy_log()
    assert on_disk(app).count(CANARY.encode()) >= 7
    app.clock = Clock(LONG_AFTER)
    Worker(app).tidy()
    session.expire_all()
    assert CANARY.encode() not in on_disk(app)
    assert comment.concerns[0].state == "handed_over"


def test_what_was_counted_stays(app: FeedbackApp, session: Session) -> None:
    sent = factories.submission(
        session,
        state="cleared",
        rating="not_good",
        services=("send_team",),
        district="dacorum",
        age_band="5_10",
    )
    kept = ("month", "district", "age_band", "role", "route", "permission", "received_on")
    before = [getattr(sent, name) for name in kept]
    night(app, session)
    assert [getattr(sent, name) for name in kept] == before
    assert (sent.comments[0].state, sent.comments[0].shared_words) == ("cleared", None)
    assert [one.service for one in sent.services] == ["send_team"]
    assert [answer.choice for answer in sent.answers if answer.choice] == ["not_good"]


def test_nobody_can_test_a_guess_at_the_words(app: FeedbackApp, session: Session) -> None:
    sent = factories.submission(session)
    night(app, session)
    assert sent.answers_hash == ""


def test_answers_without_words_stay_as_they_are(app: FeedbackApp, session: Session) -> None:
    sent = factories.submission(session, None, rating="good")
    before = sent.answers_hash
    assert night(app, session) == 0
    assert (sent.answers_hash, sent.words_deleted_on) == (before, None)


def test_an_open_concern_keeps_all_that_was_said_with_it_until_it_is_closed(
    app: FeedbackApp, session: Session
) -> None:
    sent = two_comments(session, "My dad hits me.", "School is kind.")
    worry(sent)
    assert night(app, session) == 0
    assert session.scalar(select(func.count(OriginalWords.comment_id))) == 2
    checking.settle_concerns(
        session,
        comment=sent.comments[0],
        account=factories.account(session, "safeguarding"),
        state="handed_over",
        note="",
        now=LONG_AFTER,
    )
    assert night(app, session) == 1
    assert session.scalars(select(OriginalWords)).all() == []
    assert [comment.state for comment in sent.comments] == ["held", "unread"]


def test_a_worry_that_comes_while_the_night_runs_is_in_time(
    app: FeedbackApp, session: Session
) -> None:
    sent = factories.submission(session)
    worry(sent)
    session.commit()
    oldest = GONE_ON - timedelta(days=700)
    assert retention.delete_words(session, [sent.id], AREA, oldest, now=LONG_AFTER) == 0


def test_words_that_nobody_read_go_too_and_wait_no_longer(
    app: FeedbackApp, session: Session
) -> None:
    sent = factories.submission(session)
    sent.comments[0].to_translate = True
    night(app, session)
    assert sent.comments[0].state == "unread"
    assert checking.queue(session, area_id=AREA).total == 0
    counts = overview.month_counts(session, area_id=AREA, month="2026-11")
    assert (counts.received, counts.comments, counts.waiting, counts.unread) == (1, 0, 0, 1)


def test_a_recording_that_nobody_wrote_down_goes_too(app: FeedbackApp, session: Session) -> None:
    comment = factories.submission(session, "x").comments[0]
    comment.original, comment.to_write_down = None, True
    comment.recordings = [Recording(id="a" * 32, area_id=AREA, kind="sound", sealed=b"sealed")]
    night(app, session)
    assert (comment.recordings, comment.to_write_down, comment.state) == ([], False, "unread")
    today = factories.NOW.date()
    assert checking.to_write_down(session, area_id=AREA, before=today).waiting == 0


def test_old_words_of_a_file_are_kept_from_the_day_it_was_brought_in(
    app: FeedbackApp, session: Session
) -> None:
    batch = bring(app, session, *ROWS[:3])
    session.commit()
    brought_in = batch.imported_at
    for received in session.scalars(select(Submission)):
        received.received_on = date(2020, 1, 1)
    assert night(app, session, brought_in + timedelta(days=1)) == 0
    last_night = datetime(2028, 11, 16, 23, 59, tzinfo=UTC)
    assert night(app, session, last_night) == 0
    assert night(app, session, last_night + timedelta(minutes=1)) == 2


def test_a_batch_that_is_killed_leaves_everything_and_the_next_run_takes_it_up(
    app: FeedbackApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    found = [factories.submission(session) for _ in range(5)]
    session.commit()
    oldest, first = GONE_ON, [one.id for one in found[:2]]
    with app.database.writing() as done:
        assert retention.delete_words(done, first, AREA, oldest, now=LONG_AFTER) == 2
    with app.database.write_session() as killed:
        retention.delete_words(killed, [found[2].id], AREA, oldest, now=LONG_AFTER)
        killed.rollback()
    session.expire_all()
    assert [one.words_deleted_on is None for one in found] == [False, False, True, True, True]
    assert found[2].comments[0].original
    assert night(app, session) == 3
    assert night(app, session) == 0
    assert lines(session) == ["deleted words after their months: 5 sent in"]


def test_the_record_has_one_line_a_day_with_how_many_and_no_names_of_words(
    app: FeedbackApp, session: Session
) -> None:
    factories.submission(session)
    factories.submission(session, **came(date(2026, 12, 1)))
    night(app, session, LONG_AFTER - timedelta(days=1))
    night(app, session, LONG_AFTER)
    assert lines(session) == ["deleted words after their months: 1 sent in"] * 2
    found = session.scalars(select(AuditEvent)).all()
    assert {(one.subject_id, one.account_id) for one in found} == {(None, None)}


def test_more_words_ask_no_more_of_the_database(app: FeedbackApp, session: Session) -> None:
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(app.database.writer, "before_cursor_execute", note)
    numbers = []
    for many in (3, 150):
        for _ in range(many):
            factories.submission(session, state="cleared")
        session.commit()
        asked.clear()
        with app.database.reading() as reading:
            over = list(reading.scalars(select(Submission.id)))
        with app.database.writing() as one:
            assert retention.delete_words(one, over, AREA, GONE_ON, now=LONG_AFTER) == many
        numbers.append(len(asked))
    event.remove(app.database.writer, "before_cursor_execute", note)
    assert numbers[1] == numbers[0]


def test_whoever_sends_meanwhile_waits_for_one_batch_at_most(
    app: FeedbackApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(6):
        factories.submission(session)
    session.commit()
    begun: list[str] = []
    event.listen(app.database.writer, "commit", lambda _connection: begun.append("commit"))
    night(app, session)
    assert len(begun) >= 3


def test_decisions_about_words_that_are_gone_are_refused_kindly(
    app: FeedbackApp, session: Session
) -> None:
    comment = factories.submission(session, state="cleared").comments[0]
    night(app, session)
    account = factories.account(session)
    how = {"comment": comment, "account": account, "now": LONG_AFTER}
    for act in (checking.put_back, checking.hold):
        with pytest.raises(DecisionError, match="deleted after their months, as we promise"):
            act(session, **how)
    with pytest.raises(DecisionError, match="cleared this comment"):
        checking.set_individual_case(session, **how)


def test_what_was_never_read_says_so_to_whoever_opens_it(
    app: FeedbackApp, session: Session
) -> None:
    comment = factories.submission(session).comments[0]
    night(app, session)
    assert checking.told_by(session, comment=comment).startswith("Nobody had read these words")


def test_their_phone_gets_nothing_back(app: FeedbackApp, session: Session) -> None:
    kept = resending.submissions.hash_of("a" * 64)
    factories.submission(session, form_key_hash=kept)
    night(app, session)
    assert resending.told_before(session, form_key="a" * 64) is None


def test_notes_about_replies_go_and_somebody_who_still_waits_is_kept(
    app: FeedbackApp, session: Session
) -> None:
    reaching = contacts.Reaching("email", "wren@example.org")
    account = factories.account(session)
    waits, answered, never = (factories.submission(session) for _ in range(3))
    for sent in (waits, answered):
        how = {"reaching": reaching, "keys": app.keys, "today": GONE_ON}
        contacts.keep(session, submission=sent, **how)
        session.add(
            Reply(
                id=f"{sent.id:032x}",
                area_id=AREA,
                submission_id=sent.id,
                way="email",
                replied_on=GONE_ON,
                written_at=LONG_AFTER,
                account_id=account.id,
                sealed_note=b"sealed",
            )
        )
    session.get_one(Contact, answered.id).answered_on = GONE_ON
    night(app, session)
    assert session.scalars(select(Contact.submission_id)).all() == [waits.id]
    assert session.scalars(select(Reply)).all() == []
    contacts.keep(session, submission=waits, reaching=reaching, keys=app.keys, today=GONE_ON)
    with pytest.raises(DecisionError, match="nobody can reply"):
        contacts.keep(session, submission=never, reaching=reaching, keys=app.keys, today=GONE_ON)


def test_what_is_left_can_still_be_taken_back(app: FeedbackApp, session: Session) -> None:
    sent = factories.submission(session, state="cleared")
    night(app, session)
    journeys.withdraw(session, submission=sent, today=GONE_ON)
    assert (sent.comments[0].state, sent.withdrawn_on) == ("withdrawn", GONE_ON)


def test_the_journey_says_on_which_day_they_went(app: FeedbackApp, session: Session) -> None:
    read = factories.submission(session, state="cleared")
    unread = factories.submission(session)
    night(app, session)
    found = [journeys.journey(session, submission=each) for each in (read, unread)]
    told = [(one.words_deleted_on, one.deleted_unread, one.has_words) for one in found]
    assert told == [(GONE_ON, False, True), (GONE_ON, True, False)]


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        ("shared_words = 'Back.'", "deleted_words_are_gone"),
        ("reason = 'A note.'", "deleted_words_are_gone"),
        ("concern_is_open = true", "open_concern_keeps_words|open_concern_is_never_cleared"),
        ("state = 'waiting'", "deleted_words_never_wait"),
        ("words_deleted_on = NULL", "cleared_words_can_be_shared"),
        ("state = 'unread', words_deleted_on = NULL", "unread_words_are_deleted"),
    ],
)
def test_the_database_keeps_its_promises(
    app: FeedbackApp, session: Session, change: str, promise: str
) -> None:
    factories.submission(session, state="cleared")
    night(app, session)
    with pytest.raises(IntegrityError, match=promise):
        session.execute(text(f"UPDATE comment SET {change}"))  # noqa: S608
    session.rollback()
    assert session.scalars(select(Comment.words_deleted_on)).all() == [GONE_ON]
