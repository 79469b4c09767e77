"""Every sentence families read is measured: age 9 on child and easy-read pages, 11 elsewhere.

A lint and no pass mark: a sentence may stay when `reading_exceptions.toml` says why.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from feedback.areas import Area, Question, load_area
from feedback.web.application import FeedbackApp
from tests.journeys.actors import Family
from tests.support import recordings
from tests.support.pages import Page, Pages
from tests.support.sentences import reading_age, sentences, split, without

AREA = "hertfordshire"
EASY, OTHERS = 9, 11
EASY_ROUTES = ("child", "easy_read")
EXCEPTIONS = Path(__file__).with_name("reading_exceptions.toml")
PLAIN = ("/", "/help", "/privacy", "/accessibility", "/display", "/your-words", "/come-back")
TROUBLE = ("/nowhere", "/tell/nothing")


def names(area: Area) -> set[str]:
    """Return what people here call places and services; nobody can make those shorter."""
    places = {area.name, area.product_name, area.partnership, area.forum.name, area.forum.short}
    places |= {one.name for one in (*area.districts, *area.boards, *area.help)}
    return places | {link.words for link in area.links} | {"SEND", "EHC", "EHCP"}


def pages_of_telling(family: Family) -> Iterator[Page]:
    """Answer, finish later, send, follow the words and take them back, and give each page."""
    family.answers(better="Nobody rang.")
    yield from (family.pages.get(f"/tell/{question}") for question in family.asked)
    yield from (family.pages.get("/later"), family.pages.post("/later", follow=True))
    check = family.pages.get("/tell/check")
    yield check
    code = family.sends(check)
    yield family.pages.get("/tell/thank-you")
    yield family.follows(code)
    yield family.pages.get("/your-words/contact")
    yield family.pages.get("/your-words/take-back")
    yield family.takes_back(code)


def too_hard(said: dict[str, str], area: Area, oldest: float) -> list[str]:
    """Name each sentence that asks for an older reader and is no exception, hardest first."""
    excused = tomllib.loads(EXCEPTIONS.read_text("utf-8"))["sentences"]
    ages = {sentence: reading_age(without(sentence, names(area))) for sentence in said}
    hard = [s for s in sorted(ages, key=lambda s: -ages[s]) if round(ages[s], 1) > oldest]
    left = [s for s in hard if not any(s.startswith(each) for each in excused)]
    return [f"{ages[each]:.1f} {said[each]}: {each}" for each in left]


def test_every_sentence_on_the_pages_of_families_is_plain(app: FeedbackApp, pages: Pages) -> None:
    met = [pages.get(address) for address in PLAIN]
    met += [pages.get(address, status=404) for address in TROUBLE]
    met += pages_of_telling(Family(pages))
    said = {each: page.address for page in met for each in sentences(page.document)}
    assert len(said) > 250
    assert too_hard(said, app.area, OTHERS) == []


ROUTES = [route.id for route in load_area(AREA).routes]
WAYS_IN = [route.id for route in load_area(AREA).routes if route.on_start]


def oldest_for(route: str) -> int:
    """Return the age that a way in may ask for."""
    return EASY if route in EASY_ROUTES else OTHERS


@pytest.mark.parametrize("way", WAYS_IN)
def test_every_sentence_of_telling_is_plain_on_every_way_in(app: FeedbackApp, way: str) -> None:
    family = Family(Pages(app))
    family.comes_in(way)
    family.answers_one("better", "Nobody rang.")
    say = family.pages.get("/tell/better/say-or-draw")
    sent = {**say.fields(), "picture": (BytesIO(recordings.picture()), "drawn")}
    kept = family.pages.post("/tell/better/say-or-draw", sent, follow=True)
    met = [say, kept]
    met += [family.pages.get(f"/tell/{one.id}") for one in app.area.questions_in(way)]
    met.append(family.pages.get("/tell/check"))
    family.sends(met[-1])
    met.append(family.pages.get("/tell/thank-you"))
    code = met[-1].value("code")
    met.append(family.follows(code))
    met += [family.pages.get(f"/your-words/{one}") for one in ("contact", "take-back")]
    met.append(family.takes_back(code))
    said = {each: page.address for page in met for each in sentences(page.document)}
    assert len(said) > 40
    assert too_hard(said, app.area, oldest_for(way)) == []


@pytest.mark.parametrize("route", ROUTES)
def test_every_question_is_plain_in_the_words_of_its_route(app: FeedbackApp, route: str) -> None:
    said = {
        sentence: f"{route}, {question.id}"
        for question in app.area.questions_in(route)
        for words in spoken(question, route)
        for sentence in split(words)
    }
    assert said
    assert too_hard(said, app.area, oldest_for(route)) == []


def spoken(question: Question, route: str) -> Iterator[str]:
    """Give what a question says: its title, its hint, and its answers with theirs."""
    wording = question.wording(route)
    yield from (wording.title, wording.hint)
    for choice in question.choices_in(route):
        yield from (choice.words_in(route), choice.hint_in(route))


def test_an_exception_says_why_and_is_still_needed(app: FeedbackApp) -> None:
    excused = tomllib.loads(EXCEPTIONS.read_text("utf-8"))["sentences"]
    assert all(len(why) > 10 for why in excused.values())


def test_a_hard_sentence_is_found() -> None:
    area = load_area(AREA)
    hard = "Subsequent multidisciplinary consideration necessitates considerable documentation."
    assert too_hard({hard: "/"}, area, OTHERS) == [f"{reading_age(hard):.1f} /: {hard}"]
    assert too_hard({"We read every answer, and we hide all names.": "/"}, area, EASY) == []
