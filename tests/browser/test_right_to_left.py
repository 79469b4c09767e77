"""Pages in Urdu are read from the right, and axe finds nothing on them on a small phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site
from tests.support.browser import follow, overflow, violations, with_axe

pytestmark = pytest.mark.browser

WORDS = "اسکول کی استانی ہماری بات سنتی ہیں"
SMALL = {"width": 320, "height": 800}


def test_a_family_tells_us_in_urdu_on_a_small_phone(site: Site, chromium: Browser) -> None:
    context = with_axe(chromium.new_context(bypass_csp=True, viewport=SMALL))
    page = context.new_page()
    page.goto(f"{site.address}/tell/good?who=parent_carer&language=ur")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    back = page.locator(".back").bounding_box()
    assert back is not None
    assert back["x"] > SMALL["width"] / 2
    assert (violations(page), overflow(page)) == ([], 0)
    page.locator("textarea").fill(WORDS)
    follow(page.locator("#answer-form .button").first)
    page.goto(f"{site.address}/tell/check")
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.locator("input[name=language][value=ur]")).to_be_checked()
    assert (violations(page), overflow(page)) == ([], 0)
    follow(page.locator("form:has(input[name=form_key]) .button"))
    first = page.locator("main ol code").first.bounding_box()
    assert first is not None
    assert first["x"] < SMALL["width"] / 2
    assert (violations(page), overflow(page)) == ([], 0)
    context.close()
