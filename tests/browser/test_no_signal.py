"""With no signal a phone opens the questions, keeps the answers, and sends them once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from sqlalchemy import func, select

from feedback.models import OriginalWords, Submission
from feedback.web.application import FeedbackApp
from tests.browser.conftest import serving
from tests.browser.mast import Mast
from tests.browser.steps import heading, next_page
from tests.support.browser import follow

pytestmark = pytest.mark.browser

WORDS = "The lift is broken and nobody came."
# A picture has a size of its own only once the sheet that it points at is there.
ALL_DRAWN = """() => { const all = [...document.querySelectorAll('.picture use')];
    return all.length > 20 && all.every((one) => one.getBBox().width > 0); }"""
READY = "navigator.serviceWorker.ready.then(() => true)"
# All that the browser has put away for later, whoever put it there.
KEPT = """async () => { let all = '';
    for (const name of await caches.keys()) { const kept = await caches.open(name);
        for (const asked of await kept.keys()) {
            all += asked.url + await (await kept.match(asked)).text(); } }
    return all; }"""


@pytest.fixture
def address(app: FeedbackApp) -> Iterator[str]:
    """A conversation that anybody can join, being served."""
    for site in serving(app):
        yield site.address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone whose browser keeps pages for when there is no signal."""
    viewport = {"width": 375, "height": 700}
    context = chromium.new_context(viewport=viewport, service_workers="allow")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext, address: str) -> Page:
    """A phone that has been to the start page once, and has lost its signal since."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(READY)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    context.set_offline(True)
    return page


def answers(page: Page, address: str) -> None:
    """Open the questions of a parent with no signal, and keep an answer on the phone."""
    page.goto(f"{address}/tell?who=parent_carer")
    heading(page, "Tell us with no signal")
    follow(page.get_by_role("link", name="parent or carer"))
    page.locator("textarea[name=better]").fill(WORDS)
    page.get_by_label("Not good").check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("[data-says=waiting]")).to_be_visible()
    # The phone has tried once, and does not try by itself until there is signal.
    page.evaluate("() => window.outbox.flush()")


def stored(app: FeedbackApp) -> tuple[int, int]:
    """Count what arrived, and how many of them hold the words."""
    with app.database.reading() as session:
        all_of_them = session.scalar(select(func.count()).select_from(Submission))
        holding = select(func.count()).where(OriginalWords.words == WORDS)
        return all_of_them or 0, session.scalar(holding) or 0


def test_answers_wait_for_signal_and_are_sent_once(
    app: FeedbackApp, phone: Page, context: BrowserContext, address: str
) -> None:
    answers(phone, address)
    assert stored(app) == (0, 0)
    assert WORDS not in phone.evaluate(KEPT)
    phone.goto(f"{address}/privacy")
    heading(phone, "Tell us with no signal")
    expect(phone.locator("[data-answers]")).to_contain_text(WORDS)
    other = context.new_page()
    other.goto(f"{address}/no-signal")
    context.set_offline(False)
    expect(phone.locator("[data-code] li")).to_have_count(7)
    expect(other.locator("[data-code] li")).to_have_count(7)
    assert stored(app) == (1, 1)
    code = " ".join(phone.locator("[data-code] li").all_inner_texts())
    phone.get_by_role("button", name="forget them on this phone").click()
    expect(phone.locator("[data-nothing]")).to_be_visible()
    phone.goto(f"{address}/your-words")
    phone.locator("main input[name=code], main textarea[name=code]").fill(code)
    next_page(phone, "Open my page")
    heading(phone, "What happened to your words")


def test_a_lost_reply_stores_nothing_twice_and_brings_the_seven_words(
    app: FeedbackApp, phone: Page, context: BrowserContext, address: str
) -> None:
    answers(phone, address)
    loses_the_reply(phone, context)
    assert stored(app) == (1, 1)
    phone.goto(f"{address}/help")
    follow(phone.get_by_role("link", name="See your seven words"))
    expect(phone.locator("[data-code] li")).to_have_count(7)
    assert stored(app) == (1, 1)


def loses_the_reply(phone: Page, context: BrowserContext) -> None:
    """Let the answers arrive, and the answer to them be lost on the way back."""
    sending = "**/no-signal/parent_carer"

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.route(sending, lose)
    with phone.expect_event("requestfailed", lambda asked: asked.method == "POST"):
        context.set_offline(False)
    expect(phone.locator("[data-says=tried]")).to_be_visible()
    phone.unroute(sending)


def test_answers_that_arrived_unseen_are_taken_back_when_they_are_changed(
    app: FeedbackApp, phone: Page, context: BrowserContext, address: str
) -> None:
    answers(phone, address)
    loses_the_reply(phone, context)
    phone.get_by_role("button", name="Change them").click()
    box = phone.locator("textarea[name=better]")
    expect(box).to_have_value(WORDS)
    box.fill("It works again.")
    phone.get_by_role("button", name="Send my answers").click()
    expect(phone.locator("[data-code] li")).to_have_count(7)
    expect(phone.locator("[data-key]")).to_have_count(1)
    # The first is withdrawn and its words are gone; the second is there.
    assert stored(app) == (2, 0)


def test_answers_can_be_changed_or_deleted_on_a_shared_phone(
    app: FeedbackApp, phone: Page, context: BrowserContext, address: str
) -> None:
    answers(phone, address)
    phone.get_by_role("button", name="Change them").click()
    box = phone.locator("textarea[name=better]")
    expect(box).to_have_value(WORDS)
    box.fill(f"{WORDS} Twice.")
    phone.get_by_role("button", name="Send my answers").click()
    expect(box).to_have_value("")
    expect(phone.locator("[data-answers]")).to_contain_text("Twice.")
    phone.get_by_role("button", name="Delete from this phone").click()
    phone.get_by_role("button", name="Yes, delete them").click()
    expect(phone.locator("[data-key]")).to_have_count(0)
    context.set_offline(False)
    phone.goto(f"{address}/no-signal")
    expect(phone.locator("[data-nothing]")).to_be_visible()
    assert stored(app) == (0, 0)


def test_pictures_are_there_with_no_signal(phone: Page, address: str) -> None:
    phone.goto(f"{address}/no-signal/easy_read")
    heading(phone, "All the questions on one page")
    phone.wait_for_function(ALL_DRAWN)


def test_words_stay_when_the_signal_goes_on_a_question(
    phone: Page, context: BrowserContext, address: str
) -> None:
    context.set_offline(False)
    phone.goto(f"{address}/tell/better")
    phone.locator("textarea").fill(WORDS)
    context.set_offline(True)
    phone.get_by_role("button", name="Continue", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("Your words are still here")
    phone.reload()
    heading(phone, "Tell us with no signal")
    context.set_offline(False)
    phone.reload()
    expect(phone.locator("textarea")).to_have_value(WORDS)
    next_page(phone)
    phone.goto(f"{address}/tell/check")
    expect(phone.locator("main")).to_contain_text(WORDS)


def test_what_does_not_go_through_is_kept_for_another_try(
    app: FeedbackApp, context: BrowserContext, mast: Mast
) -> None:
    phone = context.new_page()
    phone.goto(mast.address)
    phone.evaluate(READY)
    phone.wait_for_function("() => navigator.serviceWorker.controller")
    phone.goto(f"{mast.address}/tell/rating?who=parent_carer")
    phone.get_by_label("Not good").check()
    fails_once(phone, mast, "Continue")
    expect(phone.get_by_label("Not good")).to_be_checked()
    phone.goto(f"{mast.address}/tell/better")
    phone.locator("textarea").fill(WORDS)
    fails_once(phone, mast, "Continue")
    expect(phone.locator("textarea")).to_have_value(WORDS)
    next_page(phone)
    phone.goto(f"{mast.address}/tell/check")
    fails_once(phone, mast, "Send my answers")
    next_page(phone, "Send my answers")
    heading(phone, "Thank you")
    assert stored(app) == (1, 1)


def fails_once(phone: Page, mast: Mast, button: str) -> None:
    """Press a button while nobody answers, read what the phone says, and try again."""
    assert phone.evaluate("navigator.onLine")
    mast.goes()
    next_page(phone, button)
    heading(phone, "Tell us with no signal")
    answered = not phone.url.endswith("/check")
    expect(phone.get_by_text("Your answer is still on this phone")).to_be_visible(visible=answered)
    assert WORDS not in phone.evaluate(KEPT)
    mast.comes()
    follow(phone.get_by_role("link", name="Try again"))


def test_pages_of_staff_are_left_alone(phone: Page, address: str) -> None:
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        phone.goto(f"{address}/desk")
