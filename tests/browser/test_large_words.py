"""With larger words on a small phone nothing lies on anything else, or off the side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from feedback.web.application import FeedbackApp
from tests.browser.conftest import serving
from tests.support.browser import overflow

pytestmark = pytest.mark.browser

LONG = "My dad hits me. " + "https://www.example.org/" + "a" * 90
WORDS = ("good", "better", "one_thing")
PAGES = ("/", "/help", "/privacy", "/accessibility", "/display", "/your-words", "/sign-in")
QUESTIONS = ("role", "services", "rating", *WORDS, "whose_words", "age_band", "district")
# What can be pressed lies on nothing else that can be pressed, and holds all of its own words.
MUDDLED = """() => {
    document.querySelectorAll('details').forEach(one => one.open = true);
    const all = [...document.querySelectorAll('.top a, .top button, main :is(a, button, label)')]
        .filter(one => one.offsetParent && !one.closest('.unseen'));
    const boxes = all.map(one => [...one.getClientRects()]);
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const onTop = all.filter((one, i) => boxes.some((box, j) =>
        i < j && boxes[i].some(a => box.some(b => meet(a, b)))));
    const over = all.filter(one => one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).display !== 'inline');
    return [...onTop, ...over].map(one => one.textContent.trim());
}"""


@pytest.fixture
def address(app: FeedbackApp) -> Iterator[str]:
    """A conversation that anybody can join, being served."""
    for site in serving(app):
        yield site.address


@pytest.fixture
def small(chromium: Browser) -> Iterator[Page]:
    """A small phone."""
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


def muddles(page: Page, address: str) -> list[object]:
    """Say what is wrong with the page of an address, on two small phones."""
    page.goto(address)
    found: list[object] = []
    for width in (320, 375):
        page.set_viewport_size({"width": width, "height": 700})
        found += page.evaluate(MUDDLED)
        over = overflow(page)
        found += [f"{over} px off the side"] if over > 0 else []
    return [address, *found] if found else []


@pytest.mark.parametrize("size", ["usual", "bigger", "biggest"])
def test_words_of_every_size_fit_on_a_small_phone(small: Page, address: str, size: str) -> None:
    small.goto(f"{address}/display")
    small.check(f"input[value={size}]")
    small.click("main button[type=submit]")
    for question in WORDS:
        small.goto(f"{address}/tell/{question}")
        small.fill("textarea", LONG)
        small.get_by_role("button", name="Continue", exact=True).click()
    asked = [f"/tell/{one}" for one in (*QUESTIONS, "plan_status", "permission", "check")]
    wrong = [muddles(small, address + path) for path in (*PAGES, *asked)]
    small.get_by_role("button", name="Send my answers").click()
    wrong += [muddles(small, address + path) for path in ("/tell/thank-you", "/tell/check")]
    assert not [one for one in wrong if one]
