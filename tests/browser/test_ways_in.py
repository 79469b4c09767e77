"""A child, a young person and somebody who wants Easy Read each finish on a small phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from feedback.web.application import FeedbackApp
from tests.browser.conftest import serving
from tests.browser.steps import heading, next_page
from tests.browser.test_large_words import MUDDLED
from tests.support.browser import follow, overflow, violations

pytestmark = pytest.mark.browser

WORDS = "It is too loud at lunch."
# Easy Read is at least 14 point, which is 18.67 of a browser's pixels.
SMALLEST = 18.66
SIZES = """() => [...document.querySelectorAll('main *')]
    .filter(one => one.checkVisibility() && [...one.childNodes]
        .some(part => part.nodeType === 3 && part.data.trim()))
    .map(one => parseFloat(getComputedStyle(one).fontSize))"""
EASY = ("child", "easy_read")
# Pages of a kind are drawn alike: axe looks at faces, tiles, a box and rows.
KINDS = ("rating", "services", "good", "district")


@pytest.fixture
def address(app: FeedbackApp) -> Iterator[str]:
    """A conversation that anybody can join, being served."""
    for site in serving(app):
        yield site.address


def walk(page: Page, address: str, way: str) -> Iterator[str]:
    """Press a card, and give each page by its name until everything is sent."""
    page.goto(address)
    follow(page.locator(f".way[href$='who={way}']"))
    while not page.url.endswith("/tell/check"):
        yield page.url.split("/tell/")[1].split("?")[0]
        for box in page.locator("textarea").all():
            box.fill(WORDS)
        for choice in page.locator("main :is([type=radio], [type=checkbox])").all()[1:2]:
            choice.check()
        follow(page.locator("main form button.button"))
    yield "check"
    next_page(page, "Send my answers")
    heading(page, "Thank you")


def wrong_with(page: Page, name: str, way: str) -> list[object]:
    """Say what is wrong with a page on a small phone."""
    found: list[object] = [*page.evaluate(MUDDLED)]
    found += [f"{over} px off the side" for over in [overflow(page)] if over > 0]
    found += violations(page) if way in EASY and name in KINDS else []
    small = min(page.evaluate(SIZES)) < SMALLEST and way in EASY
    return [(way, name, *found, "small words" * small)] if found or small else []


@pytest.mark.parametrize("way", ["child", "young_person", "easy_read"])
def test_each_way_in_ends_with_seven_words_and_fits_a_small_phone(
    chromium: Browser, address: str, way: str
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    wrong = [each for name in walk(page, address, way) for each in wrong_with(page, name, way)]
    context.close()
    assert wrong == []


def test_a_child_finishes_without_scripts(plain_phone: Page, address: str) -> None:
    assert "services" not in set(walk(plain_phone, address, "child"))
    assert plain_phone.locator("main ol code").count() == 7


def test_easy_words_and_back_with_the_keyboard_keep_the_box(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tell/better")
    phone.locator("textarea").fill("Half a thou")
    for title, button in (("What is hard?", "usual words"), ("What could be better?", "Easy Read")):
        phone.locator("button[name=words]").focus()
        phone.keyboard.press("Enter")
        heading(phone, title)
        assert phone.locator("textarea").input_value() == "Half a thou"
        assert button in phone.locator("button[name=words]").inner_text()
