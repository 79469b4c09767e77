"""Usual words or easy ones, on any page, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.models import Submission
from tests.journeys.actors import Family

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.support.pages import Pages

WORDS = "It is too loud at lunch."


@pytest.fixture
def family(pages: Pages) -> Family:
    """Somebody with a phone."""
    return Family(pages)


def test_other_words_keep_what_is_in_the_box_and_the_page(family: Family) -> None:
    page = family.changes_words("better", answer="We wait and w")
    assert page.h1 == "What is hard?"
    assert page.fields()["answer"] == "We wait and w"
    page = family.changes_words("better", answer="We wait and wait.")
    assert (page.h1, page.fields()["answer"]) == ("What could be better?", "We wait and wait.")


def test_too_many_words_survive_the_other_wording(family: Family) -> None:
    long = "word " * 4200
    assert family.changes_words("better", answer=long).value("answer") == long.strip()


def test_an_answer_the_other_words_do_not_offer_stays(family: Family, session: Session) -> None:
    family.answers_one("rating", "very_bad")
    family.answers_one("plan_status", "refused")
    page = family.changes_words("rating", answer="very_bad")
    assert page.fields()["answer"] == "very_bad"
    assert "Very good" not in page.words
    check = family.answers(rating="very_bad", better=WORDS)
    assert "plan_status" not in family.asked
    assert "EHC plan We asked, and were told no" in check.words
    family.sends(check)
    told = session.scalars(select(Submission)).one()
    assert (told.route, told.plan_status) == ("parent_carer", "refused")
    assert {answer.choice for answer in told.answers if answer.choice} == {"very_bad"}


def test_the_check_page_changes_its_words_and_comes_back(family: Family) -> None:
    check = family.answers(better=WORDS, rating="ok")
    page = family.pages.post("/tell/wording", {"words": check.value("words")}, follow=True)
    assert "What is hard It is too loud" in page.words
    assert "What could be better" not in page.words
    page = family.pages.post("/tell/wording", {"words": page.value("words")}, follow=True)
    assert "What could be better It is too loud" in page.words


def test_other_words_asked_for_without_answers_lead_to_the_empty_check_page(pages: Pages) -> None:
    page = pages.post("/tell/wording", {"words": "easy"}, follow=True)
    assert page.h1 == "There is nothing to check yet"


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("young_person_11_15", "What makes things hard?"),
        ("child_under_11", "What is tricky?"),
        ("parent_carer", "What could be better?"),
        ("helper", "What could be better?"),
    ],
)
def test_the_usual_words_of_easy_read_suit_who_is_answering(
    family: Family, role: str, title: str
) -> None:
    family.comes_in("easy_read")
    family.answers_one("role", role)
    assert family.changes_words("better").h1 == title
    assert family.changes_words("better").h1 == "What is hard?"


def test_the_words_of_children_are_easy_already(family: Family) -> None:
    family.comes_in("child")
    assert 'name="words"' not in family.pages.get("/tell/better").html
    sent = {**family.pages.get("/tell/better").fields(), "words": "easy"}
    family.pages.post("/tell/better", sent)
    assert family.pages.get("/tell/better").h1 == "What is tricky?"
