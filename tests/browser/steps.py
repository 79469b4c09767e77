"""What people do in a browser, step by step, for the tests that follow them."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.support.browser import follow

Picture = Callable[[Page, str], None]
WORDS = "We have waited 22 months and nobody tells us where we are on the list."


def next_page(page: Page, button: str = "Continue") -> None:
    """Press the one clear button."""
    follow(page.get_by_role("button", name=button, exact=True))


def heading(page: Page, words: str) -> None:
    """Wait for a page by its heading."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def tells(page: Page, site: Site, picture: Picture | None = None) -> str:
    """Go from the start page to the seven words, answering some things and skipping others."""
    shoot = picture or (lambda _page, _name: None)
    page.goto(site.address)
    shoot(page, "start")
    follow(page.get_by_role("link", name=re.compile("parent or carer")))
    page.get_by_label(re.compile("Autism and ADHD")).check()
    page.get_by_label(re.compile("School support")).check()
    shoot(page, "question")
    next_page(page)
    page.get_by_label("Not good").check()
    shoot(page, "faces")
    next_page(page)
    next_page(page, "Skip this question")
    page.locator("textarea").fill(WORDS)
    next_page(page)
    while not page.url.endswith("/tell/check"):
        skip = page.get_by_role("button", name="Skip this question", exact=True)
        quote = page.get_by_label(re.compile("^Yes"))
        if page.url.endswith("/permission") and quote.count():
            quote.first.check()
            next_page(page)
        else:
            follow(skip)
    tells_more(page)
    expect(page.get_by_text(WORDS)).to_be_visible()
    shoot(page, "check-answers")
    next_page(page, "Send my answers")
    heading(page, "Thank you")
    shoot(page, "thank-you")
    code = page.locator("main ol code").all_inner_texts()
    assert len(code) == 7
    return " ".join(code)


def tells_more(page: Page) -> None:
    """Answer the first of the few more questions, and skip the others."""
    follow(page.get_by_role("link", name="A few more questions"))
    page.get_by_label("My own", exact=True).check()
    next_page(page)
    while not page.url.endswith("/tell/check"):
        next_page(page, "Skip this question")


def follows(page: Page, site: Site, code: str) -> None:
    """Open the page of these words with the seven words."""
    page.goto(f"{site.address}/your-words")
    page.locator("main input[name=code], main textarea[name=code]").fill(code.upper())
    follow(page.locator("main form button[type=submit]").first)
    heading(page, "What happened to your words")


def sign_in(page: Page, site: Site, role: str) -> None:
    """Come in with a one-time link of the example."""
    page.goto(site.sign_in_link(role))
    follow(page.locator("main button[type=submit]"))
    page.wait_for_url(re.compile("/(desk|reports)"))
