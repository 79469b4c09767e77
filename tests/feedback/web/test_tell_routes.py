"""Four ways in, one record: each asks in its own words, and the words can change on any page."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.areas import load_area
from feedback.models import Submission
from tests import factories
from tests.journeys.actors import Family

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.support.pages import Pages

AREA = load_area("hertfordshire")
WORDS = "It is too loud at lunch."
PICTURED = [route.id for route in AREA.routes if route.needs_pictures]


@pytest.fixture
def family(pages: Pages) -> Family:
    """Somebody with a phone."""
    return Family(pages)


def stored(session: Session) -> Submission:
    """Return the only submission there is."""
    return session.scalars(select(Submission)).one()


@pytest.mark.parametrize("way", PICTURED)
def test_a_way_in_with_pictures_has_one_on_every_page(family: Family, way: str) -> None:
    family.comes_in(way)
    for question in AREA.questions_in(way):
        page = family.pages.get(f"/tell/{question.id}")
        assert page.h1 == question.wordings[way].title
        assert len(page.document.findall(".//h1//{*}svg")) == 1
        assert 'class="family easy"' in page.html


@pytest.mark.parametrize("way", PICTURED)
def test_no_sentence_of_easy_words_is_longer_than_fifteen_words(family: Family, way: str) -> None:
    family.comes_in(way)
    addresses = [f"/tell/{question.id}" for question in AREA.questions_in(way)]
    for address in (*addresses, "/tell/check"):
        page = family.pages.get(address).document
        blocks = [
            one
            for one in page.find(".//main").iter()
            if one.tag in {"h1", "label", "button", "dt"} or "govuk-hint" in one.get("class", "")
        ]
        blocks += page.findall(".//*[@aria-label='Before you write']//li")
        for block in blocks:
            said = "".join(part for part in block.itertext()).strip()
            sentences = re.split(r"(?<=[.?:])\s+", said)
            assert max(len(sentence.split()) for sentence in sentences) <= 15, said


@pytest.mark.parametrize("way", PICTURED)
def test_three_faces_are_stored_under_the_ids_of_the_five(
    family: Family, session: Session, way: str
) -> None:
    family.comes_in(way)
    page = family.pages.get("/tell/rating")
    for face in ("Good", "OK", "Not good"):
        assert face in page.words
    assert "Very" not in page.words
    check = family.answers(rating="not_good")
    family.sends(check)
    assert [answer.choice for answer in stored(session).answers] == ["not_good"]


@pytest.mark.parametrize("way", ["young_person", "child", "easy_read"])
def test_silence_means_only_count(family: Family, session: Session, way: str) -> None:
    family.comes_in(way)
    family.shares(WORDS)
    assert (stored(session).route, stored(session).permission) == (way, "count_only")


@pytest.mark.parametrize(
    ("way", "said", "means"),
    [
        ("child", "No", "count_only"),
        ("child", "Yes", "quote"),
        ("easy_read", "No", "count_only"),
        ("easy_read", "Yes", "quote"),
        ("easy_read", "Yes. You can say my area", "quote_with_area"),
    ],
)
def test_a_yes_in_easy_words_allows_no_more_than_it_says(
    family: Family, session: Session, way: str, said: str, means: str
) -> None:
    family.comes_in(way)
    family.answers_one("district", "watford")
    family.answers_one("better", WORDS)
    assert said in family.pages.get("/tell/permission").words
    assert AREA.choice_words("permission", means, way) == said
    family.shares(WORDS, permission=means)
    assert stored(session).permission == means


def test_a_child_is_a_child_without_being_asked(family: Family, session: Session) -> None:
    family.comes_in("child")
    family.shares(WORDS, helped="family", whose_words="written_down_for", age_band="5_10")
    assert "role" not in family.asked
    told = stored(session)
    about = (told.role, told.helped, told.whose_words, told.age_band, told.district)
    assert about == ("child_under_11", "family", "written_down_for", "5_10", None)


def test_an_adult_who_pressed_the_wrong_card_is_not_shown_as_the_child(family: Family) -> None:
    family.answers_one("role", "parent_carer")
    family.comes_in("child")
    assert "A parent or carer" not in family.pages.get("/tell/check").words


def test_the_age_of_a_young_person_is_who_they_are(family: Family, session: Session) -> None:
    family.comes_in("young_person")
    family.answers_one("district", "watford")
    family.shares(WORDS, role="young_person_16_17", permission="quote_with_area")
    assert "age_band" not in family.asked
    told = stored(session)
    assert (told.route, told.role, told.permission) == (
        "young_person", "young_person_16_17", "quote_with_area",
    )  # fmt: skip


def test_words_nobody_helped_with_are_ones_own(family: Family, session: Session) -> None:
    family.comes_in("easy_read")
    family.shares(WORDS, helped="nobody")
    assert "whose_words" not in family.asked
    assert (stored(session).helped, stored(session).whose_words) == ("nobody", "mine")


@pytest.mark.parametrize("way", ["parent_carer", "young_person", "child", "easy_read"])
def test_nobody_has_to_say_anything_about_themselves(
    family: Family, session: Session, way: str
) -> None:
    family.comes_in(way)
    about = [question for question in AREA.questions_in(way) if question.section == "about"]
    asked = [question for question in about if question.id != "permission"]
    family.answers(better=WORDS)
    for question in asked:
        family.answers_one(question.id, "rather_not_say")
    check = family.pages.get("/tell/check")
    rather_not = "I do not want to say" if way in PICTURED else "I’d rather not say"
    for question in asked:
        assert f"{question.wording(way).heading} {rather_not}" in check.words
        assert family.pages.get(f"/tell/{question.id}").fields()["answer"] == "rather_not_say"
    family.sends(check)
    assert {getattr(stored(session), q.id) for q in asked} == {None}


def test_a_family_is_told_what_we_keep_before_the_first_words_and_not_again(
    family: Family,
) -> None:
    for way, told in {
        "parent_carer": "People may guess it was you if few families write.",
        "young_person": "If you may get hurt, we tell people who can keep you safe.",
        "child": "A grown-up in our team reads them on weekdays.",
        "easy_read": "We keep your words. Not your name.",
    }.items():
        family.comes_in(way)
        assert told in family.pages.get("/tell/good").words
        assert "Before you write" not in family.pages.get("/tell/better").words


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("parent_carer", "Few people like you in Watford have told us so far."),
        ("easy_read", "Few people in Watford have told us so far."),
    ],
)
def test_one_of_few_in_a_district_is_told_that_somebody_may_guess(
    family: Family, session: Session, way: str, told: str
) -> None:
    family.comes_in(way)
    family.answers(better=WORDS, role="parent_carer", district="watford")
    for _ in range(4):
        factories.submission(session, district="watford")
    for other in ({"district": "stevenage"}, {"district": None}, {"role": "professional"}):
        submission = factories.submission(session, district="watford")
        for key, value in other.items():
            setattr(submission, key, value)
    factories.submission(session, district="watford", received_on=date(2026, 11, 17))
    session.commit()
    # Before the first words, where they say who may see them, and before they send it.
    at = ("/tell/good", "/tell/permission", "/tell/check")
    for page in at:
        assert (told in family.pages.get(page).words) is (page != "/tell/check")
    family.answers_one("permission", "quote")
    check = family.pages.get("/tell/check")
    assert told in check.words
    assert check.link("Change where you live") == "/tell/district?from=check"
    assert "Few people" not in family.pages.get("/tell/better").words
    factories.submission(session, district="watford")
    session.commit()
    for page in at:
        assert "Few people" not in family.pages.get(page).words


def test_parents_say_where_they_live_before_they_write(family: Family) -> None:
    family.comes_in("parent_carer")
    assert family.answers_one("rating", "ok") == "/tell/district"
    assert family.answers_one("district", "watford") == "/tell/good"
    assert "Few people like you in Watford" in family.pages.get("/tell/good").words


def test_something_else_is_told_by_the_same_way_in(family: Family) -> None:
    family.comes_in("child")
    family.shares(WORDS)
    again = family.pages.get("/tell/thank-you").link("Tell us something else")
    assert family.pages.get(again, follow=True).h1 == "How is school?"


def test_answers_sent_again_from_another_page_are_the_same_answers(
    family: Family, session: Session
) -> None:
    family.comes_in("child")
    check = family.answers(better=WORDS, helped="nobody", permission="quote")
    key = check.fields()["form_key"]
    family.sends(check)
    page = family.pages.get("/tell/better")
    sent = {**page.fields(), "form_key": key, "answer": WORDS}
    family.pages.post("/tell/better", sent)
    family.sends(family.pages.get("/tell/check"))
    assert stored(session).role == "child_under_11"
