"""A voice note is sealed, is written down once, and then its bytes are nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.errors import DecisionError, DifferentAnswersError
from feedback.models import Account, AuditEvent, Comment, Recording, Submission
from feedback.services import checking, journeys, recordings, resending, submissions
from feedback.services.recordings import Recorded
from feedback.services.submissions import Told
from feedback.web.application import FeedbackApp
from tests import factories
from tests.factories import NOW
from tests.support.recordings import parts

SOUND = bytes(range(256)) * 40
KEY = "ab" * 32


def told(*kinds: str, **given: Any) -> tuple[Told, dict[str, bytes]]:
    """What somebody sends who spoke or drew instead of writing."""
    files = {recordings.digest_of(SOUND + kind.encode()): SOUND + kind.encode() for kind in kinds}
    said = tuple(
        Recorded("better", kind, digest, 7) for kind, digest in zip(kinds, files, strict=True)
    )
    return Told(route="parent_carer", recordings=said, **given), files


def send(app: FeedbackApp, session: Session, *kinds: str, **given: Any) -> Submission:
    """Send what was said or drawn, as the check page does."""
    what, files = told(*kinds, **given)
    conversation = submissions.open_conversation(session, area_id="hertfordshire")
    received = submissions.receive(
        session,
        conversation=conversation,
        told=what,
        form_key=KEY,
        keys=app.keys,
        clock=app.clock,
        files=files,
    )
    session.commit()
    return received.submission


def waiting(session: Session) -> tuple[Comment, Recording]:
    """Return the one comment, and its first file that waits."""
    comment = session.scalars(select(Comment)).one()
    return comment, checking.unwritten(comment)[0]


def write(session: Session, account: Account, words: str = "We waited.", name: str = "") -> Comment:
    """Write down the words of the first file that waits."""
    comment = session.scalars(select(Comment)).one()
    name = name or checking.unwritten(comment)[0].id
    told: dict[str, Any] = {"comment": comment, "name": name, "account": account, "now": NOW}
    checking.write_down(session, words=words, **told)
    session.commit()
    return comment


def on_disk(app: FeedbackApp) -> bytes:
    """Return every byte of the database, its log folded into it as the site does each night."""
    app.database.tidy_log()
    return b"".join(one.read_bytes() for one in app.settings.instance.glob("test.db*"))


@pytest.fixture
def facilitator(session: Session) -> Account:
    return factories.account(session)


def test_what_was_said_waits_sealed_with_its_comment(app: FeedbackApp, session: Session) -> None:
    send(app, session, "sound")
    comment, recording = waiting(session)
    assert (comment.state, comment.original, comment.to_write_down) == ("waiting", None, True)
    assert recordings.opened(recording, keys=app.keys) == SOUND + b"sound"
    files = list(app.settings.instance.glob("test.db*"))
    assert not any(part in one.read_bytes() for one in files for part in parts(SOUND))


def test_nobody_opens_it_with_another_key_or_from_another_row(
    app: FeedbackApp, session: Session
) -> None:
    send(app, session, "sound", "picture")
    sound, picture = checking.unwritten(session.scalars(select(Comment)).one())
    with pytest.raises(InvalidTag):
        recordings.opened(sound, keys=replace(app.keys, recording=app.keys.draft))
    sound.sealed = picture.sealed
    with pytest.raises(InvalidTag):
        recordings.opened(sound, keys=app.keys)


def test_sending_it_again_stores_it_once(app: FeedbackApp, session: Session) -> None:
    for _ in range(3):
        send(app, session, "sound", "picture")
    assert len(session.scalars(select(Recording)).all()) == 2


def test_the_same_form_with_another_recording_asks_which_to_use(
    app: FeedbackApp, session: Session
) -> None:
    send(app, session, "sound")
    with pytest.raises(DifferentAnswersError):
        send(app, session, "picture")


def test_forms_without_recordings_are_known_by_the_same_mark_as_before() -> None:
    plain = Told(route="parent_carer", words={"better": "We waited."})
    # As it was worked out before there were any recordings.
    assert plain.fingerprint().startswith("966f044e55489afb")


def test_written_words_are_words_like_any_other(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound", words={"better": "I wrote this."})
    comment = write(session, facilitator, "My brother said he hits me at night.")
    assert comment.original is not None
    assert comment.original.words == "I wrote this.\n\nMy brother said he hits me at night."
    assert comment.state == "waiting"
    assert comment.concern_is_open
    assert [each.found_by for each in comment.concerns] == ["rules"] * len(comment.concerns)
    assert "wrote down a voice note" in session.scalars(select(AuditEvent.what)).all()


def test_once_written_down_the_file_is_nowhere(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound")
    sealed = waiting(session)[1].sealed
    assert sealed is not None
    assert parts(sealed)[0] in on_disk(app)
    write(session, facilitator)
    left = on_disk(app)
    assert not any(part in left for part in parts(sealed))
    recording = session.scalars(select(Recording)).one()
    assert (recording.sealed, recording.outcome) == (None, "written_down")


def test_only_one_person_writes_it_down(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound")
    name = waiting(session)[1].id
    write(session, facilitator, name=name)
    with pytest.raises(DecisionError, match="written this down already"):
        write(session, facilitator, "Something else.", name=name)


def test_what_nobody_has_listened_to_is_never_decided_about(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound", words={"better": "I wrote this."})
    comment = waiting(session)[0]
    how: dict[str, Any] = {"comment": comment, "account": facilitator, "now": NOW}
    for decide in (checking.set_individual_case, checking.set_not_sure):
        with pytest.raises(DecisionError, match="Write down its words"):
            decide(session, **how)
    with pytest.raises(DecisionError, match="Write down its words"):
        checking.clear(session, redactions=[], **how)


def test_the_database_refuses_to_clear_what_is_not_written_down(
    app: FeedbackApp, session: Session
) -> None:
    send(app, session, "sound", words={"better": "I wrote this."})
    with pytest.raises(IntegrityError, match="unwritten_recording_is_never_cleared"):
        session.execute(update(Comment).values(state="cleared", shared_words="I wrote this."))


def test_the_database_refuses_to_keep_a_file_that_was_written_down(
    app: FeedbackApp, session: Session
) -> None:
    send(app, session, "sound")
    with pytest.raises(IntegrityError, match="file_is_gone_once_decided"):
        session.execute(update(Recording).values(outcome="written_down", decided_at=NOW))


def test_what_nobody_can_make_out_is_deleted_and_set_apart(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound")
    comment, recording = waiting(session)
    how: dict[str, Any] = {"comment": comment, "account": facilitator, "now": NOW}
    checking.set_not_understood(session, name=recording.id, **how)
    assert (comment.state, recording.sealed) == ("not_understood", None)
    with pytest.raises(DecisionError, match="deleted"):
        checking.put_back(session, **how)
    # Care comes before order, and a person who was wrong can say so.
    checking.hold(session, **how)
    checking.settle_concerns(session, state="not_a_concern", note="No.", **how)
    assert comment.state == "not_understood"


def test_words_beside_what_nobody_can_make_out_wait_to_be_read(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound", words={"better": "I wrote this."})
    comment, recording = waiting(session)
    checking.set_not_understood(
        session, comment=comment, name=recording.id, account=facilitator, now=NOW
    )
    assert (comment.state, comment.to_write_down) == ("waiting", False)


def test_taking_words_back_deletes_the_file(app: FeedbackApp, session: Session) -> None:
    sent = send(app, session, "sound", "picture")
    sealed = [each.sealed or b"" for each in session.scalars(select(Recording))]
    journeys.withdraw(session, submission=sent, today=date(2026, 11, 18))
    session.commit()
    left = on_disk(app)
    assert not any(part in left for file in sealed for part in parts(file))
    assert session.scalars(select(Recording)).all() == []


def test_a_file_with_an_open_concern_stays_sealed_until_somebody_dealt_with_it(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    sent = send(app, session, "sound")
    comment = sent.comments[0]
    how: dict[str, Any] = {"comment": comment, "account": facilitator, "now": NOW}
    checking.hold(session, **how)
    journeys.withdraw(session, submission=sent, today=date(2026, 11, 18))
    assert len(session.scalars(select(Recording)).all()) == 1
    checking.settle_concerns(session, state="handed_over", note="Told.", **how)
    assert session.scalars(select(Recording)).all() == []


def test_opening_is_written_down_once_an_hour(
    app: FeedbackApp, session: Session, facilitator: Account
) -> None:
    send(app, session, "sound")
    comment, recording = waiting(session)
    how: dict[str, Any] = {
        "comment": comment,
        "recording": recording,
        "account": facilitator,
        "keys": app.keys,
    }
    for _ in range(3):
        assert checking.listen(session, now=NOW, **how) == SOUND + b"sound"
    assert session.scalars(select(AuditEvent.what)).all() == ["opened a voice note"]


def test_what_waits_too_long_is_counted_as_overdue(app: FeedbackApp, session: Session) -> None:
    send(app, session, "sound")
    for before, overdue in ((date(2026, 11, 17), 0), (date(2026, 11, 18), 1)):
        found = checking.to_write_down(session, area_id="hertfordshire", before=before)
        assert (found.waiting, found.overdue) == (1, overdue)


def test_what_was_sent_comes_back_to_the_phone_that_sent_it(
    app: FeedbackApp, session: Session
) -> None:
    send(app, session, "sound")
    assert resending.recordings_before(session, form_key=KEY, keys=app.keys) == [
        ("better", "sound", 7, SOUND + b"sound")
    ]


def test_only_these_parts_of_the_platform_ever_hold_a_file() -> None:
    folder = Path(submissions.__file__).parents[1]
    named = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(r"\bRecording\b", path.read_text(encoding="utf-8"))
    }
    assert named == {
        "models/__init__.py",
        "models/recording.py",
        "models/submission.py",
        "services/checking/writing_down.py",
        "services/recordings.py",
        "services/retention.py",
    }
