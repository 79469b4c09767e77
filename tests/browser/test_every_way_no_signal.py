"""Each way in with no signal and back again, with the keyboard alone on small phones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import func, select

from feedback.models import OriginalWords, Submission
from feedback.web.application import FeedbackApp
from tests.browser import film, keyboard
from tests.browser.conftest import serving
from tests.browser.steps import heading
from tests.browser.test_every_way import FILMING, FILMS, WAYS, wrong_with
from tests.browser.test_no_signal import READY
from tests.support.browser import violations, with_axe

pytestmark = pytest.mark.browser

WIDTHS = (320, 375) if FILMING else (320,)


@pytest.fixture
def address(app: FeedbackApp) -> Iterator[str]:
    """A conversation that anybody can join, being served."""
    for site in serving(app):
        yield site.address


@pytest.fixture
def context(chromium: Browser, width: int) -> Iterator[BrowserContext]:
    """A small phone whose browser keeps pages for when there is no signal."""
    viewport = {"width": width, "height": 700}
    context = chromium.new_context(viewport=viewport, service_workers="allow", bypass_csp=True)
    yield with_axe(context)
    context.close()


def walk(page: Page, context: BrowserContext, address: str, way: str) -> Iterator[str]:
    """Lose the signal, answer, wait, get it back, and forget; give each page by its name."""
    page.goto(address)
    page.evaluate(READY)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    context.set_offline(True)
    page.goto(f"{address}/tell?who={way}")
    heading(page, "Tell us with no signal")
    yield "start"
    finds(page, f"document.activeElement.pathname === '/no-signal/{way}'")
    keyboard.press(page)
    yield "questions"
    answers(page)
    expect(page.locator("[data-says=waiting]")).to_be_visible()
    # An empty form above what waits would look as if the answers were gone.
    expect(page.locator("main form textarea").first).not_to_be_visible()
    yield "waiting"
    context.set_offline(False)
    expect(page.locator("[data-code] li")).to_have_count(7)
    yield "sent"
    finds(page, "document.activeElement.textContent.includes('forget them on this phone')")
    page.keyboard.press("Enter")
    expect(page.locator("[data-code] li")).to_have_count(0)
    yield "forgotten"
    finds(page, "document.activeElement.textContent.trim() === 'Tell us something else'")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.locator("main form textarea").first.input_value() == ""


def finds(page: Page, wanted: str) -> None:
    """Press Tab until what holds the focus is what somebody wants."""
    for here in keyboard.stops(page):
        assert here["seen"], here
        if page.evaluate(wanted):
            return


def answers(page: Page) -> None:
    """Answer every question on the page, and press Enter on its button."""
    done = set[str]()
    for here in keyboard.stops(page):
        assert here["seen"], here
        if here["leads"]:
            page.keyboard.press("Enter")
            return
        keyboard.answer(page, here, done)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_way_in_works_with_no_signal_and_sends_when_it_is_back(
    app: FeedbackApp, context: BrowserContext, address: str, way: str, width: int
) -> None:
    page = context.new_page()
    wrong: list[object] = []
    pictures: list[bytes] = []
    for name in walk(page, context, address, way):
        if FILMING:
            pictures.append(page.screenshot(full_page=True))
        # “Leave this page” stays in sight above what scrolls under it.
        page.evaluate("() => scrollTo(0, 0)")
        wrong += wrong_with(page, name, way)
        if name in {"questions", "waiting", "sent"}:
            wrong += violations(page)
    assert wrong == []
    with app.database.reading() as session:
        sent = session.scalars(select(Submission)).one()
        assert sent.route == way
        holding = select(func.count()).where(OriginalWords.words == keyboard.WORDS)
        assert session.scalar(holding)
    if FILMING:
        film.keep(page, pictures, FILMS / f"{way}-{width}-no-signal.jpg")
