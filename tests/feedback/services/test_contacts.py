"""A contact is sealed, apart, one person’s to answer, and really gone when it goes."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from feedback.clock import Clock
from feedback.errors import DecisionError, NotAllowedError, NotFoundError
from feedback.models import AuditEvent, Base, Contact, Reply, Submission
from feedback.services import contacts, journeys, replies
from feedback.services.contacts import Reaching
from feedback.tasks import Worker
from tests import factories

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.models import Account
    from feedback.web.application import FeedbackApp

NOW = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
TODAY = NOW.date()
CANARY = "wren.canary@example.org"
REACHING = Reaching(
    "email", CANARY, wish="right_person", name="Wren Canary", suits="canary: by email"
)


def asking(app: FeedbackApp, session: Session, asked_on: date = TODAY) -> Submission:
    """Somebody who asks for a reply."""
    sent = factories.submission(session)
    contacts.keep(session, submission=sent, reaching=REACHING, keys=app.keys, today=asked_on)
    session.commit()
    return sent


def asked(session: Session, sent: Submission) -> replies.Asked:
    return replies.find(session, area_id="hertfordshire", submission_id=sent.id)


def opens(
    app: FeedbackApp, session: Session, sent: Submission, account: Account, **given: object
) -> Reaching:
    """Open the contact as somebody of staff."""
    how = {"reason": "reply", "now": NOW} | given
    return replies.open_contact(
        session,
        asked=asked(session, sent),
        account=account,
        keys=app.keys,
        **how,  # type: ignore[arg-type]
    )


def replied(
    app: FeedbackApp, session: Session, sent: replies.Asked, account: Account, way: str = "email"
) -> None:
    """Write down that somebody replied."""
    replies.write_down(
        session,
        asked=sent,
        account=account,
        way=way,
        replied_on=TODAY,
        note="Canary was told where to ask.",
        keys=app.keys,
        now=NOW,
        today=TODAY,
    )


def bytes_of(app: FeedbackApp) -> bytes:
    """All that lies in the folder of the database: the file, its log, and what stands beside."""
    files = Path(app.database.url.database or "").parent.glob("*.db*")
    return b"".join(file.read_bytes() for file in files)


def test_nothing_of_a_contact_is_written_plainly_anywhere(
    app: FeedbackApp, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sent = asking(app, session)
    person = factories.account(session)
    assert opens(app, session, sent, person) == REACHING
    replied(app, session, asked(session, sent), person)
    session.commit()
    stored = bytes_of(app)
    assert b"hertfordshire" in stored
    for secret in (b"anary", b"right_person", b"by email"):
        assert secret not in stored
    assert "anary" not in caplog.text
    events = session.query(AuditEvent).order_by(AuditEvent.id).all()
    assert [(event.what, event.subject_id) for event in events] == [
        ("opened a contact to reply", sent.id),
        ("replied", sent.id),
    ]


def test_a_contact_has_no_plain_column() -> None:
    plain = {"submission_id", "area_id", "asked_on", "answered_on", "claimed_by_id", "claimed_at"}
    assert {column.name for column in Base.metadata.tables["contact"].columns} == plain | {"sealed"}


def test_sealed_contacts_are_all_the_same_length(app: FeedbackApp, session: Session) -> None:
    short, long = factories.submission(session), factories.submission(session)
    for sent, name in ((short, "W"), (long, "W" * 100)):
        given = Reaching("email", "w@example.org", name=name)
        contacts.keep(session, submission=sent, reaching=given, keys=app.keys, today=TODAY)
    lengths = {len(contact.sealed) for contact in session.query(Contact)}
    assert lengths == {contacts.BLOCK + 12 + 16}


def test_a_contact_opens_in_its_own_row_with_its_own_key_only(
    app: FeedbackApp, session: Session
) -> None:
    one, other = asking(app, session), asking(app, session)
    mine, theirs = session.get_one(Contact, one.id), session.get_one(Contact, other.id)
    theirs.sealed = mine.sealed
    with pytest.raises(DecisionError, match="sealed with another key"):
        contacts.opened(theirs, keys=app.keys)
    with pytest.raises(DecisionError, match="sealed with another key"):
        contacts.opened(mine, keys=type(app.keys).make())
    # Their own page opens all the same.
    shown = contacts.standing(session, submission=one, keys=type(app.keys).make())
    assert (shown.is_kept, shown.starts) == (True, "")


def test_deleted_bytes_are_gone_from_the_file_and_its_log(
    app: FeedbackApp, session: Session
) -> None:
    sent = asking(app, session)
    sealed = session.get_one(Contact, sent.id).sealed
    app.database.tidy_log()
    assert sealed in bytes_of(app)
    contacts.forget(session, submission=sent)
    session.commit()
    app.database.tidy_log()
    assert sealed[:64] not in bytes_of(app)
    assert sealed[-64:] not in bytes_of(app)


def test_words_taken_back_take_contact_and_replies_in_the_same_step(
    app: FeedbackApp, session: Session
) -> None:
    sent = asking(app, session)
    replied(app, session, asked(session, sent), factories.account(session))
    session.commit()
    journeys.withdraw(session, submission=sent, today=TODAY)
    session.rollback()
    assert (session.query(Contact).count(), session.query(Reply).count()) == (1, 1)
    journeys.withdraw(session, submission=sent, today=TODAY)
    session.commit()
    assert (session.query(Contact).count(), session.query(Reply).count()) == (0, 0)
    with pytest.raises(DecisionError, match="taken back"):
        contacts.keep(session, submission=sent, reaching=REACHING, keys=app.keys, today=TODAY)


@pytest.mark.parametrize("role", ["forum", "partnership", "administrator"])
def test_other_roles_never_open_one(app: FeedbackApp, session: Session, role: str) -> None:
    sent = asking(app, session)
    with pytest.raises(NotAllowedError):
        opens(app, session, sent, factories.account(session, role))
    assert session.query(AuditEvent).count() == 0


def test_one_person_replies_at_a_time(app: FeedbackApp, session: Session) -> None:
    sent = asking(app, session)
    first, second = factories.account(session, name="Wren"), factories.account(session)
    opens(app, session, sent, first)
    opens(app, session, sent, first)
    with pytest.raises(DecisionError, match="Wren opened this to reply less than a day ago"):
        opens(app, session, sent, second)
    # A child's safety never waits for a colleague, and takes nothing from them.
    opens(app, session, sent, second, reason="keep_safe")
    assert asked(session, sent).claimed_by == "Wren"
    opens(app, session, sent, second, now=NOW + timedelta(hours=24))


def test_the_later_of_two_replies_is_told_of_the_first(app: FeedbackApp, session: Session) -> None:
    sent = asking(app, session)
    first, second = factories.account(session, name="Wren"), factories.account(session)
    page = asked(session, sent)
    replied(app, session, page, first)
    with pytest.raises(DecisionError, match="Wren was here before you and wrote down a reply"):
        replied(app, session, page, second)
    with pytest.raises(DecisionError, match="Wren was here before you"):
        opens(app, session, sent, second)
    assert session.query(Reply).count() == 1
    assert replies.waiting(session, area_id="hertfordshire") == []


def test_a_changed_contact_is_open_to_everyone_again(app: FeedbackApp, session: Session) -> None:
    sent = asking(app, session)
    opens(app, session, sent, factories.account(session))
    contacts.keep(session, submission=sent, reaching=REACHING, keys=app.keys, today=TODAY)
    assert asked(session, sent).claimed_by is None


def test_asking_again_after_a_reply_waits_from_that_day(app: FeedbackApp, session: Session) -> None:
    sent = asking(app, session, date(2026, 10, 1))
    replied(app, session, asked(session, sent), factories.account(session), "not_reached")
    standing = contacts.standing(session, submission=sent, keys=app.keys)
    assert (standing.waiting, standing.replied_by) == (False, "not_reached")
    contacts.keep(session, submission=sent, reaching=REACHING, keys=app.keys, today=TODAY)
    assert asked(session, sent).asked_on == TODAY
    assert contacts.standing(session, submission=sent, keys=app.keys).waiting


def test_the_longest_wait_comes_first(app: FeedbackApp, session: Session) -> None:
    late, early = asking(app, session), asking(app, session, date(2026, 11, 2))
    listed = replies.waiting(session, area_id="hertfordshire")
    assert [one.submission_id for one in listed] == [early.id, late.id]
    assert replies.waiting(session, area_id="elsewhere") == []
    assert replies.count_waiting(session, area_id="hertfordshire") == 2
    with pytest.raises(NotFoundError):
        replies.find(session, area_id="elsewhere", submission_id=early.id)


@pytest.mark.parametrize(
    ("asked_on", "answered_on", "stays"),
    [
        (date(2025, 11, 18), None, True),
        (date(2025, 11, 17), None, False),
        (date(2026, 10, 1), date(2026, 10, 21), True),
        (date(2026, 10, 1), date(2026, 10, 20), False),
    ],
)
def test_the_worker_deletes_what_was_kept_long_enough(
    app: FeedbackApp,
    session: Session,
    asked_on: date,
    answered_on: date | None,
    stays: bool,
) -> None:
    sent = asking(app, session, asked_on)
    contact = session.get_one(Contact, sent.id)
    contact.answered_on = answered_on
    sealed = contact.sealed
    session.commit()
    app.clock = Clock(NOW)
    Worker(app).tidy()
    session.expire_all()
    assert (session.get(Contact, sent.id) is not None) == stays
    assert (sealed[:64] in bytes_of(app)) == stays
    assert session.get(Submission, sent.id) is not None


def test_the_database_keeps_its_promises(app: FeedbackApp, session: Session) -> None:
    asking(app, session)
    for change, promise in (
        ("UPDATE contact SET claimed_at = '2026-11-17 10:30'", "claim_says_who_and_when"),
        ("UPDATE contact SET asked_on = '2026-11-17 10:30'", "asked_on_is_a_day"),
    ):
        with pytest.raises(IntegrityError, match=promise):
            session.execute(text(change))
        session.rollback()
