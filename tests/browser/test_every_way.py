"""Each way in, from the start page to seven words, with the keyboard alone on small phones."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from feedback.settings import ROOT
from feedback.web.application import FeedbackApp
from tests.browser import film, keyboard
from tests.browser.conftest import serving
from tests.browser.steps import heading
from tests.browser.test_large_words import MUDDLED
from tests.support.browser import overflow, violations, with_axe

pytestmark = pytest.mark.browser

# Easy Read is at least 14 point, which is 18.67 of a browser's pixels.
SMALLEST = 18.66
SIZES = """() => [...document.querySelectorAll('main *')]
    .filter(one => one.checkVisibility() && [...one.childNodes]
        .some(part => part.nodeType === 3 && part.data.trim()))
    .map(one => parseFloat(getComputedStyle(one).fontSize))"""
EASY = ("child", "easy_read")
# Pages of a kind are drawn alike: axe looks at faces, tiles, a box and rows.
KINDS = ("rating", "services", "good", "district", "check")
WAYS = ("parent_carer", "young_person", "child", "easy_read")
# `make screenshots` films every way at both widths, with scripts and without.
FILMING = os.environ.get("SCREENSHOTS") == "keep"
PHONES = [(320, True), (375, False), *([(320, False), (375, True)] if FILMING else [])]
FILMS = ROOT / "docs" / "screenshots" / "ways"


@pytest.fixture
def address(app: FeedbackApp) -> Iterator[str]:
    """A conversation that anybody can join, being served."""
    for site in serving(app):
        yield site.address


@pytest.fixture
def opened(chromium: Browser, handset: tuple[int, bool]) -> Iterator[Page]:
    """A small phone, with scripts or without."""
    width, scripts = handset
    viewport = {"width": width, "height": 700}
    context = chromium.new_context(viewport=viewport, java_script_enabled=scripts, bypass_csp=True)
    yield (with_axe(context) if scripts else context).new_page()
    context.close()


def walk(page: Page, address: str, way: str) -> Iterator[str]:
    """Go through a way in, and give each page by its name until everything is sent."""
    page.goto(address)
    yield "start"
    keyboard.enter(page, way)
    while not page.url.endswith("/tell/check"):
        yield page.url.split("/tell/")[1].split("?")[0]
        keyboard.goes_on(page)
    yield "check"
    keyboard.goes_on(page)
    heading(page, "Thank you")
    yield "thank-you"


def wrong_with(page: Page, name: str, way: str) -> list[object]:
    """Say what is wrong with a page on a small phone."""
    found: list[object] = [*page.evaluate(MUDDLED)]
    found += [f"{over} px off the side" for over in [overflow(page)] if over > 0]
    small = way in EASY and name != "start" and min(page.evaluate(SIZES)) < SMALLEST
    return [(way, name, *found, "small words" * small)] if found or small else []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("handset", PHONES)
def test_a_way_in_ends_with_seven_words_by_keyboard_alone(
    opened: Page, address: str, way: str, handset: tuple[int, bool]
) -> None:
    width, scripts = handset
    wrong: list[object] = []
    pictures: list[bytes] = []
    for name in walk(opened, address, way):
        if FILMING:
            pictures.append(opened.screenshot(full_page=True))
        wrong += wrong_with(opened, name, way)
        if scripts and way != "parent_carer" and name in KINDS:
            wrong += violations(opened)
    expect(opened.locator("main ol code")).to_have_count(7)
    assert wrong == []
    if FILMING:
        named = f"{way}-{width}{'' if scripts else '-no-scripts'}.jpg"
        film.keep(opened, pictures, FILMS / named)


def test_easy_words_and_back_with_the_keyboard_keep_the_box(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tell/better")
    phone.locator("textarea").fill("Half a thou")
    for title, button in (("What is hard?", "usual words"), ("What could be better?", "Easy Read")):
        phone.locator("button[name=words]").focus()
        phone.keyboard.press("Enter")
        heading(phone, title)
        assert phone.locator("textarea").input_value() == "Half a thou"
        assert button in phone.locator("button[name=words]").inner_text()
