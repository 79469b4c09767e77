"""Help that comes while somebody writes, and leaving a page at once, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from analysis.concern.short import may_mean_danger, ways
from tests.analysis.invented import calm, concerning, many, more, voices, wide, written_later
from tests.analysis.test_concern_other_languages import in_other_languages
from tests.browser.conftest import Site
from tests.support.browser import follow, violations

pytestmark = pytest.mark.browser

DANGER = "My dad hits me and I am scared to go home."
BOX = "[data-help-found]"


def every_sentence() -> list[str]:
    """All invented sentences there are to compare with, and shapes that trip machines."""
    texts = [text for half in ("development", "held_out") for text, _ in concerning(half)]
    texts += [text for half in ("development", "held_out") for text in calm(half)]
    lots = [wide("development"), wide("held_out"), more(), voices("read"), voices("counted")]
    lots += [written_later("later"), written_later("unseen"), many("counted")]
    texts += [text for both in lots for one in both for text in one]
    texts += in_other_languages()
    return [*texts, "", "...", "constructor toString", "ÉTÉ İstanbul ß", "a\n\nb’s ‘c’ `d", "<b>"]


def test_the_browser_answers_as_the_rules_do_on_every_sentence(site: Site, phone: Page) -> None:
    phone.goto(f"{site.address}/tell/better")
    texts = every_sentence()
    answers = phone.evaluate(
        "texts => texts.map(document.querySelector('[data-help-found]').mayMeanDanger)", texts
    )
    assert len(texts) > 2000
    assert [t for t, a in zip(texts, answers, strict=True) if a != may_mean_danger(t)] == []


def test_each_rule_can_be_read_by_the_browser(site: Site, phone: Page) -> None:
    phone.goto(f"{site.address}/help")
    patterns = [way.pattern for way in ways().search.values()]
    read = "patterns => patterns.map(way => new RegExp(way, 'i')).length"
    assert phone.evaluate(read, patterns) == len(patterns)


def test_help_comes_while_somebody_writes_and_nothing_is_sent(site: Site, phone: Page) -> None:
    phone.goto(f"{site.address}/tell/better")
    phone.wait_for_load_state("networkidle")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    box, words = phone.locator(BOX), phone.locator("textarea")
    words.fill("We wait for speech therapy. ")
    phone.wait_for_timeout(900)
    expect(box).to_be_hidden()
    words.press_sequentially(DANGER[:14])
    expect(box).to_be_visible()
    expect(words).to_be_focused()
    expect(box.locator("a[href='tel:999']")).to_be_visible()
    expect(box.locator("a[href^='sms:']")).to_be_visible()
    expect(phone.locator("[data-help-beside]")).to_be_hidden()
    words.fill("")
    phone.wait_for_timeout(900)
    expect(box).to_be_visible()
    assert asked == []


def test_words_that_were_there_before_bring_help_too(site: Site, phone: Page) -> None:
    phone.goto(f"{site.address}/tell/better")
    phone.locator("textarea").fill(DANGER)
    follow(phone.get_by_role("button", name="Continue", exact=True))
    phone.goto(f"{site.address}/tell/better")
    expect(phone.locator(BOX)).to_be_visible()
    assert violations(phone) == []


def test_help_waits_while_a_finger_is_down(site: Site, phone: Page) -> None:
    phone.goto(f"{site.address}/tell/better")
    phone.locator("textarea").fill(DANGER)
    phone.mouse.move(200, 200)
    phone.mouse.down()
    phone.wait_for_timeout(900)
    expect(phone.locator(BOX)).to_be_hidden()
    phone.mouse.up()
    expect(phone.locator(BOX)).to_be_visible()


@pytest.mark.parametrize("how", ["press", "Escape", "Shift"])
def test_leaving_takes_the_place_of_the_page(site: Site, phone: Page, how: str) -> None:
    phone.goto(f"{site.address}/privacy")
    phone.goto(f"{site.address}/help")
    leave = phone.get_by_role("link", name="Leave this page")
    # No page of ours asks anybody else for anything, so here leaving leads to another of our own.
    leave.evaluate("link => { link.href = '/accessibility' }")
    if how == "press":
        leave.click()
    else:
        for _ in range(3):
            phone.keyboard.press(how)
    phone.wait_for_url("**/accessibility")
    phone.go_back()
    phone.wait_for_url("**/privacy")


def test_capital_letters_do_not_leave_the_page(site: Site, phone: Page) -> None:
    phone.goto(f"{site.address}/help")
    for letter in "SEND":
        phone.keyboard.press(f"Shift+{letter}")
    phone.keyboard.press("Escape")
    phone.keyboard.press("Shift")
    phone.keyboard.press("Escape")
    expect(phone.locator("main")).to_be_visible()
    assert phone.url.endswith("/help")


def test_without_scripts_leaving_is_a_plain_link(site: Site, plain_phone: Page) -> None:
    plain_phone.goto(f"{site.address}/help")
    leave = plain_phone.get_by_role("link", name="Leave this page")
    assert leave.get_attribute("rel") == "noreferrer"
    address = site.app.area.link("leave")
    assert address is not None
    assert leave.get_attribute("href") == address.address
    plain_phone.goto(f"{site.address}/tell/better")
    expect(plain_phone.locator(BOX)).to_be_hidden()
