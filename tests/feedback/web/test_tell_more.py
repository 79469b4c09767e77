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


def test_a_few_more_questions_are_offered_once(family: Family) -> None:
    family.comes_in("parent_carer")
    check = family.answers(better="Nobody rang.")
    assert "age_band" not in family.asked
    assert "A few more questions Whose words · Age · EHC plan" in check.words
    assert check.link("A few more questions") == "/tell/whose_words"
    assert family.pages.get("/tell/whose_words").link("Back") == "/tell/check"
    assert family.answers_one("whose_words", "mine") == "/tell/age_band"
    assert family.answers_one("age_band", "", back="yes") == "/tell/whose_words"
    assert family.answers_one("age_band", None) == "/tell/plan_status"
    check = family.pages.get("/tell/check")
    assert "A few more questions EHC plan" in check.words
    assert "Age" not in check.words
    assert family.answers_one("plan_status", "plan") == "/tell/check"
    assert "more questions" not in family.pages.get("/tell/check").words


def test_nobody_is_promised_a_question_that_another_answer_may_spare_them(family: Family) -> None:
    family.comes_in("child")
    check = family.answers(better="It is loud.")
    assert "A few more questions Who helped you · Your age" in check.words
    assert family.answers_one("helped", "nobody") == "/tell/age_band"


def test_a_line_shows_how_far_along_a_question_is(family: Family) -> None:
    family.comes_in("child")
    family.answers_one("better", "It is loud.")
    for question, place in {"rating": "1", "good": "2", "permission": "5"}.items():
        (line,) = family.pages.get(f"/tell/{question}").document.iter("progress")
        assert (line.get("value"), line.get("max")) == (place, "6")  # Checking is still to come.
        assert line.get("aria-label") == f"Question {place} of 5"
    assert not list(family.pages.get("/tell/age_band").document.iter("progress"))


@pytest.mark.parametrize(("rating", "first"), [("very_bad", "better"), ("good", "good")])
def test_after_a_bad_time_what_could_be_better_comes_first(
    family: Family, rating: str, first: str
) -> None:
    second = {"better": "good", "good": "better"}[first]
    family.answers_one("rating", rating)
    assert family.answers_one("district", None) == f"/tell/{first}"
    assert "Before you write" in family.pages.get(f"/tell/{first}").words
    assert family.answers_one(first, "Something.") == f"/tell/{second}"
    assert family.answers_one(second, "Something else.") == "/tell/one_thing"
    assert family.answers_one("one_thing", "", back="yes") == f"/tell/{second}"


def test_another_card_asks_first_whose_the_waiting_answers_are(
    family: Family, session: Session
) -> None:
    family.answers_one("better", "A parent’s words.")
    page = family.pages.get("/tell?who=child")
    assert page.h1 == "Start again?"
    assert "A parent’s words." not in page.html
    left = family.pages.post("/tell/forget", page.fields()).response.location
    assert "A parent’s words." not in family.pages.get(left, follow=True).html
    assert "A parent’s words." not in family.pages.get("/tell/better").html
    assert session.scalars(select(Draft)).all() == []


def test_the_same_card_again_goes_on_with_the_same_answers(family: Family) -> None:
    family.answers_one("better", "A parent’s words.")
    family.pages.get("/tell?who=parent_carer", status=302)
    page = family.pages.get("/tell?who=easy_read")
    family.pages.get(page.link("Yes. Keep them and go on"), follow=True)
    assert "A parent’s words." in family.pages.get("/tell/better").html


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
