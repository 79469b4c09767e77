"""Pages on paper: no navigation, words large enough to read, and larger ones when asked."""

import io

import pytest
from flask import render_template_string
from pypdf import PdfReader

from tests.support.browser import browsing, serving
from tests.support.small_app import OPENING, PAGE, small_app

pytestmark = pytest.mark.browser

WORDS = f"""{{% from "components/print_button.html" import print_button %}}
{OPENING}<div class="govuk-form-group"><label class="govuk-label" for="words">Words</label>
<textarea class="govuk-textarea" id="words" name="words" rows="2">{"Every line. " * 400}The end.
</textarea></div><button class="button" type="submit">Continue</button></form>
<details><summary>More</summary><p>What was closed.</p></details>
<p>Ask <a href="https://www.gov.uk/help">for help</a>.</p>{{{{ print_button() }}}}"""
# An inch is 96 pixels and 72 points.
POINTS = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize) * 72 / 96"


@pytest.fixture(scope="module")
def site():
    app = small_app()
    app.add_url_rule("/", "page", lambda: render_template_string(PAGE.replace("TOLD", WORDS)))
    with serving(app) as address:
        yield address


def test_paper_holds_the_words_and_nothing_to_press(chromium, site):
    with browsing(chromium, color_scheme="dark") as page:
        page.goto(site)
        paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
        printed = " ".join("\n".join(side.extract_text() for side in paper.pages).split())
        for words in ("A question", "The end.", "What was closed.", "(https://www.gov.uk/help)"):
            assert words in printed
        for words in ("Display", "Skip to main content", "Continue", "Print", "Read aloud"):
            assert words not in printed
        page.emulate_media(media="print")
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_words_on_paper_are_readable_and_larger_when_asked(chromium, site):
    with browsing(chromium) as page:
        page.goto(site)
        page.evaluate("window.print = () => { window.asked = document.documentElement.dataset }")
        page.emulate_media(media="print")
        assert page.evaluate(POINTS) == 12
        for size, points in (("bigger", 15), ("biggest", 18), ("usual", 12)):
            page.evaluate(f"document.documentElement.dataset.size = '{size}'")
            assert page.evaluate(POINTS) == points
        page.emulate_media(media="screen")
        page.click("text=Print in large letters")
        page.emulate_media(media="print")
        assert page.evaluate("window.asked.print") == "large"
        assert page.evaluate(POINTS) == 18
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(POINTS) == 12
