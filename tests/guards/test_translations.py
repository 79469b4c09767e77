"""Every sentence families read is marked, in each catalogue, and said in that language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from feedback.settings import ROOT
from feedback.translations import languages
from feedback.translations.checking import problems
from feedback.translations.gathering import gather
from feedback.web import languages as spoken
from feedback.web.application import FeedbackApp
from tests.guards.test_reading_level import PLAIN, TROUBLE, WAYS_IN, names, pages_of_telling
from tests.journeys.actors import Family
from tests.support.bracketed import Bracketed, unmarked
from tests.support.pages import Page, Pages

MORE = (
    "/language",
    "/your-words/contact",
    "/tell/good/say-or-draw",
    "/your-words/journey",
    "/later/forgotten",
    "/tell/forgotten",
    "/tell/check",
)


@pytest.mark.parametrize("language", ["pl", "ro", "ur"])
def test_a_catalogue_says_every_sentence_with_its_names_and_links(language: str) -> None:
    assert problems(language, gather()) == []


def test_no_sentence_hides_in_a_longer_string() -> None:
    # Whoever gathers sentences does not look inside f-strings, so these would stay English.
    code = [*(ROOT / "feedback").rglob("*.py")]
    assert len(code) > 200
    hidden = [path.name for path in code if re.search(r"\{n?gettext\(", path.read_text("utf-8"))]
    assert hidden == []


def test_the_catalogues_are_those_that_are_offered(app: FeedbackApp) -> None:
    assert {each.id for each in app.area.languages} == {"en", *languages()}


@pytest.fixture
def bracketed(app: FeedbackApp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """A family in whose language every sentence stands in brackets."""
    monkeypatch.setattr(spoken, "catalogue", lambda _language: Bracketed())
    app.extensions.pop("spoken", None)
    pages = Pages(app)
    pages.get("/?language=pl", follow=True)
    yield pages
    app.extensions.pop("spoken", None)


def not_marked(app: FeedbackApp, met: list[Page]) -> dict[str, set[str]]:
    """Give the words of each page that never went through a catalogue."""
    area = app.area
    known = names(area) | {line.name for line in area.help} | {each.name for each in area.languages}
    found = {page.address: unmarked(page.document, known) for page in met}
    return {address: words for address, words in found.items() if words}


def test_every_word_of_the_families_pages_is_marked(app: FeedbackApp, bracketed: Pages) -> None:
    met = [bracketed.get(address) for address in PLAIN]
    met += [bracketed.get(address, status=404) for address in TROUBLE]
    met += pages_of_telling(Family(bracketed))
    met += [bracketed.get(address, follow=True) for address in MORE]
    assert not_marked(app, met) == {}


@pytest.mark.parametrize("way", WAYS_IN)
def test_every_word_of_telling_is_marked_on_every_way_in(
    app: FeedbackApp, bracketed: Pages, way: str
) -> None:
    family = Family(bracketed)
    family.comes_in(way)
    family.answers_one("better", "Nobody rang.")
    met = [bracketed.get(f"/tell/{one.id}") for one in app.area.questions_in(way)]
    met.append(bracketed.get(f"/no-signal/{way}"))
    met.append(bracketed.get("/tell/check"))
    family.sends(met[-1])
    met.append(bracketed.get("/tell/thank-you"))
    assert not_marked(app, met) == {}


def test_every_message_about_a_mistake_is_marked(app: FeedbackApp, bracketed: Pages) -> None:
    long = bracketed.post("/tell/good", {"answer": "word " * 5000}, status=200)
    code = bracketed.post("/your-words", {"code": "one two"}, status=200)
    strange = bracketed.post("/your-words", {"code": "a b c d e f g"}, status=200)
    empty = bracketed.post("/come-back", {"code": ""}, status=200)
    assert not_marked(app, [long, code, strange, empty]) == {}


def test_a_word_that_was_never_marked_is_found(bracketed: Pages) -> None:
    page = bracketed.get("/help")
    assert page.h1 == "⟦Help⟧"
    heading = page.document.find(".//h1")
    assert heading is not None
    heading.text = "⟦Help⟧ nobody marked"
    heading.set("title", "unsaid")
    assert unmarked(page.document, []) >= {"nobody", "marked", "unsaid"}
