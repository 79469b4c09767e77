"""Say it or draw it: kept for this phone alone, heard and seen there, and sent with the rest."""

from __future__ import annotations

import io
import shutil
from collections import namedtuple
from typing import TYPE_CHECKING, Any

import av
import pytest
from PIL import Image
from sqlalchemy import select, text

from feedback.models import Comment, DraftRecording, Recording, Submission
from feedback.services import recordings as kept
from feedback.web.tell import files
from tests.journeys.actors import Family
from tests.support import recordings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp
    from tests.support.pages import Page, Pages

HERE = "/tell/better/say-or-draw"
Usage = namedtuple("Usage", "total used free")


def file(content: bytes, name: str = "a.bin") -> tuple[io.BytesIO, str]:
    """A file as a form sends it; its name says nothing true."""
    return io.BytesIO(content), name


def give(pages: Pages, status: int = 302, **sent: Any) -> Page:
    """Send a sound or a picture from the page."""
    page = pages.get(HERE)
    given = {name: file(content) for name, content in sent.items()}
    return pages.post(HERE, {**page.fields(), **given}, status=status)


def test_the_button_keeps_what_was_typed_and_opens_the_page(pages: Pages) -> None:
    page = pages.get("/tell/better")
    typed = {**page.fields(), "answer": "Nobody rang.", "say": "yes"}
    assert pages.post("/tell/better", typed).response.location == HERE
    assert pages.get(HERE).h1 == "Say it or draw it"
    assert pages.get("/tell/better").value("answer").strip() == "Nobody rang."


@pytest.mark.parametrize("way", ["parent_carer", "young_person", "child", "easy_read"])
def test_every_way_in_can_say_or_draw(pages: Pages, way: str) -> None:
    Family(pages).comes_in(way)
    assert 'name="say"' in pages.get("/tell/better").html
    assert 'name="say"' not in pages.get("/tell/rating").html
    assert pages.get(HERE).h1 == "Say it or draw it"


def test_only_a_question_in_words_has_such_a_page(pages: Pages) -> None:
    for question in ("rating", "services", "nothing"):
        pages.get(f"/tell/{question}/say-or-draw", status=404)


def test_only_this_page_may_ask_for_the_microphone(pages: Pages) -> None:
    headers = pages.get(HERE).response.headers
    assert "microphone=(self)" in headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in headers["Content-Security-Policy"]
    for other in ("/", "/tell/better", "/tell/check", "/help"):
        headers = pages.get(other).response.headers
        assert "microphone=()" in headers["Permissions-Policy"]
        assert "blob:" not in headers["Content-Security-Policy"]


def test_what_was_said_can_be_heard_on_this_phone_and_on_no_other(
    app: FeedbackApp, pages: Pages
) -> None:
    give(pages, sound=recordings.sound(), picture=recordings.picture())
    heard = pages.get("/tell/better/sound.mp3")
    assert heard.response.mimetype == "audio/mpeg"
    with av.open(io.BytesIO(heard.response.data)) as played:
        assert played.format.name == "mp3"
    seen = pages.get("/tell/better/picture.jpg").response.data
    assert Image.open(io.BytesIO(seen)).size == (40, 60)
    stranger = app.test_client()
    for address in ("/tell/better/sound.mp3", "/tell/better/picture.jpg"):
        assert stranger.get(address).status_code == 404
    for address in ("/tell/better/sound.exe", "/tell/good/sound.mp3"):
        pages.get(address, status=404)


def test_a_player_may_ask_for_a_part(pages: Pages) -> None:
    give(pages, sound=recordings.sound())
    answer = pages.client.get("/tell/better/sound.mp3", headers={"Range": "bytes=0-1"})
    assert (answer.status_code, len(answer.data)) == (206, 2)


def test_it_is_on_the_page_of_the_question_and_on_the_check_page(pages: Pages) -> None:
    give(pages, sound=recordings.sound())
    assert "Your voice note" in pages.get("/tell/better").words
    check = pages.get("/tell/check")
    assert "Your voice note" in check.words
    assert 'src="/tell/better/sound.mp3"' in check.html
    # Whoever spoke is asked who may see the words, like those who wrote.
    assert 'href="/tell/permission?from=check"' in check.html


def test_it_can_be_deleted_before_it_is_sent(pages: Pages, session: Session) -> None:
    give(pages, sound=recordings.sound(), picture=recordings.picture())
    page = pages.get(HERE)
    pages.post(HERE, {**page.fields(), "remove": "sound"})
    assert "Delete this voice note" not in pages.get(HERE).words
    assert "Delete this picture" in pages.get(HERE).words
    assert len(session.scalars(select(DraftRecording.id)).all()) == 1
    pages.get("/tell/better/sound.mp3", status=404)


def test_a_second_recording_takes_the_place_of_the_first(pages: Pages, session: Session) -> None:
    give(pages, sound=recordings.sound())
    give(pages, sound=recordings.sound(seconds=2))
    assert len(session.scalars(select(DraftRecording.id)).all()) == 1


def test_sending_ties_it_to_its_question_and_deletes_the_draft(
    app: FeedbackApp, pages: Pages, session: Session
) -> None:
    give(pages, sound=recordings.sound(), picture=recordings.picture())
    check = pages.get("/tell/check")
    Family(pages).sends(check)
    comment = session.scalars(select(Comment)).one()
    assert comment.answer.question.key == "better"
    assert (comment.original, comment.to_write_down) == (None, True)
    assert [each.kind for each in comment.recordings] == ["sound", "picture"]
    assert kept.opened(comment.recordings[0], keys=app.keys)[:1] == b"\xff"
    assert session.scalars(select(DraftRecording.id)).all() == []
    session.rollback()
    again = pages.post("/tell/check", check.fields())
    assert again.response.location == "/tell/thank-you"
    session.expire_all()
    assert len(session.scalars(select(Recording.id)).all()) == 2


def test_back_edit_and_send_keeps_the_voice_note(pages: Pages, session: Session) -> None:
    stale = pages.get("/tell/better").fields()
    stale["form_key"] = give_and_note_key(pages)
    Family(pages).sends(pages.get("/tell/check"))
    pages.post("/tell/better", {**stale, "answer": "And nobody rang."})
    check = pages.get("/tell/check")
    assert "Your voice note" in check.words
    assert pages.post("/tell/check", check.fields()).response.location == "/tell/which"
    which = pages.get("/tell/which")
    assert which.words.count("Your voice note") == 2
    pages.post("/tell/which", {**which.fields(), "use": "new"})
    comments = session.scalars(select(Comment).where(Comment.state == "waiting")).all()
    assert [len(each.recordings) for each in comments] == [1]
    assert len(session.scalars(select(Submission)).all()) == 2


def give_and_note_key(pages: Pages) -> str:
    """Say something, and return the key of the form it belongs to."""
    give(pages, sound=recordings.sound())
    return pages.get("/tell/check").value("form_key")


def test_finishing_later_takes_it_along(app: FeedbackApp, pages: Pages) -> None:
    give(pages, sound=recordings.sound())
    pages.post("/later")
    assert pages.get("/tell/better/sound.mp3")
    assert "Your voice note" in pages.get("/tell/check").words


REFUSED = [
    ({"sound": b"not a sound"}, "Choose a sound file. We could not play this one"),
    ({"sound": recordings.film()}, "We could not hear a sound in this file"),
    ({"picture": b"<svg/>"}, "We could not open this file"),
    ({"picture": bytes(4) + b"ftypheic" + bytes(40)}, "We cannot open this kind of photo (HEIC)"),
    ({"picture": b""}, "This file is empty"),
    ({}, "Record something or choose a file first"),
]


@pytest.mark.parametrize(("sent", "says"), REFUSED)
def test_a_file_that_cannot_be_used_says_what_to_do(
    pages: Pages, sent: dict[str, bytes], says: str
) -> None:
    Family(pages).answers_one("better", "Nobody rang.")
    page = give(pages, status=200, **sent)
    assert says in page.words
    assert pages.get("/tell/better").value("answer").strip() == "Nobody rang."


def test_a_good_sound_is_kept_beside_a_bad_picture(pages: Pages) -> None:
    page = give(pages, status=200, sound=recordings.sound(), picture=b"<svg/>")
    assert "Delete this voice note" in page.words
    assert "We could not open this file" in page.words


def test_a_file_that_is_too_large_says_so_on_its_page(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    page = give(pages, status=200, picture=bytes(1001))
    assert "This file is too big to send" in page.words


def test_only_this_page_takes_more_than_a_form(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    Family(pages).answers_one("better", "Nobody rang.")
    pages.post("/tell/good", {"answer": "a" * 300_000}, status=413)
    give(pages, status=200, picture=bytes(400_000))
    page = pages.get(HERE)
    monkeypatch.setattr(files, "ROOM", 300_000)
    much = {**page.fields(), "picture": file(bytes(400_000))}
    assert "too big" in pages.post(HERE, much, status=413).h1
    assert pages.get("/tell/better").value("answer").strip() == "Nobody rang."


def test_a_disk_that_is_nearly_full_still_takes_words(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    Family(pages).answers_one("better", "Nobody rang.")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10, 9, 1))
    page = give(pages, status=200, sound=recordings.sound())
    assert "We have no room for files right now" in page.words
    assert pages.get("/tell/better").value("answer").strip() == "Nobody rang."


def test_nobody_can_begin_while_answers_are_closed(pages: Pages, session: Session) -> None:
    session.execute(text("UPDATE conversation SET state = 'closed'"))
    session.commit()
    pages.get(HERE, status=409)
