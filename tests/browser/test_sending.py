"""A sound or a picture that does not go through stays on the page, and can be sent again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from feedback.web.application import FeedbackApp
from feedback.web.tell.files import LARGEST
from tests.browser.conftest import Site
from tests.browser.mast import Mast
from tests.browser.steps import heading, next_page
from tests.browser.test_say_or_draw import RECORD, SAY, speaker
from tests.support import recordings

__all__ = ["speaker"]
pytestmark = pytest.mark.browser

LISTENED = "Delete this voice note"
HELD = "document.querySelector('input[name=sound]').files.length"


@pytest.fixture
def traveller(chromium: Browser, mast: Mast) -> Iterator[Page]:
    """A phone with a microphone, on the road: its browser complains when nobody answers."""
    context = chromium.new_context(viewport={"width": 375, "height": 812})
    context.grant_permissions(["microphone"], origin=mast.address)
    yield context.new_page()
    context.close()


def records(page: Page) -> None:
    """Say something for a second."""
    page.get_by_role("button", name=RECORD).click()
    expect(page.get_by_role("timer")).to_have_text("0:01")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Recorded. Listen to it")).to_be_visible()


def test_a_recording_stays_when_nobody_answers(traveller: Page, mast: Mast) -> None:
    traveller.goto(mast.address + SAY)
    records(traveller)
    mast.goes()
    traveller.get_by_role("button", name="Keep it").click()
    expect(traveller.get_by_text("We could not send it. It is still on this page.")).to_be_visible()
    assert traveller.evaluate(HELD) == 1
    mast.comes()
    next_page(traveller, "Keep it")
    expect(traveller.get_by_role("button", name=LISTENED)).to_be_visible()


def test_a_recording_stays_beside_a_picture_that_cannot_be_used(site: Site, speaker: Page) -> None:
    speaker.goto(site.address + SAY)
    records(speaker)
    photo = speaker.get_by_label("Take a photo or choose a picture")
    photo.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})
    speaker.get_by_role("button", name="Keep it").click()
    expect(speaker.get_by_role("alert")).to_contain_text("We could not open this file")
    expect(speaker.locator(".govuk-error-summary")).to_be_focused()
    assert speaker.evaluate(HELD) == 1
    photo.set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": recordings.picture()}
    )
    next_page(speaker, "Keep it")
    expect(speaker.get_by_role("button", name=LISTENED)).to_be_visible()
    expect(speaker.get_by_role("button", name="Delete this picture")).to_be_visible()


def test_a_page_that_is_no_form_is_shown_whole(traveller: Page, mast: Mast) -> None:
    traveller.goto(mast.address + SAY)
    records(traveller)
    # Stands for a page that was left open until its conversation closed, or its form grew old.
    traveller.evaluate(
        "document.querySelector('form').action = '/tell/no-such-question/say-or-draw'"
    )
    traveller.get_by_role("button", name="Keep it").click()
    traveller.wait_for_url("**/no-such-question/**")
    heading(traveller, "We cannot find that page")


class Wire:
    """What comes down the line to a site, as it comes."""

    def __init__(self, app: FeedbackApp) -> None:
        self.inner, self.sent = app.wsgi_app, b""
        app.wsgi_app = self  # type: ignore[method-assign]

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        """Keep a copy of a form that holds files, and pass it on."""
        if str(environ.get("CONTENT_TYPE")).startswith("multipart/form-data"):
            self.sent = environ["wsgi.input"].read()
            environ["wsgi.input"] = io.BytesIO(self.sent)
        return self.inner(environ, start)


def chooses(page: Page, content: bytes) -> None:
    """Choose a photo, and keep it."""
    box = page.get_by_label("Take a photo or choose a picture")
    box.set_input_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": content})
    next_page(page, "Keep it")


def test_where_a_photo_was_taken_never_leaves_the_phone(traveller: Page, mast: Mast) -> None:
    taken, wire = recordings.picture(size=(2600, 1300)), Wire(mast.app)
    assert b"Canary telephone" in taken
    traveller.goto(mast.address + SAY)
    chooses(traveller, taken)
    expect(traveller.get_by_role("button", name="Delete this picture")).to_be_visible()
    assert b"\xff\xd8\xff" in wire.sent
    assert b"Exif" not in wire.sent
    assert b"Canary" not in wire.sent
    assert len(wire.sent) < len(taken)


def test_a_photo_stands_the_right_way_up(traveller: Page, mast: Mast) -> None:
    traveller.goto(mast.address + SAY)
    chooses(traveller, recordings.picture(size=(300, 200)))
    shown = traveller.request.get(f"{mast.address}/tell/better/picture.jpg").body()
    assert Image.open(io.BytesIO(shown)).size == (200, 300)


def test_a_file_that_is_too_big_is_not_sent_to_learn_that(traveller: Page, mast: Mast) -> None:
    wire = Wire(mast.app)
    traveller.goto(mast.address + SAY)
    traveller.get_by_text("Use a sound file").click()
    box = traveller.get_by_label("Choose a sound file")
    box.set_input_files({"name": "a.mp3", "mimeType": "audio/mpeg", "buffer": bytes(LARGEST + 1)})
    traveller.get_by_role("button", name="Keep it").click()
    expect(traveller.get_by_text("Choose a shorter sound.")).to_be_visible()
    assert wire.sent == b""
