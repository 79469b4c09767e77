"""A family chooses the language of its pages; nothing it wrote is lost, and staff pages stay English."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Pages


def test_the_start_page_names_each_language_in_itself(pages: Pages) -> None:
    page = pages.get("/")
    assert page.document.get("lang") == "en-GB"
    row = next(one for one in page.document.iter("ul") if one.get("class") == "languages")
    named = {link.get("lang"): link.text for link in row.iter("a")}
    assert named == {"en": "English", "pl": "Polski", "ro": "Română", "ur": "اردو"}


@pytest.mark.parametrize(("language", "direction"), [("pl", None), ("ro", None), ("ur", "rtl")])
def test_a_chosen_language_stays_for_the_visit(
    pages: Pages, language: str, direction: str | None
) -> None:
    pages.get(f"/tell/good?language={language}", follow=True)
    page = pages.get("/help")
    assert page.document.get("lang") == language
    assert page.document.get("dir") == direction
    assert pages.get("/?language=en", follow=True).document.get("lang") == "en-GB"


def test_words_in_the_box_stay_when_somebody_asks_for_a_language(pages: Pages) -> None:
    pages.get("/tell/good?who=parent_carer")
    answers = {"answer": "Pani w szkole.", "language": "yes"}
    page = pages.post("/tell/good", answers, follow=True)
    assert page.link("Polski") == "/tell/good?language=pl"
    assert pages.get("/tell/good?language=pl", follow=True).value("answer") == "Pani w szkole."


def test_staff_pages_stay_english(pages: Pages, session: Session) -> None:
    account = factories.account(session, "facilitator")
    session.commit()
    pages.get("/?language=ur", follow=True)
    assert pages.get("/sign-in").document.get("lang") == "en-GB"
    pages.signs_in(account)
    assert pages.get("/desk").document.get("lang") == "en-GB"


def test_a_language_nobody_offers_changes_nothing(pages: Pages) -> None:
    assert pages.get("/?language=xx", follow=True).document.get("lang") == "en-GB"


def test_a_language_in_an_address_leads_nowhere_else(pages: Pages) -> None:
    answer = pages.client.get("//elsewhere.example/?language=pl", follow_redirects=False)
    assert "elsewhere.example" not in answer.headers.get("Location", "").removeprefix(
        "http://localhost/elsewhere.example"
    )


def test_the_page_of_languages_leads_back(pages: Pages) -> None:
    page = pages.get("/language?back=/help")
    assert page.link("اردو") == "/help?language=ur"
    assert pages.get("/language?back=//elsewhere.example").link("Polski") == "/?language=pl"
