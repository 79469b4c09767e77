"""A phone fetches the letters its page needs, and no more."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

# The file of all letters is there. (A function: our pages forbid words that are run as a script.)
MORE = """() => [...document.fonts].some(
    one => one.status === 'loaded' && one.unicodeRange.includes('U+100-2BA'))"""


@pytest.mark.parametrize(
    ("language", "letters"),
    [("en", set()), ("ur", set()), ("pl", {"letters"}), ("ro", {"letters"})],
)
def test_a_page_brings_only_the_letters_of_its_language(
    site: Site, chromium: Browser, language: str, letters: set[str]
) -> None:
    context = chromium.new_context()
    page, fonts = context.new_page(), set[str]()

    def note(request: Request) -> None:
        if ".woff2" in request.url:
            fonts.add(request.url.rsplit("/", 1)[-1].split(".")[0])

    page.on("request", note)
    page.goto(f"{site.address}/?language={language}")
    page.goto(f"{site.address}/tell/better?who=parent_carer")
    page.wait_for_load_state("networkidle")
    wanted = {f"next-{kind}" for one in letters for kind in (f"{one}-400", f"{one}-700")}
    assert fonts - {"next-400", "next-700"} == wanted
    # Somebody writes in a language we have no pages in: its letters come now.
    page.locator("textarea").fill("ě ų ő")
    if letters:
        page.wait_for_function(MORE)
        assert "next-more-400" in fonts
    context.close()
