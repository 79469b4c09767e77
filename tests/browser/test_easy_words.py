"""The pages of somebody's words in Easy Read, on real screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session

from feedback.services import codes
from feedback.web.application import FeedbackApp
from tests import factories
from tests.browser.looking import Looker
from tests.browser.steps import heading, next_page
from tests.feedback.services.test_journeys import in_a_theme, report
from tests.support.browser import browsing, follow, serving

pytestmark = pytest.mark.browser

CODE = "garden puddle jigsaw button basket castle purple"


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


def opens(page: Page, site: str) -> None:
    """Write the seven words into their box."""
    page.goto(f"{site}/your-words")
    page.get_by_label("Your seven words").fill(CODE)
    next_page(page, "Open my page")


@pytest.mark.parametrize("route", ["child", "easy_read"])
def test_axe_finds_nothing_on_any_easy_page_of_somebodys_words(
    app: FeedbackApp, session: Session, site: str, page: Page, route: str
) -> None:
    code_mac = codes.stored_form(app.keys, CODE)
    made = factories.submission(session, route=route, role=None, code_mac=code_mac, state="cleared")
    if route == "easy_read":
        in_a_theme(session, made)
        report(session)
    session.commit()
    looker = Looker(app, set())
    opens(page, site)
    looker.look(page)
    follow(page.get_by_role("link", name="Ask for a reply"))
    looker.look(page)
    page.goto(f"{site}/your-words/take-back")
    looker.look(page)
    next_page(page, "Take my words back")
    heading(page, "You took your words back")
    assert page.locator("body.easy .next .picture").count() == 2
    looker.look(page)
    looker.finds_nothing()
