"""With larger words on a small phone nothing lies on anything else, or off the side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from feedback.web.application import FeedbackApp
from tests.browser.conftest import serving
from tests.support.browser import follow, overflow

pytestmark = pytest.mark.browser

LONG = "My dad hits me. " + "https://www.example.org/" + "a" * 90
WORDS = ("good", "better", "one_thing")
SIZES = ("usual", "bigger", "biggest")
PAGES = ("/", "/help", "/privacy", "/accessibility", "/display", "/your-words", "/sign-in")
EASY = ("/help", "/privacy", "/your-words", "/come-back", "/tell/thank-you")
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
    """Say what is wrong with the page of an address, in every size, on two small phones."""
    page.goto(address)
    found: list[object] = []
    for size, width in product(SIZES, (320, 375)):
        # What `Use these` on the display page does; a page is asked for once, not six times.
        page.evaluate("size => { document.documentElement.dataset.size = size }", size)
        page.set_viewport_size({"width": width, "height": 700})
        over = overflow(page)
        wrong = [*page.evaluate(MUDDLED), *([f"{over} px off the side"] if over > 0 else [])]
        found += [(size, width, *wrong)] if wrong else []
    return [address, *found] if found else []


def test_words_of_every_size_fit_on_a_small_phone(small: Page, address: str) -> None:
    for question in WORDS:
        small.goto(f"{address}/tell/{question}")
        small.fill("textarea", LONG)
        follow(small.get_by_role("button", name="Continue", exact=True))
    asked = [f"/tell/{one}" for one in (*QUESTIONS, "plan_status", "permission", "check")]
    wrong = [muddles(small, address + path) for path in (*PAGES, *asked)]
    follow(small.get_by_role("button", name="Send my answers"))
    wrong += [muddles(small, address + path) for path in ("/tell/thank-you", "/tell/check")]
    wrong += [muddles(small, f"{address}{path}?words=easy") for path in EASY]
    assert not [one for one in wrong if one]


def test_the_size_that_was_chosen_is_on_the_next_page(small: Page, address: str) -> None:
    small.goto(f"{address}/display")
    small.check("input[value=biggest]")
    small.click("main button[type=submit]")
    small.goto(f"{address}/help")
    assert small.evaluate("document.documentElement.dataset.size") == "biggest"
    assert not muddles(small, f"{address}/display")
