"""“Leave this page” is where somebody young writes and where help is, and nowhere else."""

from __future__ import annotations

import dataclasses

import pytest

from feedback.web.application import FeedbackApp
from tests.support.pages import Pages

LEAVE = "Leave this page"


def test_the_help_page_can_be_left_at_once(app: FeedbackApp, pages: Pages) -> None:
    page = pages.get("/help")
    weather = app.area.link("leave")
    assert weather is not None
    assert page.link(LEAVE) == weather.address
    assert 'rel="noreferrer"' in page.html
    assert "What “Leave this page” does" in page.words
    assert "It does not delete" in page.words


@pytest.mark.parametrize("who", ["child", "young_person"])
@pytest.mark.parametrize("address", ["/tell/rating", "/tell/better"])
def test_children_and_young_people_can_leave_at_once(pages: Pages, who: str, address: str) -> None:
    page = pages.get(f"{address}?who={who}")
    assert page.link(LEAVE).startswith("https://")
    assert "It does not delete" in page.words


def test_parents_are_not_offered_it_on_every_page(pages: Pages) -> None:
    for address in ("/", "/tell/better?who=parent_carer", "/tell/rating?who=parent_carer"):
        assert LEAVE not in pages.get(address).words


def test_an_area_that_names_no_page_has_no_button(
    app: FeedbackApp, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = tuple(link for link in app.area.links if link.id != "leave")
    monkeypatch.setattr(app, "area", dataclasses.replace(app.area, links=links))
    assert LEAVE not in pages.get("/help").words


def test_the_page_of_a_question_holds_the_help_that_a_script_may_show(pages: Pages) -> None:
    html = pages.get("/tell/better").html
    box = html.split("data-help-found hidden>")[1].split("</section>")[0]
    assert 'href="tel:999"' in box
    assert 'href="sms:85258"' in box
    assert '<div aria-live="polite">' in html
    assert "help." in html
    assert "/static/vendor/help." not in pages.get("/tell/rating").html


def test_children_see_the_number_for_children_first(pages: Pages) -> None:
    assert pages.get("/tell/better?who=child").link("Childline: call 0800 1111") == "tel:08001111"
    assert "0800 1111" not in pages.get("/tell/better?who=parent_carer").words
