"""axe finds nothing on any page, at any width, light or dark; nothing scrolls sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.filling_in import (
    answers_what_is_missing,
    asks_for_a_reply,
    chooses_a_password_and_an_app,
    comments_as_the_forum,
    look_at_finishing_later,
    send_something_else,
    writes_it_down,
)
from tests.browser.looking import Looker
from tests.browser.steps import follows, next_page, sign_in, tells
from tests.browser.walking import FILES, walk
from tests.support import recordings
from tests.support.browser import follow, violations, with_axe

pytestmark = pytest.mark.browser

HOMES = {
    "facilitator": "/desk",
    "safeguarding": "/desk",
    "forum": "/reports",
    "partnership": "/reports",
    "administrator": "/desk",
}


@pytest.fixture(scope="session")
def all_seen() -> set[str]:
    """Every kind of page that some test of this file has looked at."""
    return set()


@pytest.fixture(scope="session")
def colours() -> set[str]:
    """Which colours lie on which, on the pages that some test of this file has looked at."""
    return set()


@pytest.fixture
def looker(site: Site, all_seen: set[str], colours: set[str]) -> Iterator[Looker]:
    """Somebody who looks, and whose findings fail the test."""
    one = Looker(site.app, colours)
    yield one
    all_seen |= one.seen
    one.finds_nothing()


@pytest.fixture
def anybody(chromium: Browser) -> Iterator[Page]:
    """A browser that axe may be put into."""
    context = with_axe(chromium.new_context(bypass_csp=True))
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def test_every_page_a_family_can_reach(site: Site, anybody: Page, looker: Looker) -> None:
    walk(site, anybody, looker, "/", frozenset())


@pytest.mark.parametrize("address", ["/help", "/privacy", "/your-words", "/come-back"])
def test_pages_for_families_in_easy_read(
    site: Site, anybody: Page, looker: Looker, address: str
) -> None:
    anybody.goto(f"{site.address}{address}?words=easy")
    looker.look(anybody)


@pytest.mark.parametrize("role", HOMES)
def test_every_page_a_role_can_reach(
    site: Site, anybody: Page, looker: Looker, all_seen: set[str], role: str
) -> None:
    sign_in(anybody, site, role)
    walk(site, anybody, looker, HOMES[role], frozenset(all_seen))


def test_every_page_of_telling(site: Site, anybody: Page, looker: Looker) -> None:
    other_tab = anybody.context.new_page()

    def look(page: Page, name: str) -> None:
        looker.look(page)
        if name == "check-answers":
            look_at_the_rest(page)
            other_tab.goto(f"{site.address}/tell/better")

    def look_at_the_rest(page: Page) -> None:
        # Another card, where answers wait that may be somebody else's.
        page.goto(f"{site.address}/tell?who=child")
        looker.look(page)
        for question in site.app.area.questions_in("parent_carer"):
            page.goto(f"{site.address}/tell/{question.id}")
            if looker.kind(page.url) not in looker.seen:
                looker.look(page)
        page.goto(f"{site.address}/tell/check")

    look_at_finishing_later(site, anybody, looker)
    code = tells(anybody, site, look)
    anybody.goto(f"{site.address}/tell/check")
    looker.look(anybody)
    send_something_else(other_tab)
    looker.look(other_tab)
    other_tab.close()
    follows(anybody, site, code)
    looker.look(anybody)
    asks_for_a_reply(anybody, looker)
    follow(anybody.get_by_role("link", name=re.compile("Take my words back")))
    looker.look(anybody)
    anybody.goto(f"{site.address}/tell/thank-you")
    anybody.get_by_text("Do other people use this phone?").click()
    next_page(anybody, "I have them, forget them on this phone")
    looker.look(anybody)


def test_every_page_of_coming_in(site: Site, anybody: Page, looker: Looker) -> None:
    anybody.goto(site.sign_in_link("administrator"))
    looker.look(anybody)
    sign_in(anybody, site, "administrator")
    anybody.goto(f"{site.address}/desk/accounts/invite")
    anybody.locator("[name=name]").fill("Somebody new")
    anybody.locator("[name=email]").fill("new@example.org")
    anybody.locator("input[name=role], select[name=role] option").first.evaluate(
        "one => one.tagName == 'INPUT' ? one.click() : (one.selected = true)"
    )
    follow(anybody.locator("main form button[type=submit]").first)
    looker.look(anybody)
    found = re.search(r"/invitation/[\w-]{20,}", anybody.content())
    assert found
    anybody.context.clear_cookies()
    anybody.goto(site.address + found[0])
    looker.look(anybody)
    chooses_a_password_and_an_app(anybody, site, looker)


def test_every_page_of_bringing_in(
    site: Site, anybody: Page, looker: Looker, tmp_path: Path
) -> None:
    sheet = tmp_path / "invented.csv"
    sheet.write_text("Comment,Day\nInvented: nobody rang,31/10/2026\nInvented: kind,32/10/2026\n")
    good = tmp_path / "good.csv"
    good.write_text("Comment,Day\nInvented: nobody rang us,02/11/2026\n")
    sign_in(anybody, site, "facilitator")
    for chosen in (sheet, good):
        anybody.goto(f"{site.address}/bring-in")
        anybody.locator("input[type=file]").set_input_files(chosen)
        next_page(anybody, "Go on")
        anybody.wait_for_url("**/bring-in/columns")
        looker.look(anybody)
        next_page(anybody, "Check the rows")
        looker.look(anybody)
        answers_what_is_missing(anybody)
        anybody.wait_for_url("**/bring-in/check")
        looker.look(anybody)
    next_page(anybody, "Bring in 1 comment")
    anybody.wait_for_url("**/bring-in/done/*")
    looker.look(anybody)


def test_every_page_of_a_reply(site: Site, anybody: Page, looker: Looker) -> None:
    sign_in(anybody, site, "facilitator")
    anybody.goto(f"{site.address}/replies")
    follow(anybody.locator("main .queue__link").first)
    anybody.get_by_label(re.compile("To reply")).check()
    next_page(anybody, "Open it")
    anybody.wait_for_selector("#reach")
    # What a press shows once has no address of its own to know it by.
    for width in (320, 1280):
        anybody.set_viewport_size({"width": width, "height": 800})
        looker.wrong += [(anybody.url, width, one) for one in violations(anybody)]


def test_every_page_of_a_paper_form(site: Site, anybody: Page, looker: Looker) -> None:
    sign_in(anybody, site, "facilitator")
    anybody.goto(f"{site.address}/bring-families-in/type-in")
    looker.look(anybody)
    anybody.locator("textarea[name=good]").fill("Invented: the teacher is kind.")
    next_page(anybody, "Save this form")
    anybody.wait_for_url("**/bring-families-in/typed")
    looker.look(anybody)


def test_every_page_of_saying_and_drawing(site: Site, anybody: Page, looker: Looker) -> None:
    anybody.goto(f"{site.address}/tell/one_thing/say-or-draw?who=easy_read")
    looker.look(anybody)
    anybody.get_by_role("button", name="Start recording").click()
    expect(anybody.get_by_role("timer")).to_have_text("0:01")
    anybody.get_by_role("button", name="Stop").click()
    anybody.get_by_role("button", name="Record again").wait_for()
    looker.look(anybody)
    drawn = {"name": "drawn", "mimeType": "image/png", "buffer": recordings.picture("PNG")}
    anybody.locator("input[name=picture]").set_input_files(drawn)  # type: ignore[arg-type]
    next_page(anybody, "Keep it")
    looker.look(anybody)
    anybody.goto(f"{site.address}/tell/check")
    next_page(anybody, "Send my answers")
    writes_it_down(anybody, site, looker)


def test_every_page_of_another_language(site: Site, anybody: Page, looker: Looker) -> None:
    anybody.goto(f"{site.address}/tell/good?who=parent_carer&language=pl")
    looker.look(anybody)
    anybody.locator("textarea").fill("Pani w szkole słucha naszego syna.")
    follow(anybody.locator("#answer-form .button").first)
    anybody.goto(f"{site.address}/tell/check")
    looker.look(anybody)
    follow(anybody.locator("form:has(input[name=form_key]) .button"))
    looker.look(anybody)
    sign_in(anybody, site, "facilitator")
    anybody.goto(f"{site.address}/check?state=to_translate")
    follow(anybody.locator(".queue__link").first)
    looker.look(anybody)
    anybody.get_by_label("In English").fill("The teacher listens to our son.")
    follow(anybody.get_by_role("button", name="Keep the English"))
    looker.look(anybody)


def test_every_page_of_a_report(site: Site, anybody: Page, looker: Looker) -> None:
    sign_in(anybody, site, "facilitator")
    anybody.goto(f"{site.address}/themes/2026-11")
    follow(anybody.locator("main .card__name a").first)
    anybody.get_by_label("In one sentence").fill("Families wait.")
    anybody.get_by_label("It needs to change").check()
    next_page(anybody, "Agree this theme")
    looker.look(anybody)
    anybody.goto(f"{site.address}/reports/2026-11")
    next_page(anybody, "Start the report")
    looker.look(anybody)
    next_page(anybody, "Save and send to the forum")
    looker.look(anybody)
    comments_as_the_forum(anybody, site, looker)
    sign_in(anybody, site, "facilitator")
    anybody.goto(f"{site.address}/reports/2026-11")
    next_page(anybody, "Send to the partners")
    follow(anybody.get_by_role("link", name="Go on to publish"))
    looker.look(anybody)
    anybody.goto(f"{site.address}/reports/2026-10/correct")
    looker.look(anybody)


def test_every_page_for_no_signal(site: Site, anybody: Page, looker: Looker) -> None:
    # The page that offers the ways, and that of a parent, are met by following links.
    for way in ("/child", "/easy_read"):
        anybody.goto(f"{site.address}/no-signal{way}")
        looker.look(anybody)


def test_pages_of_trouble(site: Site, anybody: Page, looker: Looker) -> None:
    wrong = looker.wrong
    for address in ("/nowhere", "/tell/nothing", "/invitation/unknown"):
        anybody.goto(site.address + address)
        for width in (320, 1280):
            anybody.set_viewport_size({"width": width, "height": 800})
            wrong += [(address, width, one) for one in violations(anybody)]


def test_every_kind_of_page_was_looked_at(site: Site, all_seen: set[str]) -> None:
    pages = {
        rule.endpoint
        for rule in site.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.endswith(FILES)
    }
    assert pages - all_seen == {"static"}
    questions = {f"tell.question {one.id}" for one in site.app.area.questions_in("parent_carer")}
    assert questions <= all_seen


def test_axe_would_find_something_wrong(chromium: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<html><body><img src='x'><input></body></html>")
    page = chromium.new_page()
    page.goto(bad.as_uri())
    found = {one.split(":")[0] for one in violations(page)}
    assert {"image-alt", "label", "html-has-lang"} <= found
    page.close()
