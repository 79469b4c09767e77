"""Checking with a mouse, with a finger, with the keyboard alone, and without scripts.

Every comment here is invented.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.models import Comment
from feedback.services import checking
from feedback.web.application import FeedbackApp
from tests import factories
from tests.browser.conftest import Site, opened, serving
from tests.browser.looking import Looker
from tests.support.browser import with_axe

pytestmark = pytest.mark.browser

# An emoji of two halves, a joined family, an accent of its own, and words from right to left.
WORDS = "😀 👩‍👧 Ask Zoe\u0301 or دانا at the old mill.\nZoe\u0301 knows <b>us</b>."


class Desk:
    """A facilitator's browser, in front of one comment."""

    def __init__(self, page: Page, address: str, comment: int) -> None:
        self.page = page
        self.address = f"{address}/check/{comment}"

    def opens(self) -> None:
        """Open the comment, and wait until its keys work: a page must be seen first."""
        self.page.goto(self.address)
        self.page.wait_for_timeout(400)

    def drags_over(self, words: str) -> None:
        """Select words of the original as a mouse does."""
        self.page.evaluate(
            """words => {
                const pane = document.querySelector('[data-original]');
                const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
                let node;
                while ((node = walker.nextNode())) {
                    const place = node.data.indexOf(words);
                    if (place < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, place);
                    range.setEnd(node, place + words.length);
                    getSelection().removeAllRanges();
                    getSelection().addRange(range);
                    return;
                }
                throw new Error('no such words');
            }""",
            words,
        )

    @property
    def shared(self) -> str:
        """The words that others will see."""
        return self.page.text_content("[data-shared]") or ""


@pytest.fixture
def served(app: FeedbackApp) -> Iterator[Site]:
    """One comment to read and another after it, on a free port."""
    yield from serving(app)


@pytest.fixture
def comments(session: Session) -> list[int]:
    """Two comments that wait."""
    factories.account(session, "facilitator")
    made = [factories.submission(session, words).comments[0].id for words in (WORDS, "Next.")]
    session.commit()
    return made


@pytest.fixture
def desk(served: Site, comments: list[int], desktop: Page) -> Desk:
    """A screen at work."""
    return signed_in(served, desktop, comments)


def signed_in(served: Site, page: Page, comments: list[int]) -> Desk:
    page.goto(served.sign_in_link("facilitator"))
    page.click("main button[type=submit]")
    desk = Desk(page, served.address, comments[0])
    desk.opens()
    return desk


def shared_words(session: Session, comment: int) -> str | None:
    session.rollback()
    words = session.scalar(select(Comment.shared_words).where(Comment.id == comment))
    session.rollback()
    return words


def test_words_after_emoji_and_accents_are_hidden_where_they_stand(
    desk: Desk, session: Session, comments: list[int]
) -> None:
    suggested = desk.page.locator(".hides__item").count()
    desk.drags_over("the old mill")
    desk.page.click("text=Hide these words")
    expect(desk.page.locator(".hides__item")).to_have_count(suggested + 1)
    desk.page.get_by_label("Show instead of the old mill").fill("the place we meet")
    shown = desk.shared
    assert "at [the place we meet].\n" in shown
    assert "<b>us</b>" in shown
    desk.page.click("button[value=clear]")
    expect(desk.page.locator(".check-done")).to_contain_text("Cleared")
    assert shared_words(session, comments[0]) == shown


def test_a_letter_is_never_cut_from_its_accent(desk: Desk) -> None:
    for box in desk.page.locator(".hides__choice input").all():
        box.uncheck()
    assert desk.shared == WORDS
    desk.drags_over("Zoe")
    desk.page.click("text=Hide these words")
    assert desk.shared == WORDS.replace("Zoe\u0301", "[hidden]", 1)


def test_a_whole_comment_is_read_hidden_and_cleared_by_keyboard_alone(
    desk: Desk, session: Session, comments: list[int]
) -> None:
    page = desk.page
    page.focus("[data-original]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-say]")).to_contain_text("hidden")
    tabs_to_a_box(page)
    page.keyboard.type("them")
    page.keyboard.press("Enter")
    assert page.url == desk.address
    shown = desk.shared
    assert "[them]" in shown
    page.keyboard.press("c")
    expect(page.locator(".check-done")).to_contain_text("Cleared")
    assert page.url.endswith(f"/check/{comments[1]}")
    assert shared_words(session, comments[0]) == shown


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_c_straight_after_hiding_clears_and_writes_nothing(
    desk: Desk, session: Session, comments: list[int], how: str
) -> None:
    page = desk.page
    if how == "keyboard":
        page.focus("[data-original]")
    desk.drags_over("the old mill")
    if how == "keyboard":
        page.keyboard.press("Enter")
    else:
        page.click("text=Hide these words")
    expect(page.locator("[data-original]")).to_be_focused()
    shown = desk.shared
    assert "at [hidden].\n" in shown
    page.keyboard.press("c")
    expect(page.locator(".check-done")).to_contain_text("Cleared")
    assert shared_words(session, comments[0]) == shown


def tabs_to_a_box(page: Page) -> None:
    """Press Tab until the first box for other words is reached."""
    expect(page.locator("[data-original]")).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hides__instead input')"):
            return
    raise AssertionError("Tab never reached the box")


def test_typing_c_in_a_box_writes_c(desk: Desk, session: Session, comments: list[int]) -> None:
    desk.page.click("text=Hide other words by typing them")
    desk.page.focus("#other")
    desk.page.keyboard.type("chj")
    assert desk.page.input_value("#other") == "chj"
    assert desk.page.url == desk.address
    assert shared_words(session, comments[0]) is None


def test_keys_can_be_turned_off_and_stay_off(desk: Desk) -> None:
    desk.page.click("text=Turn keys off")
    desk.opens()
    for key in "cjh":
        desk.page.keyboard.press(key)
    desk.page.wait_for_timeout(300)
    assert desk.page.url == desk.address
    desk.page.click("text=Turn keys on")
    desk.page.keyboard.press("j")
    expect(desk.page.locator("[data-original]")).to_have_text("Next.")


def test_a_key_held_down_decides_one_comment_at_most(
    desk: Desk, session: Session, comments: list[int]
) -> None:
    desk.page.evaluate(
        "() => document.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'c', repeat: true, bubbles: true}))"
    )
    desk.page.wait_for_timeout(300)
    assert shared_words(session, comments[0]) is None


def test_pressing_a_mark_shows_the_words_again(
    served: Site, session: Session, comments: list[int], desktop: Page
) -> None:
    named = factories.submission(session, "Ask Mrs Alder today.").comments[0].id
    session.commit()
    desk = signed_in(served, desktop, [named])
    assert "Alder" not in desk.shared
    desk.page.click("[data-original] mark")
    assert "Alder" in desk.shared
    assert desk.page.text_content("[data-heading]") == "Nothing to hide"
    assert comments


def test_without_scripts_words_are_typed_shown_and_cleared(
    served: Site, session: Session, comments: list[int], plain_phone: Page
) -> None:
    desk = signed_in(served, plain_phone, comments)
    page = desk.page
    assert page.locator("[data-hide]").is_hidden()
    page.click("text=Hide other words by typing them")
    page.fill("#other", "the old mill")
    page.click("text=Show me")
    assert "the old mill" not in desk.shared
    shown = desk.shared
    page.click("button[value=clear]")
    assert "Cleared" in (page.text_content(".check-done") or "")
    assert shared_words(session, comments[0]) == shown


def test_a_finger_hides_words_on_a_phone(
    served: Site, comments: list[int], chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 812}, has_touch=True)
    for page in opened(context):
        desk = signed_in(served, page, comments)
        desk.drags_over("the old mill")
        button = page.locator("[data-hide]")
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375
        assert box["height"] >= 44
        button.tap()
        assert "the old mill" not in desk.shared


def test_axe_finds_nothing_while_words_are_hidden(
    served: Site, comments: list[int], chromium: Browser
) -> None:
    page = with_axe(chromium.new_context(bypass_csp=True)).new_page()
    looker = Looker(served.app, set())
    desk = signed_in(served, page, comments)
    desk.drags_over("the old mill")
    page.click("text=Hide these words")
    for summary in page.locator("summary").all():
        summary.click()
    looker.look(page)
    page.context.close()
    looker.finds_nothing()


def test_axe_finds_nothing_on_the_queue_a_concern_or_a_decision(
    served: Site, session: Session, comments: list[int], chromium: Browser
) -> None:
    first, second = (session.get_one(Comment, comment) for comment in comments)
    account = factories.account(session, "administrator")
    checking.hold(session, comment=first, account=account, now=factories.NOW, note="Look.")
    checking.set_individual_case(session, comment=second, account=account, now=factories.NOW)
    session.commit()
    page = with_axe(chromium.new_context(bypass_csp=True)).new_page()
    looker = Looker(served.app, set())
    signed_in(served, page, comments)
    for address in ("/check", "/check?state=cleared", *(f"/check/{one}" for one in comments)):
        page.goto(served.address + address)
        looker.look(page)
    page.context.close()
    looker.finds_nothing()
