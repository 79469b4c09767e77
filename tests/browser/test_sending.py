"""A sound or a picture that does not go through stays on the page, and can be sent again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

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
