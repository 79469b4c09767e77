"""The pages of somebody's words in Easy Read say what the usual ones say, in short sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from feedback.services import codes
from feedback.web.words.easy_steps import easily_coming, easy_steps
from feedback.web.words.steps import steps
from tests import factories
from tests.feedback.services.test_journeys import report
from tests.feedback.web.test_words import CODE, a_journey
from tests.journeys.actors import Family
from tests.support.sentences import reading_age, split, without

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp
    from tests.support.pages import Page, Pages

EASY_ROUTES, USUAL_ROUTES = ("child", "easy_read"), ("parent_carer", "young_person", "import")
AGE, LONGEST = 9, 15
DANGER = "someone who can help has them. That is so for everyone."
STATES: dict[str, dict[str, Any]] = {
    "just came": {"is_read": False, "read_on": None},
    "read": {},
    "in themes": {"themes": ("Kind people", "Waiting"), "report_is_out": True, "is_counted": True},
    "in no theme": {"report_is_out": True},
    "too late": {"month": "2026-12", "missed": "2026-11"},
    "unread in time": {"month": "2026-12", "missed": "2026-11", "unread_in_time": True},
    "only counted": {"may_be_shown": False},
    "only counted, and out": {"may_be_shown": False, "report_is_out": True, "is_counted": True},
    "no words": {"has_words": False, "is_read": False, "read_on": None},
    "recorded": {"recorded": (None,), "is_read": False, "read_on": None},
    "written down": {"recorded": ("written_down",)},
    "half understood": {"recorded": ("written_down", "not_understood")},
    "not understood": {"recorded": ("not_understood",), "has_words": False},
}


def opened(
    app: FeedbackApp, session: Session, pages: Pages, route: str, **given: Any
) -> dict[str, Page]:
    """Every page that CODE opens for somebody who came in this way."""
    stored = codes.stored_form(app.keys, CODE)
    factories.submission(session, code_mac=stored, route=route, role=None, **given)
    session.commit()
    family = Family(pages)
    journey = family.follows(CODE)
    rest = {name: pages.get(f"/your-words/{name}") for name in ("contact", "take-back")}
    return {"journey": journey, **rest, "taken-back": family.takes_back(CODE)}


@pytest.mark.parametrize("route", EASY_ROUTES)
@pytest.mark.parametrize("is_out", [False, True])
def test_every_page_is_in_easy_words_with_pictures(
    app: FeedbackApp, session: Session, pages: Pages, route: str, is_out: bool
) -> None:
    if is_out:
        report(session)
    for name, page in opened(app, session, pages, route).items():
        assert "easy" in (page.document.find("body").get("class") or "").split(), name
        lines = page.document.findall(".//main//ul[@class='next']/li")
        assert len(lines) >= 2, name
        assert all(line.find("{*}svg") is not None for line in lines), name
        for sentence in (each for line in lines for each in split("".join(line.itertext()))):
            assert len(sentence.split()) <= LONGEST, sentence
            assert round(reading_age(without(sentence, set())), 1) <= AGE, sentence


@pytest.mark.parametrize("route", USUAL_ROUTES)
def test_whoever_came_in_another_way_gets_the_usual_words(
    app: FeedbackApp, session: Session, pages: Pages, route: str
) -> None:
    for name, page in opened(app, session, pages, route).items():
        assert "easy" not in (page.document.find("body").get("class") or "").split(), name


@pytest.mark.parametrize("route", EASY_ROUTES + USUAL_ROUTES)
def test_what_is_kept_for_a_childs_safety_is_said_before_anybody_takes_words_back(
    app: FeedbackApp, session: Session, pages: Pages, route: str
) -> None:
    met = opened(app, session, pages, route)
    assert DANGER in met["journey"].words
    assert DANGER in met["take-back"].words


def test_answers_without_words_are_told_of_no_words_that_are_kept(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    page = opened(app, session, pages, "child", comment=None, rating="good")["journey"]
    assert page.h1 == "What happened to your answers"
    assert "in danger" not in page.words


@pytest.mark.parametrize("state", STATES)
def test_easy_steps_are_the_usual_ones_each_with_a_picture(app: FeedbackApp, state: str) -> None:
    journey = a_journey(**STATES[state])
    with app.app_context():
        usual, easy = steps(journey), easy_steps(journey)
    assert [step.done for step in easy] == [step.done for step in usual]
    assert all(step.picture for step in easy)


@pytest.mark.parametrize("state", STATES)
def test_easy_steps_are_easy_to_read(app: FeedbackApp, state: str) -> None:
    journey = a_journey(**STATES[state])
    with app.app_context():
        said = [easily_coming(journey)]
        said += [words for step in easy_steps(journey) for words in (step.title, step.words)]
    for sentence in (each for words in said for each in split(words)):
        assert len(sentence.split()) <= LONGEST, sentence
        assert round(reading_age(without(sentence, set())), 1) <= AGE, sentence


@pytest.mark.parametrize("state", STATES)
def test_easy_steps_name_the_days_months_and_themes_that_the_usual_ones_name(
    app: FeedbackApp, state: str
) -> None:
    journey = a_journey(**STATES[state])
    fact = re.compile(r"\d+ \w+|(?:November|December)|“.+?”")
    with app.app_context():
        usual, easy = steps(journey), easy_steps(journey)
    for one, other in zip(usual, easy, strict=True):
        named = fact.findall(f"{one.title} {one.words}")
        assert fact.findall(f"{other.title} {other.words}") == named
