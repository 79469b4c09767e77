"""An administrator says which language a speaker has checked; until then help is in English too."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from feedback.models import AuditEvent
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Pages

NOT_CHECKED = "Somebody who speaks this language has not yet checked these words."


@pytest.fixture
def administrator(app: FeedbackApp, session: Session) -> Pages:
    """Somebody who may say that a language is checked."""
    account = factories.account(session, "administrator")
    session.commit()
    return Pages(app).signs_in(account)


@pytest.fixture
def family(pages: Pages) -> Pages:
    """A family that reads in Polish."""
    pages.get("/?language=pl", follow=True)
    return pages


def english_parts(page: object) -> str:
    """Give what a page says in English beside the other language."""
    parts = [one for one in page.document.iter("div") if one.get("class") == "in-english"]
    return " ".join("".join(part.itertext()) for part in parts)


def test_a_page_nobody_checked_says_so_in_both_languages(family: Pages) -> None:
    page = family.get("/privacy")
    english = [one for one in page.document.iter("p") if one.get("lang") == "en"]
    assert ["".join(one.itertext()) for one in english] == [NOT_CHECKED]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/help", "We do not read at night."),
        ("/help", "If you are worried that a child is being hurt"),
        ("/tell/good", "Need to talk to someone now?"),
        ("/tell/good", "If someone may be in danger,"),
        ("/", "If someone is in danger"),
    ],
)
def test_words_about_help_and_safety_stand_there_in_english_too(
    family: Pages, address: str, said: str
) -> None:
    assert said in english_parts(family.get(address))


def test_english_pages_say_nothing_twice(pages: Pages) -> None:
    for address in ("/", "/help", "/tell/good"):
        page = pages.get(address)
        assert english_parts(page) == ""
        assert NOT_CHECKED not in page.words


def test_a_checked_language_stands_by_itself_until_that_is_taken_back(
    administrator: Pages, family: Pages
) -> None:
    assert "Not yet" in administrator.get("/desk/languages").words
    page = administrator.post("/desk/languages/pl/checked", follow=True)
    assert "Yes, since 17 November 2026" in page.words
    assert NOT_CHECKED not in family.get("/help").words
    assert english_parts(family.get("/help")) == ""
    administrator.post("/desk/languages/pl/not-checked")
    assert NOT_CHECKED in family.get("/help").words


def test_the_record_says_who_said_so(administrator: Pages, session: Session) -> None:
    for _ in range(2):
        administrator.post("/desk/languages/ur/checked")
    said = [event.what for event in session.query(AuditEvent)]
    assert said == ["marked the pages in “ur” as checked"]
    assert "checked" in administrator.get("/desk/record").words


def test_a_language_without_pages_cannot_be_checked(administrator: Pages) -> None:
    administrator.post("/desk/languages/xx/checked", status=404)
    administrator.post("/desk/languages/en/checked", status=404)
