"""One question a page: every one can be skipped, changed and gone back from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from feedback.areas import load_area
from feedback.models import Concern, Draft, Submission
from tests.journeys.actors import Family

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp
    from tests.support.pages import Pages

QUESTIONS = [question.id for question in load_area("hertfordshire").questions_in("parent_carer")]


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


def close(session: Session) -> None:
    """End the conversation."""
    session.execute(text("UPDATE conversation SET state = 'closed'"))
    session.commit()


WAYS = {
    "I’m a parent or carer About 3 minutes": (
        "/tell/services",
        "What is it about?",
    ),
    "I’m a young person Age 11 to 25": ("/tell/role", "How old are you?"),
    "I’m a child Under 11": ("/tell/rating", "How is school?"),
    "Easy Read Pictures and short words": ("/tell/role", "Who are you?"),
}


def test_the_start_page_shows_four_ways_in_and_each_begins_its_own(pages: Pages) -> None:
    page = pages.get("/")
    assert page.h1 == "Tell us what it’s really like"
    assert page.link("999") == "tel:999"
    for way, (address, title) in WAYS.items():
        moved = pages.get(page.link(way), status=302).response.location
        assert moved.split("?")[0] == address
        assert pages.get(moved).h1 == title


def test_a_card_that_does_not_exist_ticks_nothing(pages: Pages) -> None:
    assert "answer" not in pages.get("/tell/role?who=nonsense").fields()
    assert "answer" not in pages.get("/tell/rating?who=ok").fields()


def test_a_closed_conversation_says_so_kindly_and_gives_numbers(
    pages: Pages, session: Session
) -> None:
    close(session)
    page = pages.get("/")
    assert page.h1 == "We are not asking right now"
    assert page.link("call 999") == "tel:999"
    assert pages.get("/tell/role", status=409).h1 == page.h1


@pytest.mark.parametrize("question", QUESTIONS)
def test_looking_at_a_question_stores_nothing(
    pages: Pages, session: Session, question: str
) -> None:
    page = pages.get(f"/tell/{question}")
    assert page.h1 == load_area("hertfordshire").question(question).wording("parent_carer").title
    assert session.scalars(select(Draft)).all() == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_skipped_or_left_empty(pages: Pages, question: str) -> None:
    for how in ({"skip": "yes"}, {}):
        page = pages.get(f"/tell/{question}")
        moved = pages.post(f"/tell/{question}", {**page.fields(), **how})
        assert moved.response.location != f"/tell/{question}"


def test_questions_of_other_ways_in_are_not_here(pages: Pages) -> None:
    pages.get("/tell/nonsense", status=404)


def test_coming_back_to_a_question_shows_what_was_answered(family: Family) -> None:
    family.answers_one("services", ["school", "travel"])
    family.answers_one("better", "Nobody rang.")
    family.answers_one("rating", "ok")
    assert family.pages.get("/tell/services").fields()["answer"] == ["school", "travel"]
    assert family.pages.get("/tell/better").fields()["answer"] == "Nobody rang."
    assert family.pages.get("/tell/rating").fields()["answer"] == "ok"


def test_later_pages_remind_of_the_tiles_that_were_chosen(family: Family) -> None:
    family.answers_one("services", ["school", "travel", "not_sure"])
    assert "You chose: School support · Travel" in family.pages.get("/tell/better").words
    assert "Not sure" not in family.pages.get("/tell/better").words


def test_an_answer_can_be_taken_away_again_by_skipping(family: Family) -> None:
    family.answers_one("rating", "ok")
    family.answers_one("rating", None)
    assert "answer" not in family.pages.get("/tell/rating").fields()


def test_words_that_were_skipped_are_not_sent_but_are_still_in_the_box(family: Family) -> None:
    family.answers_one("better", "Not sure I want to say this.", skip="yes")
    assert family.pages.get("/tell/better").value("answer") == "Not sure I want to say this."
    assert "Not sure I want" not in family.pages.get("/tell/check").words


def test_back_keeps_the_words_on_the_page(family: Family) -> None:
    to = family.answers_one("better", "Half a thou", back="yes")
    assert to == "/tell/good"
    assert family.pages.get("/tell/better").value("answer") == "Half a thou"


def test_back_from_too_many_words_keeps_them_and_does_not_send_them(family: Family) -> None:
    long = "word " * 4200
    assert family.answers_one("better", long, back="yes") == "/tell/good"
    assert family.pages.get("/tell/better").value("answer") == long.strip()
    assert "word word" not in family.pages.get("/tell/check").words


def test_a_change_from_the_check_page_leads_back_to_it(family: Family) -> None:
    family.answers_one("better", "Nobody rang.")
    check = family.pages.get("/tell/check")
    change = check.link("Change What could be better")
    page = family.pages.get(change)
    assert page.link("Voices of Hertfordshire") == "/"
    moved = family.pages.post(change, {**page.fields(), "answer": "Somebody rang."})
    assert moved.response.location == "/tell/check"
    assert "Somebody rang." in family.pages.get("/tell/check").words


def test_the_check_page_shows_every_answer_and_what_was_left_out(family: Family) -> None:
    check = family.answers(services=["school"], rating="very_bad", better="Line one\nline two")
    assert "What it is about School support" in check.words
    assert "How it has been Very bad" in check.words
    assert "Line one<br>line two" in check.html
    assert "Where you live Not answered" in check.words
    assert "Showing your words Not answered. We only count your answers." in check.words


def skips_to_the_end(family: Family, question: str, answer: str = "") -> str:
    """Press the button on the page of a question, and say where it leads."""
    assert "Check and send" in family.pages.get(f"/tell/{question}").words
    left = family.pages.post(f"/tell/{question}", {"answer": answer, "end": "yes"})
    return str(left.response.location)


def test_skipping_to_the_end_still_asks_who_may_see_the_words(family: Family) -> None:
    family.answers_one("better", "Nobody rang.")
    assert skips_to_the_end(family, "age_band") == "/tell/permission"
    assert "Check and send" not in family.pages.get("/tell/permission").words
    family.answers_one("permission", "quote")
    assert skips_to_the_end(family, "age_band") == "/tell/check"
    assert "Yes, but not where I live" in family.pages.get("/tell/check").words


def test_skipping_to_the_end_without_words_leads_to_checking(family: Family) -> None:
    family.answers_one("rating", "ok")
    assert skips_to_the_end(family, "age_band") == "/tell/check"


def test_the_first_words_may_be_the_last(family: Family) -> None:
    assert "Check and send" not in family.pages.get("/tell/good").words
    family.answers_one("rating", "ok")
    assert skips_to_the_end(family, "good", "The taxi is kind.") == "/tell/permission"
    assert "The taxi is kind." in family.pages.get("/tell/check").words


def test_carrying_on_leads_to_where_somebody_stopped(family: Family) -> None:
    family.answers_one("district", "watford")
    assert family.pages.get("/").link("Carry on Come back to what you started") == "/tell/good"
    family.pages.post("/tell/good", {"answer": "Half a", "later": "yes"})
    assert family.pages.get("/").link("Carry on Come back to what you started") == "/tell/good"
    assert family.pages.post("/later", follow=True).link("Go on now") == "/tell/good"


@pytest.mark.parametrize("way", ["parent_carer", "easy_read"])
def test_who_only_wants_to_be_counted_is_told_so(family: Family, way: str) -> None:
    family.comes_in(way)
    family.answers_one("better", "Nobody rang.")
    family.answers_one("permission", "count_only")
    check = family.pages.get("/tell/check")
    assert "Showing your words No" in check.words
    assert "Only our team reads your words" not in check.words
    family.sends(check)
    assert "Only our team reads your words" in family.pages.get("/tell/thank-you").words


def test_who_did_not_say_who_may_see_their_words_is_told_that_only_the_team_may(
    family: Family,
) -> None:
    family.answers_one("better", "Nobody rang.")
    assert "Only our team reads your words" in family.pages.get("/tell/check").words


@pytest.mark.parametrize("way", ["child", "easy_read"])
def test_where_reading_takes_long_sending_comes_before_more_questions(
    family: Family, way: str
) -> None:
    family.comes_in(way)
    family.answers_one("better", "It is loud.")
    words = family.pages.get("/tell/check").words
    assert words.index("Send my answers") < words.index("A few more questions")


def test_not_sure_is_kept_beside_other_tiles(family: Family) -> None:
    family.answers_one("services", ["school", "not_sure"])
    assert "School support, Not sure" in family.pages.get("/tell/check").words


def test_nothing_to_send_leads_to_a_question_instead_of_a_button(
    family: Family, session: Session
) -> None:
    check = family.answers(role="parent_carer", district="watford")
    assert "There is nothing to send yet" in check.words
    token = {"form_key": family.pages.get("/tell/role").fields()["form_key"]}
    assert family.pages.post("/tell/check", token).response.location == "/tell/check"
    assert session.scalars(select(Submission)).all() == []


def test_someone_who_began_can_carry_on_from_the_start_page(family: Family) -> None:
    assert "Carry on" not in family.pages.get("/").words
    family.answers_one("better", "Nobody rang.")
    assert "Carry on" in family.pages.get("/").words


def test_help_numbers_come_at_once_when_words_may_mean_danger(family: Family) -> None:
    asked = "Are you worried about someone?"
    family.answers_one("good", "My teacher is kind.")
    assert asked not in family.pages.get("/tell/better").words
    family.answers_one("better", "My dad hits me and I am scared.")
    check = family.pages.get("/tell/check")
    for page in (family.pages.get("/tell/one_thing"), check):
        assert asked in page.words
        assert page.link("Emergency services: call 999") == "tel:999"
        assert "You can still send your answers." in page.words
        assert "flag" not in page.words.lower()
    assert family.sends(check)
    assert '<details class="more" open>' in family.pages.get("/tell/thank-you").html


def test_danger_in_another_language_brings_help_and_is_read_first(
    family: Family, session: Session
) -> None:
    family.answers_one("better", "Ktoś bije mojego syna.")
    check = family.pages.get("/tell/check")
    assert check.link("Emergency services: call 999") == "tel:999"
    family.sends(check)
    (concern,) = session.scalars(select(Concern)).all()
    assert concern.kind == "harm_by_other"


def test_help_is_told_in_full_once_and_then_in_one_line(family: Family) -> None:
    asked, line = "Are you worried about someone?", "Need someone now? Call 999, or more help"
    family.answers_one("better", "My dad hits me and I am scared.")
    assert asked in family.pages.get("/tell/one_thing").words
    family.answers_one("one_thing", "Make it stop.")
    for question in ("better", "whose_words", "permission"):
        page = family.pages.get(f"/tell/{question}")
        assert asked not in page.words
        assert line in page.words
        assert page.link("999") == "tel:999"
        assert page.link("more help") == "/help"
    check = family.pages.get("/tell/check")
    assert asked in check.words
    assert line not in check.words


def test_help_numbers_go_when_the_words_do(family: Family) -> None:
    family.answers_one("better", "My dad hits me and I am scared.")
    family.answers_one("better", "We wait too long.")
    assert "Are you worried" not in family.pages.get("/tell/check").words


def test_no_cookie_is_set_but_the_session(family: Family) -> None:
    family.shares("Nobody rang.")
    kept = {cookie.key for cookie in family.pages.client._cookies.values()}
    assert kept == {"session"}


def test_the_cookie_stays_small_however_much_is_written(family: Family) -> None:
    family.answers(better="long " * 3900, good="words " * 3000, services=["school"])
    assert len(family.pages.client.get_cookie("session").value) < 1000


def test_stopping_deletes_what_was_begun(family: Family, session: Session) -> None:
    family.answers_one("better", "Nobody rang.")
    check = family.pages.get("/tell/check")
    forgotten = family.pages.post("/tell/forget", check.fields(1), follow=True)
    assert forgotten.h1 == "Deleted"
    assert "Your answers are gone from this phone. Nothing was sent." in forgotten.words
    assert "still with us" not in forgotten.words
    assert session.scalars(select(Draft)).all() == []
    assert family.pages.get("/tell/check").h1 == "There is nothing to check yet"


def test_stopping_keeps_the_seven_words_of_what_was_sent_before(family: Family) -> None:
    code = family.shares("Nobody rang.")
    family.answers_one("better", "And then they did.")
    check = family.pages.get("/tell/check")
    forgotten = family.pages.post("/tell/forget", check.fields(1), follow=True)
    assert "What you sent before is still with us" in forgotten.words
    assert "Nothing was sent" not in forgotten.words
    assert family.pages.get(forgotten.link("see its seven words")).h1 == "Thank you"
    assert family.sees_the_code() == code


def test_a_draft_outlives_a_conversation_that_closes(family: Family, session: Session) -> None:
    check = family.answers(better="Nobody rang.")
    close(session)
    refused = family.pages.post("/tell/check", check.fields(), status=409)
    assert refused.h1 == "We are not asking right now"
    assert "Nobody rang." in family.pages.get("/tell/check").words
    assert "Send my answers" not in family.pages.get("/tell/check").words


def test_two_phones_never_see_each_others_answers(app: FeedbackApp, pages: Pages) -> None:
    Family(pages).answers_one("better", "Nobody rang.")
    other = type(pages)(app)
    assert other.get("/tell/better").fields()["answer"] == ""
