"""Between the answers of pages and what the services store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.services import journeys
from feedback.services.submissions import Told
from feedback.translations import ENGLISH
from feedback.web import languages
from feedback.web.speech import gettext
from feedback.web.tell import recorded
from feedback.web.tell.order import RATHER_NOT, address, said_already, to_check
from feedback.web.tell.wording import rather_not, route_of_words, wording

if TYPE_CHECKING:
    from feedback.areas import Question
    from feedback.web.tell.notes import Notes

# Permissions under which words may be shown to others; any other only counts them.
SHOWN = ("quote", "quote_with_area")
# Questions whose answer describes the whole submission; the others are answers of their own.
ABOUT = ("role", "helped", "whose_words", "age_band", "district", "plan_status", "permission")


def told_of(notes: Notes) -> Told:
    """Gather the answers to send; what somebody would rather not say is stored as nothing."""
    answers = notes.answers
    said = [q for q in to_check(notes) if answers.get(q.id) and answers[q.id] != RATHER_NOT]
    own = [question for question in said if question.id not in ABOUT]
    words: dict[str, Any] = {q.id: answers[q.id] for q in own if q.kind == "words"}
    about: dict[str, Any] = {q.id: answers[q.id] for q in said if q.id in ABOUT}
    plain = said_already(notes)
    words_questions = [q for q in to_check(notes) if q.kind == "words"]
    spoken_or_drawn = tuple(each for q in words_questions for each in recorded.told(notes, q))
    has_words = bool(words or spoken_or_drawn)
    about |= {key: value for key, value in plain.items() if has_words or key != "whose_words"}
    return Told(
        route=notes.route,
        words=words,
        choices={q.id: str(answers[q.id]) for q in own if q.kind in {"choice", "rating"}},
        services=tuple(answers.get("services", ())),
        recordings=spoken_or_drawn,
        language=language_of(notes) if has_words else ENGLISH,
        **about,
    )


def language_of(notes: Notes) -> str:
    """Say in which language their words are: the one they named, or that of their pages."""
    return notes.language or languages.language()


def answers_of(told: Told) -> dict[str, Any]:
    """Spread what was stored over its questions again."""
    about = {key: getattr(told, key) for key in ABOUT}
    answers = {**told.words, **told.choices, "services": list(told.services), **about}
    return {key: given for key, given in answers.items() if given}


def says_something(told: Told) -> bool:
    """Say whether there is anything to send besides who is speaking."""
    return bool(told.words or told.choices or told.services or told.recordings)


def needs_help(notes: Notes) -> bool:
    """Say whether help numbers belong at the top of the page, because of what was written."""
    return journeys.needs_help(told_of(notes).words.values())


def rows(notes: Notes) -> list[dict[str, Any]]:
    """List every question and its answer, as the check page reads them."""
    return [
        {
            "question": wording(question, notes).heading,
            "answer": spoken(question, notes),
            "own_words": question.kind == "words",
            "recordings": recorded.shown(notes, question),
            "href": address(question, from_check=True),
        }
        for question in to_check(notes)
    ]


def answered(notes: Notes) -> list[dict[str, Any]]:
    """List only what was answered, to compare and not to change."""
    return [row | {"href": ""} for row in rows(notes) if row["answer"] or row["recordings"]]


def spoken(question: Question, notes: Notes) -> str:
    """Write an answer the way the page offered it; unsaid permission is the smallest."""
    given = notes.answers.get(question.id)
    if not given and question.id == "permission":
        return gettext("Not answered. We only count your answers.")
    chosen = [given] if isinstance(given, str) else given or []
    if question.kind == "words":
        return "".join(chosen)
    route = route_of_words(notes)
    known = {choice.id: choice.words_in(route) for choice in question.choices}
    known[RATHER_NOT] = rather_not(route)
    return ", ".join(known[each] for each in chosen if each in known)
