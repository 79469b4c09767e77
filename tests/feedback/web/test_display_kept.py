"""A look lasts on a phone, and leaves it when somebody asks; no cookie but the session."""

import pytest
from flask import render_template_string

from tests.support.browser import browsing, follow, serving
from tests.support.small_app import PAGE, small_app

pytestmark = pytest.mark.browser

LOOK = "(({theme, size, motion, symbols}) => [theme, size, motion, symbols].join(' '))"
LOOK = f"{LOOK}(document.documentElement.dataset)"


PICTURED = PAGE.replace("TOLD", "{{ icon('school') }}")
EASY = "{% block body_class %}family easy{% endblock %}"


@pytest.fixture(scope="module")
def site():
    app = small_app()
    app.add_url_rule("/usual", "usual", lambda: render_template_string(PICTURED))
    app.add_url_rule("/easy", "easy", lambda: render_template_string(PICTURED + EASY))
    with serving(app) as address:
        yield address


def choose(page, site, *values):
    """Choose how pages look, the way people do."""
    page.goto(f"{site}/display?back=/display")
    for value in values:
        page.check(f"input[value={value}]")
    follow(page.locator("text=Use these"))


def close_the_browser(page):
    """End the visit: the session goes, and what a browser keeps for longer stays."""
    page.context.clear_cookies()


def test_a_look_is_there_again_when_the_browser_was_closed(chromium, site):
    with browsing(chromium) as page:
        choose(page, site, "dark", "bigger", "less", "off")
        close_the_browser(page)
        # Before any deferred script: asked while the page is still being read, it is there.
        page.add_init_script(
            "document.addEventListener('readystatechange', () => window.early ??= "
            "document.documentElement.dataset.theme)"
        )
        page.goto(f"{site}/display")
        assert page.evaluate(LOOK) == "dark bigger less off"
        assert page.evaluate("window.early") == "dark"
        ticked = "[...document.querySelectorAll('input:checked')].map(one => one.value)"
        assert page.evaluate(ticked) == ["dark", "bigger", "off", "less", "yes"]
        assert [one["name"] for one in page.context.cookies()] == ["session"]


def test_a_look_can_last_one_visit_alone(chromium, site):
    with browsing(chromium) as page:
        choose(page, site, "dark")
        choose(page, site, "cream", "no")
        page.goto(f"{site}/display")
        assert page.evaluate(LOOK) == "cream usual phone on"
        close_the_browser(page)
        page.goto(f"{site}/display")
        assert page.evaluate(LOOK) == "auto usual phone on"
        assert page.evaluate("localStorage.length") == 0


def test_a_shared_phone_can_forget(chromium, site):
    with browsing(chromium) as page:
        choose(page, site, "contrast", "biggest")
        page.goto(f"{site}/display")
        follow(page.locator("text=Forget how pages look"))
        assert page.inner_text(".flash").startswith("Done.")
        assert page.evaluate(LOOK) == "auto usual phone on"
        assert page.evaluate("localStorage.length") == 0


def test_without_scripts_a_look_lasts_the_visit_and_the_page_says_so(chromium, site):
    with browsing(chromium, java_script_enabled=False) as page:
        choose(page, site, "dark", "none")
        page.goto(f"{site}/display")
        assert page.get_attribute("html", "data-theme") == "dark"
        assert page.get_attribute("html", "data-symbols") == "none"
        assert page.is_visible("text=so this lasts until you close it")
        assert page.is_hidden("text=How long shall we keep this?")


def test_pictures_go_where_they_only_decorate_and_elsewhere_when_asked(chromium, site):
    shown = {"on": (True, True), "off": (True, False), "none": (False, False)}
    with browsing(chromium) as page:
        for place, path in enumerate(("easy", "usual")):
            page.goto(f"{site}/{path}")
            for symbols, expected in shown.items():
                page.evaluate(f"document.documentElement.dataset.symbols = '{symbols}'")
                assert page.is_visible("main .picture") is expected[place], (path, symbols)
