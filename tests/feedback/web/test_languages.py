"""A family chooses the language of its pages, and loses nothing; staff pages stay English."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from feedback.models import Submission
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


def sent(pages: Pages, session: Session, **answers: str) -> Submission:
    """Write two words, send them, and return what was stored."""
    pages.get("/tell/good?who=parent_carer")
    pages.post("/tell/good", {"answer": "Nauczycielka słucha."})
    check = pages.get("/tell/check")
    pages.post("/tell/check", check.fields(0) | answers)
    return session.query(Submission).one()


def test_words_are_in_the_language_of_the_pages_unless_somebody_says_otherwise(
    pages: Pages, session: Session
) -> None:
    pages.get("/?language=pl", follow=True)
    stored = sent(pages, session)
    assert stored.language == "pl"
    assert stored.comments[0].to_translate


def test_somebody_on_english_pages_can_say_that_they_wrote_in_another_language(
    pages: Pages, session: Session
) -> None:
    assert sent(pages, session, language="other").language == "other"


def test_english_words_wait_for_nobody(pages: Pages, session: Session) -> None:
    stored = sent(pages, session)
    assert stored.language == "en"
    assert not stored.comments[0].to_translate


def test_a_language_that_was_not_on_the_page_is_refused(pages: Pages, session: Session) -> None:
    pages.get("/tell/good?who=parent_carer")
    pages.post("/tell/good", {"answer": "Nobody rang."})
    check = pages.get("/tell/check")
    page = pages.post("/tell/check", check.fields(0) | {"language": "xx"}, status=200)
    assert "Choose from the answers on this page" in page.words


def test_the_language_of_their_words_is_said_and_can_be_changed(pages: Pages) -> None:
    pages.get("/?language=pl", follow=True)
    pages.get("/tell/better")
    pages.post("/tell/better", {"answer": "Nikt nie oddzwonił."})
    page = pages.get("/tell/check")
    assert "Język Twoich słów: Polski" in page.words
    # One line, until somebody opens it: a list of languages stood between them and Send.
    details = page.document.iter("details")
    inside = next(one for one in details if "Polski" in "".join(one.itertext()))
    assert len(list(inside.iter("input"))) == 5
    pages.get("/?language=en", follow=True)
    assert "Are your words not in English?" in pages.get("/tell/check").words
