"""A page reads itself aloud with a voice of the device, and with no other."""

import json
from contextlib import contextmanager

import pytest
from flask import render_template_string
from flask_wtf import FlaskForm

from feedback.web import fields
from feedback.web.fields import option
from tests.support.browser import (
    COLOUR_RULES,
    STRICTER,
    browsing,
    overflow,
    serving,
    violations,
    violations_of,
)
from tests.support.small_app import OPENING, PAGE, small_app

pytestmark = pytest.mark.browser

# The browser's own speech, replaced: a machine that runs tests has no voice.
SPEECH = """(voices => {
    window.said = [];
    const speech = Object.assign(new EventTarget(), {
        speaking: false,
        getVoices: () => voices,
        cancel() { if (this.speaking) this.ends(); },
        ends() { this.speaking = false; this.last.onend(); },
        speak(one) {
            this.speaking = true;
            this.last = one;
            window.said.push([one.text, one.voice.name]);
        },
    });
    Object.defineProperty(window, 'speechSynthesis', {value: speech});
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})(%s)"""
HERE = {"name": "Here", "lang": "en-GB", "localService": True, "default": False}
FAR = {"name": "Far", "lang": "en-GB", "localService": False, "default": True}
UNSAID = {"name": "Unsaid", "lang": "en-GB", "default": True}
FRENCH = {"name": "French", "lang": "fr-FR", "localService": True, "default": True}
AMERICAN = {"name": "American", "lang": "en_US", "localService": True, "default": True}

WORDS = f"""<p class="lead">Say what you like.</p>{OPENING}{{{{ field(form.answer) }}}}</form>
<h2>What happens</h2><p>We read it.</p><p>All of it.</p><p hidden>Not this.</p>
<details><summary>More</summary><p>Nor this.</p></details>"""
HEARD = "document.querySelector('.heard').innerText"
LAST = "window.said.at(-1)[0]"


class Asked(FlaskForm):
    """One question with its hint and its choices."""

    answer = fields.ChoiceField(
        "How has it been?",
        description="Choose one.",
        choices=[option("good", "Good", hint="Most days"), option("bad", "Bad")],
    )


@pytest.fixture(scope="module")
def site():
    app = small_app()
    page = PAGE.replace("TOLD", WORDS)
    app.add_url_rule("/", "page", lambda: render_template_string(page, form=Asked()))
    with serving(app) as address:
        yield address


@contextmanager
def reading(browser, site, *voices):
    """Open the page on a small device that has these voices."""
    with browsing(browser, viewport={"width": 320, "height": 500}) as page:
        page.add_init_script(SPEECH % json.dumps(voices))
        page.goto(site)
        yield page


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        ((FAR, UNSAID, AMERICAN, HERE), "Here"),
        ((FAR, FRENCH, AMERICAN), "American"),
    ],
)
def test_only_a_voice_of_this_device_is_used(chromium, site, voices, chosen):
    with reading(chromium, site, *voices) as page:
        page.click("text=Read aloud")
        assert page.evaluate("window.said") == [["A question", chosen]]


def test_where_no_voice_lives_here_nothing_is_shown(chromium, site):
    with reading(chromium, site, FAR, UNSAID, FRENCH) as page:
        assert page.is_hidden("[data-listen]")
        assert page.is_hidden("[data-player]")
        # A voice that arrives later brings the button.
        page.evaluate(f"speechSynthesis.getVoices = () => [{json.dumps(HERE)}]")
        page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
        assert page.is_visible("[data-listen]")


def test_the_page_is_read_to_its_end_and_what_is_read_is_marked(chromium, site):
    with reading(chromium, site, HERE) as page:
        page.check("input[value=bad]")
        page.click("text=Read aloud")
        while page.is_visible("[data-player]"):
            assert page.evaluate(HEARD).split()[0] in page.evaluate(LAST)
            assert page.locator(".heard").count() == 1
            page.evaluate("speechSynthesis.ends()")
        heard = ["A question", "Say what you like.", "How has it been?", "Choose one."]
        heard += ["Good. Most days", "Bad, chosen"]
        heard += ["What happens", "We read it.", "All of it.", "More"]
        assert [words for words, _ in page.evaluate("window.said")] == heard
        assert page.locator(".heard").count() == 0


def test_people_stop_go_on_and_hear_a_block_again(chromium, site):
    with reading(chromium, site, HERE) as page:
        page.click("text=Read aloud")
        for _ in range(3):
            page.click("[data-player] >> text=Next")
        assert page.evaluate(LAST) == "Good. Most days"
        page.evaluate("speechSynthesis.ends()")
        page.click("[data-player] >> text=Again")
        assert page.evaluate(LAST) == "Good. Most days"
        page.click("text=All of it.")
        assert page.evaluate(LAST) == "We read it."
        page.click("[data-player] >> text=Stop")
        assert page.evaluate("speechSynthesis.speaking") is False
        assert page.locator(".heard").count() == 0
        assert page.evaluate("document.activeElement.dataset.listen") == "Read aloud"
        page.click("text=Read aloud")
        page.keyboard.press("Escape")
        assert page.is_hidden("[data-player]")


def test_reading_suits_everybody_and_moves_nothing_where_less_motion_is_wanted(chromium, site):
    watch = """Element.prototype.scrollIntoView = function (how) {
        window.how = how && how.behavior;
    }"""
    with reading(chromium, site, HERE) as page:
        page.evaluate(watch)
        page.click("text=Read aloud")
        assert violations(page, STRICTER) == []
        assert overflow(page) == 0
        for theme in ("dark", "cream", "contrast"):
            page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
            assert violations_of(page, COLOUR_RULES) == [], theme
        page.click("[data-player] >> text=Stop")
        for motion, how in (("phone", "smooth"), ("less", "auto")):
            page.evaluate(f"document.documentElement.dataset.motion = '{motion}'")
            page.evaluate("scrollTo(0, 5000)")
            page.click("text=Read aloud")
            page.evaluate("scrollTo(0, 5000); speechSynthesis.ends()")
            assert page.evaluate("window.how") == how
            page.keyboard.press("Escape")
