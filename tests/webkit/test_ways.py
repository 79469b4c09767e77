"""Each way in, from the start page to seven words, in the engine of an iPhone."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Site
from tests.webkit.phone import Phone

WAYS = {
    "parent_carer": "I’m a parent or carer",
    "young_person": "I’m a young person",
    "child": "I’m a child",
    "easy_read": "Easy Read",
}
WORDS = "It is loud at lunch."
DANGER = "My dad hits me and I am scared to go home."
# A picture that points at a sheet which did not come has no size.
NOT_DRAWN = """return [...document.querySelectorAll('main .picture use')]
    .filter(one => one.checkVisibility() && one.getBBox().width === 0).length"""
# The window is 447 px at its narrowest: zoomed by 1.4, a page has the room of 320 px.
TOO_WIDE = """const page = document.documentElement; page.style.zoom = 1.4;
    const off = page.scrollWidth - page.clientWidth; page.style.zoom = 1; return off"""


def looks_right(iphone: Phone) -> None:
    """Check that nothing lies off the side, and that every picture is drawn."""
    assert iphone.js(TOO_WIDE) <= 0, iphone.path
    assert iphone.until(lambda: iphone.js(NOT_DRAWN) == 0), iphone.path


def answers(iphone: Phone) -> None:
    """Choose the first choice, or write."""
    boxes = iphone.finds("main textarea")
    if boxes:
        boxes[0].send_keys(WORDS)
    elif choices := iphone.choices():
        choices[0].click()
        assert choices[0].is_selected()


@pytest.mark.parametrize("way", WAYS)
def test_a_way_in_leads_to_seven_words(iphone: Phone, here: Site, way: str) -> None:
    iphone.goes(here.address)
    looks_right(iphone)
    iphone.leads_on(WAYS[way])
    goes_on = "Next" if way in {"child", "easy_read"} else "Continue"
    while iphone.path != "/tell/check":
        looks_right(iphone)
        answers(iphone)
        iphone.leads_on(goes_on)
    assert WORDS in iphone.text
    iphone.leads_on("Send my answers")
    looks_right(iphone)
    assert iphone.heading == "Thank you"
    assert len(iphone.finds("main ol code")) == 7


def test_words_of_danger_bring_help_while_somebody_writes(iphone: Phone, here: Site) -> None:
    iphone.goes(f"{here.address}/tell/better?who=child")
    assert iphone.finds("[data-help-found]") == []
    iphone.finds("main textarea")[0].send_keys(DANGER)
    iphone.until(lambda: iphone.finds("[data-help-found]"))


def test_urdu_is_read_from_right_to_left(iphone: Phone, here: Site) -> None:
    iphone.goes(f"{here.address}/?language=ur")
    assert iphone.js("return document.documentElement.dir") == "rtl"
    for address in ("/", "/tell?who=parent_carer", "/tell/better", "/help", "/display"):
        iphone.goes(here.address + address)
        looks_right(iphone)
