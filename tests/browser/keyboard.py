"""Go through a form with Tab, Space and Enter alone, as somebody without a mouse does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Page

WORDS = "It is too loud at lunch."
# More stops than any page has: past them the button was never reached.
STOPS = 80
# What holds the focus, and whether it (or the label drawn for it) can be seen on the screen.
FOCUSED = """() => {
    const one = document.activeElement;
    const drawn = [one, one.labels && one.labels[0], one.closest('label')].filter(Boolean);
    const seen = drawn.some(each => { const box = each.getBoundingClientRect();
        return box.width > 1 && box.bottom > 1 && box.top < innerHeight - 1; });
    return {tag: one.tagName, type: one.type || '', name: one.name || '', seen,
        leads: one.matches('main form button.button'), where: location.pathname};
}"""


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab, and give each place it stops at."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUSED)
    raise AssertionError(f"Tab never reached the button of {page.url}")


def goes_on(page: Page, answered: Callable[[], None] = lambda: None) -> None:
    """Answer what the page asks, and press its button; every stop must be on the screen."""
    done = set[str]()
    for here in stops(page):
        assert here["seen"], here
        if here["leads"]:
            answered()
            press(page)
            return
        answer(page, here, done)


def answer(page: Page, here: dict[str, Any], done: set[str]) -> None:
    """Write in a box and choose the first of some choices; once for each question."""
    if here["name"] in done:
        return
    if here["tag"] == "TEXTAREA":
        page.keyboard.type(WORDS)
    elif here["type"] in ("radio", "checkbox"):
        page.keyboard.press("Space")
    else:
        return
    done.add(here["name"])


def press(page: Page) -> None:
    """Press Enter on what leads on, and wait for the next page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def enter(page: Page, way: str) -> None:
    """Choose a way in on the start page."""
    for _ in stops(page):
        if page.evaluate("way => document.activeElement.href?.endsWith('who=' + way)", way):
            press(page)
            return
