"""The look in a real browser: every theme, narrow screens, large words, little weight."""

import re

import brotli
import pytest
from flask import render_template_string
from flask_wtf import FlaskForm

from feedback.assets import ROOT
from feedback.web import built, fields
from feedback.web.fields import option
from feedback.web.validators import Chosen, Required
from tests.feedback.web.test_kit import COMPONENTS, DESK, TASKS, VALUES
from tests.support.browser import (
    COLOUR_RULES,
    STRICTER,
    browsing,
    follow,
    overflow,
    serving,
    violations,
    violations_of,
)
from tests.support.small_app import OPENING, PAGE, small_app

pytestmark = pytest.mark.browser

THEMES = ("light", "dark", "cream", "contrast")
PAGES = ("/form", "/components", "/desk", "/report", "/display")
FACES = ["grinning-face-with-smiling-eyes", "neutral-face", "crying-face"]


class EveryForm(FlaskForm):
    """The fields families and facilitators meet."""

    services = fields.TileField(
        "What is it about?",
        choices=[option(name, f"Support with {name}", picture=name) for name in ("school", "ear")],
        validators=[Chosen("what it is about")],
    )
    rating = fields.FaceField(
        "How has it been?", choices=[option(name, "Not good", picture=name) for name in FACES]
    )
    who = fields.ChoiceField("Who are you?", choices=[option("me", "Me", hint="Only me")])
    words = fields.WordsField("What could be better?", validators=[Required("your answer")])
    password = fields.PasswordField("Password")
    code = fields.CodeField("Code")
    due = fields.DayField("Due", validators=[Required("the day")])
    place = fields.SelectField("Place", choices=[option("", "Choose"), option("x", "Here")])
    file = fields.FileField("A picture")
    sure = fields.TickField("I am sure")


def gallery():
    """An application whose pages show all there is."""
    app = small_app(example=True)
    form_page = "".join(
        f"{{{{ field(form.{name}) }}}}" for name in vars(EveryForm) if name[0] > "_"
    )
    form_page = f'{OPENING}{form_page}<button class="button">Send</button></form>'

    @app.route("/form", methods=["GET", "POST"])
    def form():
        page = EveryForm()
        page.validate_on_submit()
        words = PAGE.replace("TOLD", form_page).replace('action="/"', 'action="/form"')
        return render_template_string(words, form=page)

    @app.route("/components")
    def components():
        drawn = "<h2>All</h2>".join(
            f'{{% from "components/{name}.html" import {name} %}}{calling}'
            for name, calling in COMPONENTS.items()
        )
        return render_template_string(PAGE.replace("TOLD", drawn), **VALUES)

    @app.route("/desk")
    def desk():
        beside = '{% block aside %}<div class="panel"><h2>Beside</h2></div>{% endblock %}'
        return render_template_string(DESK + beside, desk_nav=TASKS)

    @app.route("/report")
    def report():
        return render_template_string(DESK.replace("layouts/desk", "layouts/report"))

    return app


@pytest.fixture(scope="module")
def browser(chromium):
    return chromium


@pytest.fixture(scope="module")
def site():
    with serving(gallery()) as address:
        yield address


def choose(page, site, theme, size="usual"):
    """Choose colours and size of words the way people do."""
    page.goto(f"{site}/display")
    for value in (theme, size):
        page.check(f"input[value={value}]")
    follow(page.locator("text=Use these"))


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_every_page_suits_everybody_in_every_theme_and_width(browser, site, path):
    with browsing(browser, viewport={"width": 320, "height": 800}) as page:
        page.goto(f"{site}{path}")
        assert violations(page, STRICTER) == []
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            assert theme == "light" or violations_of(page, COLOUR_RULES) == [], theme
            assert overflow(page) == 0, theme
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate("document.documentElement.dataset.theme = 'light'")
        assert violations(page, STRICTER) == []
        assert overflow(page) == 0


@pytest.mark.browser
@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_that_was_chosen_is_on_the_next_page(browser, site, theme):
    with browsing(browser, viewport={"width": 320, "height": 800}) as page:
        choose(page, site, theme)
        page.goto(f"{site}/form")
        assert page.evaluate("document.documentElement.dataset.theme") == theme


@pytest.mark.browser
def test_a_form_with_mistakes_suits_everybody_and_begins_at_the_list(browser, site):
    with browsing(browser, viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{site}/form")
        follow(page.locator("main .button"))
        page.wait_for_selector(".govuk-error-summary:focus")
        assert page.title().startswith("Error: ")
        assert violations(page, STRICTER) == []
        page.click("text=Enter your answer")
        assert page.evaluate("document.activeElement.id") == "words"


@pytest.mark.browser
@pytest.mark.parametrize(
    "options",
    [{"forced_colors": "active"}, {"java_script_enabled": False}, {"color_scheme": "dark"}],
)
def test_choices_can_be_made_with_forced_colours_without_scripts_and_in_the_dark(
    browser, site, options
):
    with browsing(browser, viewport={"width": 375, "height": 800}, **options) as page:
        page.goto(f"{site}/form")
        page.check("#services")
        page.check("#rating-2")
        follow(page.locator("main .button"))
        assert page.locator("#services").is_checked()
        assert page.locator("#rating-2").is_checked()


@pytest.mark.browser
def test_the_largest_words_stay_on_the_narrowest_screen(browser, site):
    with browsing(browser, viewport={"width": 320, "height": 640}) as page:
        choose(page, site, "light", "biggest")
        for path in PAGES:
            page.goto(f"{site}{path}")
            assert overflow(page) == 0, path


@pytest.mark.browser
def test_everything_to_press_is_large_enough(browser, site):
    small = """() => [...document.querySelectorAll('main button, main summary, header a, footer a,'
        + 'main input:not([type=hidden]), main select, main textarea')]
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44)
        .map(one => one.outerHTML)"""
    with browsing(browser, viewport={"width": 375, "height": 800}) as page:
        for path in PAGES:
            page.goto(f"{site}{path}")
            assert page.evaluate(small) == [], path


@pytest.mark.browser
def test_a_keyboard_reaches_the_content_first_and_focus_is_plain(browser, site):
    with browsing(browser, viewport={"width": 375, "height": 800}) as page:
        page.goto(f"{site}/form")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "services"
        label = "getComputedStyle(document.activeElement.nextElementSibling).outlineStyle"
        assert page.evaluate(label) == "solid"


@pytest.mark.browser
def test_keys_press_buttons_but_never_while_somebody_writes(browser, site):
    with browsing(browser) as page:
        page.goto(f"{site}/form")
        page.evaluate("""() => {
            const button = document.createElement('button');
            button.dataset.key = 'c';
            button.addEventListener('click', () => document.body.dataset.pressed = 'yes');
            document.querySelector('main').append(button);
        }""")
        page.focus("#words")
        page.keyboard.press("c")
        page.keyboard.press("Control+c")
        assert page.evaluate("document.body.dataset.pressed") is None
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("c")
        assert page.evaluate("document.body.dataset.pressed") == "yes"


@pytest.mark.browser
def test_a_password_can_be_shown_and_hidden(browser, site):
    with browsing(browser) as page:
        page.goto(f"{site}/form")
        page.click("text=Show")
        assert page.get_attribute("#password", "type") == "text"
        page.click("text=Hide")
        assert page.get_attribute("#password", "type") == "password"


@pytest.mark.browser
def test_a_page_asks_nobody_else_for_anything(browser, site):
    with browsing(browser) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site}/components")
        page.wait_for_load_state("networkidle")
    assert asked
    assert all(address.startswith(site) for address in asked)


def test_a_first_visit_weighs_little_and_the_next_page_less():
    app = gallery()
    visitor = app.test_client()
    page = len(brotli.compress(visitor.get("/form").data, quality=5))
    css = (built.BUILT / built.built_name("site.css")).read_text(encoding="utf-8")
    fonts = sum(
        (built.BUILT / name).stat().st_size for name in re.findall(r"next[\w.-]+woff2", css)
    )
    squeezed = [f"{built.built_name(name)}.br" for name in ("site.css", "house.js", "mark.svg")]
    kept = fonts + sum((built.BUILT / name).stat().st_size for name in squeezed)
    assert page <= 8_000
    assert page + kept <= 55_000


def test_pictures_and_styles_come_from_the_build_alone():
    assert not list((ROOT / "static").glob("*.woff2"))
