"""The whole loop in a real browser: a parent on a phone, a facilitator, a board."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from feedback import create_app
from feedback.clock import Clock
from feedback.models import Comment
from feedback.services import checking
from feedback.settings import ROOT, Settings
from tests.browser.conftest import Site, serving
from tests.browser.steps import WORDS, follows, heading, next_page, sign_in, tells
from tests.conftest import NOW
from tests.support.browser import follow

pytestmark = pytest.mark.browser

Picture = Callable[[Page, str], None]
KEPT = ROOT / "docs" / "screenshots"


@pytest.fixture
def here(example_folder: Path, tmp_path: Path) -> Iterator[Site]:
    """The example, for one journey alone."""
    folder = tmp_path / "example"
    shutil.copytree(example_folder, folder)
    app = create_app(Settings.for_example(folder, "hertfordshire"), clock=Clock(NOW))
    yield from serving(app)


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    """Take a picture of a page; `make screenshots` keeps them for the README."""
    keep = os.environ.get("SCREENSHOTS") == "keep"
    folder = KEPT if keep else tmp_path
    folder.mkdir(exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    return take


def test_a_parent_tells_and_sees_what_happened(here: Site, phone: Page, picture: Picture) -> None:
    code = tells(phone, here, picture)
    follows(phone, here, code)
    picture(phone, "journey")
    assert WORDS not in phone.content()


def test_a_parent_tells_without_scripts(here: Site, plain_phone: Page) -> None:
    code = tells(plain_phone, here)
    follows(plain_phone, here, code)
    follow(plain_phone.get_by_role("link", name=re.compile("Take my words back")))
    follow(plain_phone.locator("main form button[type=submit]").first)
    expect(plain_phone.locator("main")).to_contain_text("took your words back")


def test_a_parent_tells_with_the_keyboard_alone(here: Site, phone: Page) -> None:
    phone.goto(f"{here.address}/tell/better")
    for _ in range(30):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    phone.keyboard.type("Nobody rings back.")
    for _ in range(10):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.innerText").strip() == "Continue":
            break
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/tell/one_thing")
    phone.goto(f"{here.address}/tell/check")
    expect(phone.locator("main")).to_contain_text("Nobody rings back.")


def test_a_facilitator_takes_a_month_from_reading_to_publishing(
    here: Site, desktop: Page, picture: Picture
) -> None:
    month = "2026-11"
    sign_in(desktop, here, "facilitator")
    picture(desktop, "desk")
    desktop.goto(f"{here.address}/check")
    picture(desktop, "queue")
    desktop.goto(f"{here.address}/check/{one_with_names(here)}")
    picture(desktop, "check")
    next_page(desktop, "Clear")
    desktop.goto(f"{here.address}/themes/{month}")
    picture(desktop, "themes")
    agrees_one(desktop, picture)
    writes_and_sends(desktop, here, month)
    forum = desktop.context.browser.new_page()  # type: ignore[union-attr]
    sign_in(forum, here, "forum")
    forum.goto(f"{here.address}/reports/{month}/read")
    expect(forum.locator("main")).to_contain_text("Families are waiting")
    forum.close()
    next_page(desktop, "Send to the partners")
    follow(desktop.get_by_role("link", name="Go on to publish"))
    next_page(desktop, "Publish for good")
    partner = desktop.context.browser.new_page(viewport={"width": 1280, "height": 900})  # type: ignore[union-attr]
    sign_in(partner, here, "partnership")
    partner.goto(f"{here.address}/reports/{month}/read")
    heading(partner, "Families are waiting without news")
    partner.goto(f"{here.address}/reports/2026-10/read")
    picture(partner, "report")
    with partner.expect_download() as download:
        partner.evaluate(f"location.href = '/reports/{month}/report.pdf'")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-1.7")
    partner.close()


def one_with_names(site: Site) -> int:
    """Return a waiting comment in which names are marked, and that shows no concern."""
    with site.app.database.reading() as session:
        query = select(Comment).where(
            Comment.state == "waiting", Comment.concern_is_open.is_(False)
        )
        comments = [one for one in session.scalars(query) if one.original]
        return max(comments, key=lambda one: len(checking.suggest(one.original.words))).id


def agrees_one(page: Page, picture: Picture) -> None:
    """Open the largest suggestion, name it, and agree it with its first quote."""
    follow(page.locator("main .card__name a").first)
    page.get_by_label("Name", exact=True).fill("Waiting without any news")
    page.get_by_label("In one sentence").fill("Families wait and are not told where they are.")
    page.get_by_label("It needs to change").check()
    quotes = page.locator("input[name=quotes]")
    if quotes.count():
        quotes.first.check()
    picture(page, "agree-theme")
    next_page(page, "Agree this theme")
    expect(page.locator("main")).to_contain_text("Agreed: Waiting without any news")


def writes_and_sends(page: Page, site: Site, month: str) -> None:
    """Start the report, give it its first sentence, and send it to the forum."""
    page.goto(f"{site.address}/reports/{month}")
    next_page(page, "Start the report")
    page.locator("main [name=title]").fill("Families are waiting without news")
    next_page(page, "Save and send to the forum")
