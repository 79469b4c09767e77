"""Sending: once, whatever is pressed, and with a code that only the phone can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from feedback.models import Comment, OriginalWords, Submission
from tests.journeys.actors import Family

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.support.pages import Pages


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


def words(session: Session) -> list[str]:
    """All words that are stored, oldest first."""
    found = session.scalars(select(OriginalWords.words).order_by(OriginalWords.comment_id)).all()
    session.rollback()  # lets go of the turn to write, which the pages need
    return list(found)


def test_pressing_send_fifty_times_stores_once_and_shows_the_same_code(
    family: Family, session: Session
) -> None:
    check = family.answers(better="Nobody rang.")
    code = family.sends(check)
    for _ in range(49):
        assert family.sends(check) == code
    assert session.scalar(select(func.count()).select_from(Submission)) == 1


def test_the_thank_you_page_says_what_happens_next_and_when(family: Family) -> None:
    family.shares("Nobody rang.")
    page = family.pages.get("/tell/thank-you")
    assert "We read on weekdays" in page.words
    assert "Your words join the themes of November 2026" in page.words
    assert "The report for November 2026 comes out in December 2026" in page.words
    assert "not a complaint" in page.words
    assert page.link("How to make a complaint").startswith("https://www.hertfordshire.gov.uk/")
    assert "Your child has no school or college to go to" in page.words
    assert page.link("call 999") == "tel:999"
    assert '<details class="more" open>' not in page.html


def test_the_thank_you_page_opens_their_own_page(family: Family) -> None:
    family.shares("Nobody rang.")
    page = family.pages.get("/tell/thank-you")
    opened = family.pages.post("/your-words", page.fields(1), follow=True)
    assert opened.h1 == "What happened to your words"


def test_the_thank_you_page_says_where_the_seven_words_are_for_another_day(family: Family) -> None:
    family.shares("Nobody rang.")
    page = family.pages.get("/tell/thank-you")
    assert "On another day, go to localhost/your-words." in page.words
    near = page.words.index("Do other people use this phone?")
    assert near < page.words.index("What happens next")


def test_answers_without_words_are_said_to_be_counted(family: Family) -> None:
    family.shares(rating="good")
    assert "Your answers are counted" in family.pages.get("/tell/thank-you").words


def test_the_code_is_nowhere_in_the_database_or_the_cookie(
    family: Family, session: Session
) -> None:
    code = family.shares("Nobody rang.")
    kept = [str(row) for row in session.execute(text("SELECT * FROM submission"))]
    with family.pages.client.session_transaction() as cookie:
        kept.append(str(dict(cookie)))
    assert not any(word in part for word in [code, code.split()[0]] for part in kept)


def test_this_phone_forgets_the_code_when_asked(family: Family) -> None:
    family.shares("Nobody rang.")
    page = family.pages.get("/tell/thank-you")
    family.pages.post("/tell/forget", page.fields(1))
    assert family.pages.get("/tell/thank-you", status=302).response.location == "/"
    with family.pages.client.session_transaction() as cookie:
        assert not {"draft", "sent", "words"} & set(cookie)


def test_the_check_page_after_sending_says_that_all_is_sent(family: Family) -> None:
    family.shares("Nobody rang.")
    assert family.pages.get("/tell/check").h1 == "You have sent your answers"


def test_telling_something_else_is_a_new_submission_with_a_new_code(
    family: Family, session: Session
) -> None:
    first = family.shares("Nobody rang.")
    second = family.shares("And then they did.")
    assert first != second
    assert words(session) == ["Nobody rang.", "And then they did."]


def test_a_send_button_of_long_ago_does_no_harm(family: Family, session: Session) -> None:
    family.answers_one("better", "Nobody rang.")
    family.pages.post("/tell/check", {"form_key": "0f" * 32})
    family.pages.post("/tell/check", {"form_key": "<script>"})
    assert words(session) == []
    assert "Nobody rang." in family.pages.get("/tell/check").words


def edits_after_sending(family: Family) -> str:
    """Send, go Back to a page the browser kept, change the words, and send again."""
    family.answers_one("good", "A kind teacher.")
    family.answers_one("better", "Nobody rang.")
    kept = family.pages.get("/tell/better").fields()
    code = family.sends(family.pages.get("/tell/check"))
    family.pages.post("/tell/better", {**kept, "answer": "Nobody rang for a year."})
    check = family.pages.get("/tell/check")
    assert "A kind teacher." in check.words
    sent = family.pages.post("/tell/check", check.fields())
    assert sent.response.location == "/tell/which"
    return code


def test_changed_answers_are_shown_beside_the_first_and_nothing_is_lost(
    family: Family, session: Session
) -> None:
    edits_after_sending(family)
    page = family.pages.get("/tell/which")
    assert "Nobody rang." in page.words
    assert "Nobody rang for a year." in page.words
    assert words(session) == ["A kind teacher.", "Nobody rang."]


def test_using_the_new_answers_takes_the_first_back(family: Family, session: Session) -> None:
    first = edits_after_sending(family)
    page = family.pages.get("/tell/which")
    for _ in range(3):
        family.pages.post("/tell/which", {**page.fields(), "use": "new"})
        assert family.sees_the_code() != first
    assert words(session) == ["A kind teacher.", "Nobody rang for a year."]
    states = session.scalars(select(Comment.state).order_by(Comment.id)).all()
    assert states == ["withdrawn", "withdrawn", "waiting", "waiting"]


def test_keeping_both_stores_both_under_two_codes(family: Family, session: Session) -> None:
    first = edits_after_sending(family)
    page = family.pages.get("/tell/which")
    for _ in range(3):
        family.pages.post("/tell/which", {**page.fields(), "use": "both"})
        assert family.sees_the_code() != first
    assert len(words(session)) == 4
    assert family.follows(first).h1 == "What happened to your words"


def test_keeping_the_first_answers_shows_their_code_again(family: Family, session: Session) -> None:
    first = edits_after_sending(family)
    page = family.pages.get("/tell/which")
    family.pages.post("/tell/which", {**page.fields(), "use": "first"})
    assert family.sees_the_code() == first
    assert words(session) == ["A kind teacher.", "Nobody rang."]


def test_which_answers_is_asked_only_when_there_are_two(family: Family) -> None:
    assert family.pages.get("/tell/which", status=302).response.location == "/tell/check"
    family.answers_one("better", "Nobody rang.")
    assert family.pages.get("/tell/which", status=302).response.location == "/tell/check"


def test_which_answers_has_to_be_one_of_the_three(family: Family, session: Session) -> None:
    edits_after_sending(family)
    page = family.pages.get("/tell/which")
    again = family.pages.post("/tell/which", {**page.fields(), "use": "neither"}, status=200)
    assert "Choose one of the three" in again.words
    assert len(words(session)) == 2


def test_a_page_kept_by_another_phone_starts_afresh(family: Family, session: Session) -> None:
    family.shares("Nobody rang.")
    other = Family(type(family.pages)(family.pages.app))
    with family.pages.client.session_transaction() as cookie:
        stolen = cookie["sent"]
    page = other.pages.get("/tell/rating")
    other.pages.post("/tell/rating", {**page.fields(), "form_key": stolen, "answer": "ok"})
    assert "Nobody rang." not in other.pages.get("/tell/check").words
