"""Fill in what leads to pages that no link leads to, and look at each of them."""

from __future__ import annotations

import re

import pyotp
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.looking import Looker
from tests.browser.steps import next_page, sign_in
from tests.support.browser import follow

PASSWORD = "otter lamp violin 47"  # noqa: S105


def asks_for_a_reply(page: Page, looker: Looker) -> None:
    """Leave a way to be reached, with a slip first, and see that it is kept."""
    follow(page.get_by_role("link", name="Ask for a reply"))
    next_page(page, "Ask for a reply")
    looker.look(page)
    page.get_by_label("Email", exact=True).check()
    page.locator("input[name=place]").fill("invented@example.org")
    next_page(page, "Ask for a reply")
    page.wait_for_url("**/your-words/journey?reply=kept")
    looker.look(page)


def look_at_finishing_later(site: Site, page: Page, looker: Looker) -> None:
    """Ask for seven words, keep them, and let this phone forget."""
    page.goto(f"{site.address}/tell/better")
    next_page(page, "Finish later")
    looker.look(page)
    next_page(page, "Give me seven words")
    page.wait_for_selector(".code__words")
    looker.look(page)
    next_page(page, "Forget my answers on this phone")
    page.wait_for_url("**/later/forgotten")
    looker.look(page)


def send_something_else(page: Page) -> None:
    """Change an answer in a tab that was open while the form was sent, and send it again."""
    page.locator("textarea").fill("It is four years now.")
    next_page(page)
    page.goto(page.url.split("/tell/")[0] + "/tell/check")
    next_page(page, "Send my answers")
    page.wait_for_url("**/tell/which")


def chooses_a_password_and_an_app(page: Page, site: Site, looker: Looker) -> None:
    """Set up both factors, sign in with them, and leave."""
    for box in page.locator("input[type=password]").all():
        box.fill(PASSWORD)
    follow(page.locator("main form button[type=submit]").first)
    page.wait_for_url("**/set-up")
    looker.look(page)
    secret = re.search(r"(?:[A-Z2-7]{4}\s){7}[A-Z2-7]{4}", page.locator("main").inner_text())
    assert secret
    totp = pyotp.TOTP(re.sub(r"\s", "", secret[0]))
    now = site.app.clock.now()
    page.locator("[name=code]").fill(totp.at(now))
    follow(page.locator("main form button[type=submit]").first)
    page.wait_for_url(re.compile("/(desk|reports|sign-in)"))
    follow(page.get_by_role("button", name="Sign out"))
    page.wait_for_url("**/signed-out")
    looker.look(page)
    page.goto(f"{site.address}/sign-in")
    page.locator("[name=email]").fill("new@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    follow(page.locator("main form button[type=submit]").first)
    page.wait_for_url("**/sign-in/code")
    looker.look(page)


def answers_what_is_missing(page: Page) -> None:
    """Say that nobody has cleared the file, which the page asks for, and go on."""
    if page.url.endswith("/columns"):
        page.locator("input[name=cleared][value=no]").check()
        next_page(page, "Check the rows")


def writes_it_down(page: Page, site: Site, looker: Looker) -> None:
    """Write down what was said, then what was drawn."""
    page.context.clear_cookies()
    sign_in(page, site, "facilitator")
    page.goto(f"{site.address}/check?state=to_write_down")
    follow(page.get_by_role("link", name=re.compile("What should change first")))
    page.goto(f"{page.url.split('?')[0]}/write-down")
    looker.look(page)
    page.locator("textarea").fill("Invented: a beep.")
    next_page(page, "These are the words")
    looker.look(page)


def comments_as_the_forum(page: Page, site: Site, looker: Looker) -> None:
    """Read the report first, and say something about it."""
    page.context.clear_cookies()
    sign_in(page, site, "forum")
    for address in ("/reports/2026-11/read", "/reports/2026-11/comment"):
        page.goto(site.address + address)
        looker.look(page)
    page.context.clear_cookies()
