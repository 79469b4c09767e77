"""The box for seven words shows them all, and keeps none of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from feedback.web.application import FeedbackApp
from tests.browser.steps import heading, next_page
from tests.support.browser import browsing, serving

pytestmark = pytest.mark.browser

# As long as seven words can be: six letters each.
CODE = "garden puddle jigsaw button basket castle purple"
SMALL = (320, 375)


@pytest.fixture
def site(app: FeedbackApp) -> Iterator[str]:
    """The application on a free port."""
    with serving(app) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A browser that axe is put into."""
    with browsing(chromium) as opened:
        opened.set_default_timeout(60_000)
        yield opened


@pytest.mark.parametrize("address", ["/your-words", "/come-back"])
@pytest.mark.parametrize("width", SMALL)
def test_all_seven_words_are_seen_in_their_box(
    site: str, page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{site}{address}")
    box = page.get_by_label("Your seven words")
    box.fill(CODE)
    hidden = "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
    assert max(box.evaluate(hidden)) <= 0
    assert box.get_attribute("autocomplete") == "off"


def test_seven_words_that_were_typed_are_not_kept_on_the_phone(site: str, page: Page) -> None:
    page.goto(f"{site}/your-words")
    page.get_by_label("Your seven words").fill("garden puddle")
    next_page(page, "Open my page")
    heading(page, "Your words")
    assert "garden" not in page.evaluate("JSON.stringify([sessionStorage, localStorage])")
