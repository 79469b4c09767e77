"""A facilitator listens or looks, writes down the words, and the file is gone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.media import Clean, make_anew
from feedback.models import AuditEvent, Comment, Recording
from feedback.services import submissions
from feedback.services.recordings import Recorded, digest_of
from feedback.services.submissions import Told
from tests import factories
from tests.journeys.actors import Facilitator, Family
from tests.support import recordings
from tests.support.pages import Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp


@cache
def made(kind: str) -> Clean:
    """A sound or a picture as the page of saying keeps it, made once for all tests."""
    return make_anew(kind, getattr(recordings, kind)())


@pytest.fixture
def family(app: FeedbackApp) -> Family:
    """A family with a phone."""
    return Family(Pages(app))


@pytest.fixture
def code(app: FeedbackApp, session: Session) -> str:
    """The seven words of a family that sent a voice note and a picture."""
    files = [made("sound"), made("picture")]
    told = [Recorded("better", f.kind, digest_of(f.content), f.seconds) for f in files]
    received = submissions.receive(
        session,
        conversation=submissions.open_conversation(session, area_id=app.area.id),
        told=Told(route="parent_carer", recordings=tuple(told)),
        form_key="ab" * 32,
        keys=app.keys,
        clock=app.clock,
        files={digest_of(file.content): file.content for file in files},
    )
    session.commit()
    return received.code


@pytest.fixture
def desk(app: FeedbackApp, session: Session, code: str) -> Facilitator:
    """A facilitator who has the family's comment on the desk."""
    account = factories.account(session)
    session.commit()
    facilitator = Facilitator(Pages(app), account)
    facilitator.here = f"/check/{session.scalars(select(Comment.id)).one()}"
    session.rollback()
    return facilitator


def writes(desk: Facilitator, words: str = "", do: str = "written_down") -> str:
    """Write down what is on the desk, and return where that leads."""
    page = desk.reads()
    sent = {"recording": page.value("recording"), "words": words, "do": do}
    answer = desk.pages.post(f"{desk.here}/write-down", sent)
    location: str = answer.response.location
    return location


def test_the_queue_says_what_waits_to_be_written_down(desk: Facilitator) -> None:
    page = desk.pages.get("/check")
    assert "1 to write down" in page.words
    assert "Something was said or drawn. Write it down" in page.words
    assert "overdue" not in page.words
    assert "1 to write down" in desk.pages.get("/check?state=to_write_down").words


def test_what_waits_too_long_is_shown_as_overdue(
    app: FeedbackApp, desk: Facilitator, session: Session
) -> None:
    sent = session.scalars(select(Comment)).one().answer.submission
    sent.received_on = sent.received_on.replace(day=2)
    session.commit()
    assert "1 overdue" in desk.pages.get("/check").words
    assert "This is overdue" in desk.reads().words


def test_the_words_are_written_down_one_file_after_the_other(
    desk: Facilitator, session: Session
) -> None:
    page = desk.reads()
    assert page.h1 == "Write down a voice note"
    assert "A picture of the same family comes next" in page.words
    assert writes(desk, "We wait for Mrs Smith.") == desk.here
    assert desk.reads().h1 == "Write down a picture"
    assert writes(desk, "A sad face at a school gate.") == desk.here
    page = desk.reads()
    assert page.h1 == "Read and clear"
    assert "We wait for Mrs Smith." in page.words
    assert "A sad face at a school gate." in page.words
    assert [each.sealed for each in session.scalars(select(Recording))] == [None, None]
    session.rollback()
    # What was found to hide is offered, as for words that were typed.
    assert "to hide" in page.words
    desk.clears()
    assert session.scalars(select(Comment)).one().state == "cleared"


def test_written_words_that_mean_danger_come_first(desk: Facilitator) -> None:
    writes(desk, "Dad said he will kill us tonight.")
    page = desk.reads()
    assert page.h1 == "A child may be at risk"
    assert "Hear or see what was sent, and write it down" in page.words
    assert desk.pages.get(f"{desk.here}/write-down").h1 == "Write down a picture"


def test_a_worry_can_be_raised_before_anything_is_written_down(desk: Facilitator) -> None:
    desk.pages.post(f"{desk.here}/hold")
    assert desk.reads().h1 == "A child may be at risk"
    page = desk.pages.get(f"{desk.here}/write-down")
    assert "What to do, and what to write down about it" in page.words
    assert "Something was said or drawn" in desk.pages.get("/check/concerns").words


def test_nothing_is_deleted_without_words(desk: Facilitator) -> None:
    page = desk.reads()
    sent = {"recording": page.value("recording"), "words": "  ", "do": "written_down"}
    page = desk.pages.post(f"{desk.here}/write-down", sent, status=200)
    assert "Write down the words, or say that nobody can make them out" in page.words


def test_the_file_is_heard_in_parts_and_opening_it_is_written_down(
    desk: Facilitator, session: Session
) -> None:
    heard = desk.pages.get(f"{desk.here}/recording/sound.mp3")
    assert heard.response.mimetype == "audio/mpeg"
    part = desk.pages.client.get(
        f"{desk.here}/recording/sound.mp3", headers={"Range": "bytes=100-199"}
    )
    assert (part.status_code, len(part.data)) == (206, 100)
    assert desk.pages.get(f"{desk.here}/recording/picture.jpg").response.mimetype == "image/jpeg"
    opened = session.scalars(select(AuditEvent.what).where(AuditEvent.what.like("opened%")))
    assert sorted(opened) == ["opened a picture", "opened a voice note"]


def test_a_file_that_is_written_down_cannot_be_opened(desk: Facilitator) -> None:
    writes(desk, "We wait.")
    desk.pages.get(f"{desk.here}/recording/sound.mp3", status=404)
    desk.pages.get(f"{desk.here}/recording/picture.mp3", status=404)


@pytest.mark.parametrize("times", [1, 2])
def test_whoever_comes_second_is_told_and_keeps_what_they_typed(
    desk: Facilitator, times: int
) -> None:
    stale = {"recording": desk.reads().value("recording"), "words": "I hear this.", "do": "x"}
    for _ in range(times):
        writes(desk, "We waited.")
    page = desk.pages.post(f"{desk.here}/write-down", stale, status=409)
    assert "Somebody has written this down already" in page.words
    assert "I hear this." in page.words
    assert "I hear this." not in desk.reads().words


def test_it_cannot_be_cleared_from_a_page_that_was_open_before(
    desk: Facilitator, session: Session
) -> None:
    page = desk.pages.post(desk.here, {"do": "clear", "seen": "x"}, status=200)
    assert page.h1 == "Write down a voice note"
    assert session.scalars(select(Comment)).one().state == "waiting"


def test_what_nobody_can_make_out_is_set_apart_and_the_family_is_told_kindly(
    desk: Facilitator, family: Family, code: str
) -> None:
    for _ in range(2):
        left = writes(desk, do="not_understood")
    assert left == "/check"
    page = desk.reads()
    assert "could not make out what was said or drawn" in page.words
    assert "Put it back" not in page.words
    assert desk.pages.get("/check?state=not_understood").words.count("Open it to see") == 1
    journey = family.follows(code)
    assert "We could not make it out. We are sorry. We have deleted it." in journey.words
    assert "join a theme" not in journey.words


def test_the_familys_page_follows_the_voice_note(
    desk: Facilitator, family: Family, code: str
) -> None:
    journey = family.follows(code)
    assert "They write down your words. Then we delete what you recorded or drew." in journey.words
    assert "A person read them" not in journey.words
    writes(desk, "We wait.")
    writes(desk, "A sad face.")
    journey = family.follows(code)
    assert "We wrote down your words" in journey.words
    assert "We have deleted what you recorded or drew." in journey.words


def test_taking_it_back_deletes_it_before_anybody_listened(
    desk: Facilitator, family: Family, code: str, session: Session
) -> None:
    family.takes_back(code)
    assert session.scalars(select(Recording)).all() == []
    session.rollback()
    page = desk.reads()
    assert "The family took these words back." in page.words
    desk.pages.get(f"{desk.here}/write-down", status=302)
    desk.pages.get(f"{desk.here}/recording/sound.mp3", status=404)
