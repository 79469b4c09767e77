"""A voice note that is not sent lies under the phone's own key, and goes with its draft."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.models import DraftRecording
from feedback.services import draft_recordings, drafts
from feedback.web.application import FeedbackApp
from tests.support.recordings import parts

TODAY = date(2026, 11, 17)
AREA = "hertfordshire"
SOUND = bytes(range(256)) * 40


def begun(session: Session) -> tuple[str, str]:
    """Begin a draft with a voice note, and return its key and the name of the file."""
    key = drafts.new_key()
    drafts.save(session, area_id=AREA, key=key, answers={"a": "b"}, today=TODAY)
    return key, draft_recordings.keep(session, key=key, content=SOUND)


def test_only_the_phone_with_the_key_gets_it_back(session: Session) -> None:
    key, name = begun(session)
    other, _ = begun(session)
    assert draft_recordings.find(session, key=key, name=name) == SOUND
    assert draft_recordings.find(session, key=other, name=name) is None
    assert draft_recordings.find(session, key=None, name=name) is None
    assert draft_recordings.find(session, key=key, name="0" * 32) is None


def test_nobody_removes_what_belongs_to_another_phone(session: Session) -> None:
    key, name = begun(session)
    other, _ = begun(session)
    draft_recordings.remove(session, key=other, name=name)
    assert draft_recordings.find(session, key=key, name=name) == SOUND
    draft_recordings.remove(session, key=key, name=name)
    session.flush()
    assert draft_recordings.find(session, key=key, name=name) is None


def test_whoever_reads_the_database_hears_nothing(app: FeedbackApp, session: Session) -> None:
    begun(session)
    session.commit()
    files = app.settings.instance.glob("test.db*")
    assert not any(part in one.read_bytes() for one in files for part in parts(SOUND))


def test_it_moves_with_its_draft_under_the_new_key(session: Session) -> None:
    old, name = begun(session)
    new = drafts.new_key()
    assert drafts.move(session, area_id=AREA, old=old, new=new, today=TODAY)
    session.commit()
    session.expunge_all()
    assert draft_recordings.find(session, key=new, name=name) == SOUND
    assert draft_recordings.find(session, key=old, name=name) is None


def test_it_goes_when_its_draft_is_thrown_away_or_too_old(
    app: FeedbackApp, session: Session
) -> None:
    thrown, _ = begun(session)
    drafts.discard(session, key=thrown)
    begun(session)
    session.commit()
    sealed = b"".join(session.scalars(select(DraftRecording.sealed)))
    drafts.expire(session, today=TODAY + timedelta(days=29), days=28)
    assert session.scalars(select(DraftRecording.id)).all() == []
    session.commit()
    app.database.tidy_log()
    files = b"".join(one.read_bytes() for one in app.settings.instance.glob("test.db*"))
    assert not any(part in files for part in parts(sealed))
