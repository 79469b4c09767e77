"""What everybody is asked is short; a few more questions wait on the page that checks answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.models import Draft, Submission
from tests.journeys.actors import Family

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.support.pages import Pages


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


def test_the_card_of_parents_says_who_they_are_and_is_not_asked_again(
    family: Family, session: Session
) -> None:
    family.comes_in("parent_carer")
    check = family.answers(better="Nobody rang.")
    assert "Who you are A parent or carer Change" in check.words
    assert "role" not in family.asked
    family.sends(check)
    assert session.scalars(select(Submission.role)).one() == "parent_carer"


def test_pressing_a_card_stores_nothing(pages: Pages, session: Session) -> None:
    pages.get("/tell?who=parent_carer", follow=True)
    assert session.scalars(select(Draft)).all() == []


def test_somebody_else_says_who_they_are_and_goes_on_to_what_everybody_is_asked(
    pages: Pages, family: Family
) -> None:
    page = pages.get(pages.get("/").link("Say who you are first"))
    assert "answer" not in page.fields()
    assert page.link("Back") == "/"
    assert family.answers_one("role", "helper") == "/tell/services"
    assert "I’m helping someone answer" in family.answers(better="Nobody rang.").words


def test_another_card_asks_again_who_somebody_is(family: Family) -> None:
    family.comes_in("parent_carer")
    family.answers_one("better", "Nobody rang.")
    family.comes_in("young_person")
    assert "answer" not in family.pages.get("/tell/role").fields()
    family.answers_one("role", "young_person_16_17")
    family.comes_in("parent_carer")
    assert "Who you are A parent or carer" in family.pages.get("/tell/check").words


def test_a_few_more_questions_are_offered_and_can_be_left(family: Family) -> None:
    family.comes_in("parent_carer")
    check = family.answers(better="Nobody rang.")
    assert "age_band" not in family.asked
    assert check.link("Answer 3 more questions") == "/tell/whose_words"
    assert family.pages.get("/tell/whose_words").link("Back") == "/tell/check"
    assert family.answers_one("whose_words", "mine") == "/tell/age_band"
    family.answers_one("age_band", "5_10")
    check = family.pages.get("/tell/check")
    assert check.link("Answer 1 more question") == "/tell/plan_status"
    assert "EHC plan" not in check.words
    assert family.answers_one("plan_status", "plan") == "/tell/check"
    assert "more question" not in family.pages.get("/tell/check").words


def test_what_was_answered_of_the_few_more_can_be_changed(family: Family) -> None:
    family.answers(better="Nobody rang.", age_band="5_10")
    page = family.pages.get("/tell/check")
    change = page.link("Change Age")
    fields = family.pages.get(change).fields()
    assert family.pages.post(change, fields | {"answer": "0_4"}).response.location == "/tell/check"
    assert "Age 4 or under" in family.pages.get("/tell/check").words


def test_an_area_can_be_named_only_where_somebody_says_it(family: Family) -> None:
    family.comes_in("young_person")
    family.answers_one("better", "Nobody rang.")
    assert "Yes, with my district" not in family.pages.get("/tell/permission").words
    family.answers_one("district", "rather_not_say")
    assert "Yes, with my district" not in family.pages.get("/tell/permission").words
    family.answers_one("district", "watford")
    assert "Yes, with my district" in family.pages.get("/tell/permission").words
