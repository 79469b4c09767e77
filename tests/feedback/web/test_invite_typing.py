"""Typing in a paper form: stored once, as ticked, and its seven words shown for the family."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from feedback.models import AuditEvent, Comment, Report, Submission
from feedback.services import codes
from tests import factories
from tests.support.pages import Page, Pages

ADDRESS = "/bring-families-in/type-in"
TYPED = "/bring-families-in/typed"
ANSWERS: dict[str, Any] = {
    "services": ["school", "travel"],
    "rating": "not_good",
    "good": "Invented: the teacher is kind.",
    "better": "Invented: the bus never comes.",
    "role": "other_family",
    "whose_words": "mine",
    "age_band": "5_10",
    "district": "stevenage",
    "plan_status": "asked",
    "permission": "quote",
}


@pytest.fixture
def desk(session, pages) -> Pages:
    """A facilitator who has signed in."""
    account = factories.account(session)
    session.commit()
    return pages.signs_in(account)


def on_day(day: date) -> dict[str, Any]:
    return {"day": [str(day.day), str(day.month), str(day.year)]}


def save(desk: Pages, answers: dict[str, Any], *, status: int = 302) -> Page:
    """Open a form, type answers over what it starts with, and press the button."""
    page = desk.get(ADDRESS)
    begun = on_day(date(2026, 11, 17)) | {k: page.fields()[k] for k in ("form_key", "permission")}
    return desk.post(ADDRESS, begun | answers, status=status)


def stored(session) -> list[Submission]:
    session.expire_all()
    return list(session.scalars(select(Submission)))


def test_the_page_asks_what_the_paper_asks_in_its_order(desk, app) -> None:
    words = desk.get(ADDRESS).words
    titles = [q.wording("parent_carer").title for q in app.area.questions_in("parent_carer")]
    assert all(title in words for title in titles)
    assert words.index("1. ") < words.index("What could be better?") < words.index("Who are you?")
    assert "Under 11" in words  # An Easy Read form may tick it.


def test_a_typed_form_is_stored_as_it_was_ticked(desk, session) -> None:
    assert save(desk, ANSWERS | on_day(date(2026, 11, 2))).response.location == TYPED
    (one,) = stored(session)
    assert (one.route, one.role, one.whose_words) == ("import", "other_family", "mine")
    assert (one.permission, one.district, one.plan_status) == ("quote", "stevenage", "asked")
    assert (one.received_on, one.month, one.age_band) == (date(2026, 11, 2), "2026-11", "5_10")
    assert {each.service for each in one.services} == {"school", "travel"}
    assert [answer.choice for answer in one.answers if answer.choice] == ["not_good"]
    assert [c.original.words for c in one.comments] == [ANSWERS["good"], ANSWERS["better"]]
    assert {comment.state for comment in one.comments} == {"waiting"}


def test_what_nobody_ticked_is_only_counted(desk, session) -> None:
    save(desk, {"rating": "good"})
    (one,) = stored(session)
    assert (one.permission, one.role, one.district) == ("count_only", None, None)


def test_the_seven_words_are_shown_for_a_slip_and_open_the_familys_page(desk, session) -> None:
    page = save(desk, ANSWERS)
    page = desk.get(page.response.location)
    code = codes_on(page)
    assert len(code.split()) == codes.WORDS
    assert "Read and clear" in page.words
    family = Pages(desk.app)
    opened = family.post("/your-words", {"code": code}, follow=True)
    assert "Take my words back" in opened.words


def codes_on(page: Page) -> str:
    return " ".join("".join(each.itertext()) for each in page.document.iter("code"))


def test_words_that_may_mean_danger_are_said_to_come_first(desk, session) -> None:
    save(desk, {"better": "Invented: he said he wants to kill himself."})
    assert session.scalars(select(Comment.concern_is_open)).one()
    assert "Read this one first" in desk.get(TYPED).words
    assert "Invented: he said" in desk.get("/check/concerns").words


def test_pressing_twice_stores_one_form_and_shows_the_same_words(desk, session) -> None:
    sent = {**ANSWERS, **on_day(date(2026, 11, 2)), "form_key": "a" * 64}
    first, second = desk.post(ADDRESS, sent, follow=True), desk.post(ADDRESS, sent, follow=True)
    assert codes_on(first) == codes_on(second)
    assert len(stored(session)) == 1
    assert len(list(session.scalars(select(AuditEvent)))) == 1


@pytest.mark.parametrize("change", [{"good": "Invented: other words."}, on_day(date(2026, 11, 3))])
def test_the_same_form_with_other_answers_asks_before_it_is_stored(desk, session, change) -> None:
    sent = {**ANSWERS, **on_day(date(2026, 11, 2)), "form_key": "a" * 64}
    desk.post(ADDRESS, sent)
    page = desk.post(ADDRESS, sent | change, status=400)
    assert "This form was saved before" in page.words
    assert len(stored(session)) == 1
    session.rollback()  # A test that reads on would keep the page from writing.
    assert page.value("form_key") != "a" * 64
    desk.post(ADDRESS, sent | change | {"form_key": page.value("form_key")})
    assert len(stored(session)) == 2


def test_the_record_says_who_typed_it_and_never_the_words(desk, session) -> None:
    save(desk, ANSWERS)
    (event,) = session.scalars(select(AuditEvent))
    (one,) = stored(session)
    assert (event.what, event.subject, event.subject_id) == (
        "typed in a paper form",
        "submission",
        one.id,
    )
    assert event.account_id is not None


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (["18", "11", "2026"], "Enter a day that is not in the future"),
        (["16", "11", "2025"], "Enter a day in the last year"),
        (["31", "2", "2026"], "Enter a real day, such as 31 1 2027"),
        (["", "", ""], "Enter the day the form came in"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    desk, session, day, says
) -> None:
    page = save(desk, ANSWERS | {"day": day}, status=400)
    assert says in page.words
    assert page.link(says) == "#day-day"
    assert page.value("good") == ANSWERS["good"]
    assert stored(session) == []


def test_a_form_with_nothing_on_it_is_refused(desk, session) -> None:
    page = save(desk, {"role": "parent_carer"}, status=400)
    assert "Type in at least one answer" in page.words
    assert stored(session) == []


def test_answers_the_page_did_not_offer_and_somebodys_code_are_refused(desk, session) -> None:
    assert "Choose from the answers" in save(desk, {"rating": "superb"}, status=400).words
    code = codes_on(desk.get(save(desk, ANSWERS).response.location))
    page = save(desk, {"better": code}, status=400)
    assert "Those are your seven words" in page.words
    assert len(stored(session)) == 1


def test_a_form_of_a_month_that_is_closed_counts_in_the_next(desk, session) -> None:
    report = Report(
        area_id="hertfordshire",
        month="2026-10",
        version=1,
        state="with_forum",
        made_at=factories.NOW,
    )
    session.add(report)
    session.commit()
    save(desk, ANSWERS | on_day(date(2026, 10, 30)))
    (one,) = stored(session)
    assert (one.received_on, one.month) == (date(2026, 10, 30), "2026-11")
    assert "so it is counted later" in desk.get(TYPED).words


def test_the_next_form_starts_with_the_same_day(desk) -> None:
    save(desk, ANSWERS | on_day(date(2026, 11, 2)))
    page = desk.get(desk.get(TYPED).link("Type in the next form"))
    assert 'value="2"' in page.html
    assert 'value="17"' in desk.get(f"{ADDRESS}?day=nonsense").html


def test_without_a_form_there_is_no_slip(desk) -> None:
    assert desk.get(TYPED, status=302).response.location == ADDRESS


def test_hostile_words_stay_words(desk, session) -> None:
    save(desk, {"good": "<script>alert(1)</script>\x00{{ 7*7 }}"})
    (one,) = stored(session)
    assert one.comments[0].original.words == "<script>alert(1)</script>{{ 7*7 }}"
