"""Finish later: seven words open half-given answers again, on any phone, and nothing else does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback import create_app
from feedback.clock import Clock
from feedback.models import Draft, Submission
from feedback.services import codes, drafts
from feedback.tasks import Worker
from feedback.web.limits import limiter
from tests.conftest import NOW, OPTIONS
from tests.journeys.actors import Family
from tests.support.pages import Pages

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp
    from tests.support.pages import Page

WORDS = "Our canary sings in Ware."


@pytest.fixture
def family(pages: Pages) -> Family:
    """Somebody who has written one answer, and is tired."""
    begun = Family(pages)
    begun.answers_one("better", WORDS)
    return begun


def finishes_later(family: Family) -> str:
    """Ask for the seven words, and write them down."""
    assert "We keep your answers for 28 days" in family.pages.get("/later").words
    kept = family.pages.post("/later", follow=True)
    return words_on(kept)


def words_on(page: Page) -> str:
    """Read the seven words off the page."""
    words = [one.text or "" for one in page.document.findall(".//ol//code")]
    assert len(words) == codes.WORDS
    return " ".join(words)


def stored(app: FeedbackApp, kind: type[Draft | Submission]) -> int:
    """Count what the database holds of one kind."""
    with app.database.reading() as session:
        return len(session.scalars(select(kind)).all())


@pytest.mark.parametrize("way", ["child", "easy_read"])
def test_a_break_is_offered_in_easy_words(pages: Pages, way: str) -> None:
    family = Family(pages)
    family.comes_in(way)
    family.answers_one("better", WORDS)
    for page in (pages.get("/later"), pages.post("/later", follow=True)):
        assert "easy" in (page.document.find("body").get("class") or "").split()
        assert ("Leave this page" in page.words) is (way == "child")
        assert "key to your answers" not in page.words
    assert "Open this page: localhost/come-back. Write your seven words there." in page.words


def test_another_phone_goes_on_with_the_seven_words_and_sends(
    app: FeedbackApp, family: Family
) -> None:
    words = finishes_later(family)
    other = Family(Pages(app))
    written = words.upper().replace(" ", ", ")
    next_one = other.pages.post("/come-back", {"code": written}, follow=True)
    assert next_one.h1 == "What should change first?"
    check = other.pages.get("/tell/check")
    assert WORDS in check.words
    other.sends(check)
    assert (stored(app, Submission), stored(app, Draft)) == (1, 0)
    over = Pages(app).post("/come-back", {"code": words}, status=200)
    assert "We do not know these words" in over.words


def test_a_second_press_and_coming_back_show_the_same_words(
    app: FeedbackApp, family: Family
) -> None:
    words = finishes_later(family)
    assert words_on(family.pages.post("/later", follow=True)) == words
    other = Pages(app)
    other.post("/come-back", {"code": words})
    assert words_on(other.get("/later")) == words


def test_words_of_answers_that_were_sent_are_never_shown_for_new_ones(family: Family) -> None:
    words = finishes_later(family)
    family.sends(family.pages.get("/tell/check"))
    family.answers_one("good", "The new teacher.")
    assert family.pages.get("/later").h1 == "Finish later"
    assert finishes_later(family) != words


def test_the_page_says_until_when(family: Family) -> None:
    finishes_later(family)
    assert "kept until 15 December 2026" in family.pages.get("/later").words


def test_looking_does_not_put_the_day_off_and_coming_back_does(
    app: FeedbackApp, family: Family
) -> None:
    words = finishes_later(family)
    app.clock = Clock(NOW + timedelta(days=3))
    assert "kept until 15 December 2026" in family.pages.get("/later").words
    other = Pages(app)
    other.post("/come-back", {"code": words})
    assert "kept until 18 December 2026" in other.get("/later").words


def test_neither_answers_nor_words_can_be_read_in_the_database(
    app: FeedbackApp, family: Family
) -> None:
    words = finishes_later(family)
    files = b"".join(file.read_bytes() for file in app.settings.instance.glob("test.db*"))
    key = drafts.key_from(app.keys, words)
    assert drafts.name_of(key).encode() in files
    for secret in ("canary", words, words.split()[0] + " " + words.split()[1], key):
        assert secret.encode() not in files
    assert bytes.fromhex(key) not in files


def test_a_shared_phone_forgets_and_the_words_still_open(family: Family) -> None:
    words = finishes_later(family)
    gone = family.pages.post("/later/forget", follow=True)
    assert gone.h1 == "This phone has forgotten"
    assert family.pages.get("/tell/check").h1 == "There is nothing to check yet"
    family.pages.post("/come-back", {"code": words})
    assert WORDS in family.pages.get("/tell/check").words


def test_what_is_half_written_on_a_page_is_kept_as_well(pages: Pages) -> None:
    begun = Family(pages)
    assert begun.answers_one("better", WORDS, later="yes") == "/later"
    finishes_later(begun)
    assert pages.get("/tell/better").value("answer") == WORDS


def test_there_is_nothing_to_keep_before_anything_is_written(pages: Pages) -> None:
    assert pages.get("/later", status=302).response.location == "/come-back"
    assert pages.post("/later").response.location == "/come-back"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "Enter your seven words"),
        ("acorn violin", "You have written 2 words"),
        ("acorn acorn acorn acorn acorn acorn zzzz", "Check the word “zzzz”"),
    ],
)
def test_a_slip_in_the_words_is_explained(pages: Pages, written: str, said: str) -> None:
    assert said in pages.post("/come-back", {"code": written}, status=200).words


def test_guessing_is_slowed_down(app: FeedbackApp) -> None:
    limited = create_app(
        app.settings, clock=app.clock, options={**OPTIONS, "RATELIMIT_ENABLED": True}
    )
    guesser = Pages(limited)
    for _ in range(20):
        guesser.post("/come-back", {"code": codes.draw()}, status=200)
    guesser.post("/come-back", {"code": codes.draw()}, status=429)
    limiter.reset()
    limited.database.close()


def test_answers_that_were_not_sent_are_deleted_after_28_days_and_not_before(
    app: FeedbackApp, family: Family
) -> None:
    words = finishes_later(family)
    for days, left in ((28, 1), (29, 0)):
        app.clock = Clock(NOW + timedelta(days=days))
        Worker(app).tidy()
        assert stored(app, Draft) == left
    assert "We do not know" in Pages(app).post("/come-back", {"code": words}, status=200).words
