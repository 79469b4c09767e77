"""Half-given answers are sealed under a key that only the phone holds."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from feedback.models import Draft
from feedback.services import drafts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp

TODAY = date(2026, 11, 17)
ANSWERS = {"answers": {"better": "Our canary sings in Ware. 🐤"}}


@pytest.fixture
def key(session: Session) -> str:
    """The key of a draft that was saved."""
    drawn = drafts.new_key()
    drafts.save(session, area_id="hertfordshire", key=drawn, answers=ANSWERS, today=TODAY)
    session.commit()
    return drawn


def test_the_phone_that_holds_the_key_reads_its_answers(session: Session, key: str) -> None:
    assert drafts.open_draft(session, key=key) == ANSWERS


def test_another_key_opens_nothing(session: Session, key: str) -> None:
    assert drafts.open_draft(session, key=drafts.new_key()) == {}
    assert drafts.open_draft(session, key=None) == {}
    assert drafts.open_draft(session, key="") == {}


def test_a_draft_moved_under_another_name_stays_sealed(session: Session, key: str) -> None:
    thief = drafts.new_key()
    draft = session.scalars(select(Draft)).one()
    draft.id = drafts.name_of(thief)
    session.flush()
    assert drafts.open_draft(session, key=thief) == {}


def test_neither_words_nor_key_are_in_the_database_file(
    app: FeedbackApp, session: Session, key: str
) -> None:
    files = b"".join(file.read_bytes() for file in app.settings.instance.glob("test.db*"))
    assert drafts.name_of(key).encode() in files
    assert b"canary" not in files
    assert key.encode() not in files
    assert bytes.fromhex(key) not in files


def test_saving_again_keeps_one_draft_and_moves_its_day(session: Session, key: str) -> None:
    later = date(2026, 11, 18)
    drafts.save(session, area_id="hertfordshire", key=key, answers={"a": "b"}, today=later)
    session.flush()
    assert session.scalars(select(Draft.touched_on)).all() == [later]
    assert drafts.open_draft(session, key=key) == {"a": "b"}


def test_the_same_answers_are_never_sealed_to_the_same_bytes(session: Session, key: str) -> None:
    before = session.scalars(select(Draft.sealed)).one()
    drafts.save(session, area_id="hertfordshire", key=key, answers=ANSWERS, today=TODAY)
    session.flush()
    assert session.scalars(select(Draft.sealed)).one() != before


def test_a_draft_keeps_a_day_and_no_time(session: Session, key: str) -> None:
    kept = session.execute(text("SELECT touched_on FROM draft")).scalar_one()
    assert kept == "2026-11-17"


def test_a_discarded_draft_is_gone_and_discarding_twice_is_fine(session: Session, key: str) -> None:
    drafts.discard(session, key=key)
    session.flush()
    drafts.discard(session, key=key)
    assert drafts.open_draft(session, key=key) == {}


def test_the_key_of_seven_words_is_slow_to_make_and_the_same_every_time(app: FeedbackApp) -> None:
    words = "acorn violin garden pebble diary wagon cheese"
    peppered = app.keys.mac("come back", words)
    slowly = hashlib.scrypt(peppered, salt=b"come back", n=2**14, r=8, p=1, dklen=32)
    assert drafts.key_from(app.keys, words.upper()) == slowly.hex()
    assert len(drafts.new_key()) == len(slowly.hex())
