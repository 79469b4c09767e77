"""A voice note recorded in a real browser, from the press of the button to the words."""

from __future__ import annotations

import io
from collections.abc import Iterator

import av
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from feedback.models import Recording
from feedback.services import recordings
from tests.browser.conftest import Site, opened
from tests.browser.steps import heading, next_page
from tests.support.browser import follow

pytestmark = pytest.mark.browser

SAY = "/tell/better/say-or-draw"
RECORD = "Start recording"


@pytest.fixture
def speaker(chromium: Browser, site: Site) -> Iterator[Page]:
    """A phone whose owner says yes to the microphone, which hears a beep."""
    context = chromium.new_context(viewport={"width": 375, "height": 812})
    context.grant_permissions(["microphone"], origin=site.address)
    yield from opened(context)


def test_a_voice_note_is_recorded_kept_sent_and_written_down(site: Site, speaker: Page) -> None:
    speaker.goto(f"{site.address}/tell/better")
    speaker.locator("textarea").fill("Invented: nobody rang.")
    follow(speaker.get_by_role("button", name="Say it or draw it"))
    speaker.get_by_role("button", name=RECORD).click()
    expect(speaker.get_by_role("timer")).to_have_text("0:01")
    speaker.get_by_role("button", name="Stop").click()
    expect(speaker.get_by_text("Recorded. Listen to it")).to_be_visible()
    # It can be heard before anybody else has it.
    assert speaker.evaluate("document.querySelector('[data-part=play]').src").startswith("blob:")
    next_page(speaker, "Keep it")
    expect(speaker.get_by_role("button", name="Delete this voice note")).to_be_visible()
    next_page_link(speaker, "Continue")
    speaker.goto(f"{site.address}/tell/check")
    expect(speaker.get_by_text("Invented: nobody rang.")).to_be_visible()
    next_page(speaker, "Send my answers")
    heading(speaker, "Thank you")
    with site.app.database.reading() as session:
        kept = session.scalars(select(Recording).order_by(Recording.comment_id.desc())).first()
        assert kept is not None
        with av.open(io.BytesIO(recordings.opened(kept, keys=site.app.keys))) as played:
            assert sum(frame.samples for frame in played.decode(audio=0)) > 20_000


def next_page_link(page: Page, words: str) -> None:
    """Follow the link that looks like the thing to do next."""
    follow(page.get_by_role("link", name=words, exact=True))


def test_recording_again_throws_the_first_away(site: Site, speaker: Page) -> None:
    speaker.goto(site.address + SAY)
    speaker.get_by_role("button", name=RECORD).click()
    expect(speaker.get_by_role("timer")).to_have_text("0:01")
    speaker.get_by_role("button", name="Stop").click()
    speaker.get_by_role("button", name="Record again").click()
    expect(speaker.get_by_role("button", name=RECORD)).to_be_focused()
    assert speaker.evaluate("document.querySelector('input[name=sound]').files.length") == 0


def test_without_the_microphone_there_are_files_and_words(site: Site, phone: Page) -> None:
    # Stands for somebody who says no, or a browser that was told no before.
    phone.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no'))"
    )
    phone.goto(site.address + SAY)
    phone.get_by_role("button", name=RECORD).click()
    expect(phone.get_by_text("This page may not use the microphone.")).to_be_focused()
    phone.get_by_text("Use a sound file").click()
    expect(phone.get_by_label("Choose a sound file")).to_be_visible()


def test_without_scripts_the_boxes_for_files_are_there(site: Site, plain_phone: Page) -> None:
    plain_phone.goto(site.address + SAY)
    expect(plain_phone.get_by_label("Choose a sound file")).to_be_visible()
    expect(plain_phone.get_by_label("Take a photo or choose a picture")).to_be_visible()
    expect(plain_phone.get_by_role("button", name=RECORD)).not_to_be_visible()
