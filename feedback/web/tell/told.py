"""Between the answers of pages and what the services store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.services import journeys
from feedback.services.submissions import Told
from feedback.web.tell.order import ROUTE, address, questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedback.areas import Question

# Questions whose answer describes the whole submission; the others are answers of their own.
ABOUT = ("role", "whose_words", "age_band", "district", "plan_status", "permission")


def told_of(answers: Mapping[str, Any]) -> Told:
    """Gather the answers to send: only to questions that this person was asked."""
    asked = [question for question in questions(answers) if answers.get(question.id)]
    own = [question for question in asked if question.id not in ABOUT]
    about = {question.id: answers[question.id] for question in asked if question.id in ABOUT}
    return Told(
        route=ROUTE,
        words={q.id: answers[q.id] for q in own if q.kind == "words"},
        choices={q.id: answers[q.id] for q in own if q.kind in {"choice", "rating"}},
        services=tuple(answers.get("services", ())),
        **about,
    )


def answers_of(told: Told) -> dict[str, Any]:
    """Spread what was stored over its questions again."""
    about = {key: getattr(told, key) for key in ABOUT}
    answers = {**told.words, **told.choices, "services": list(told.services), **about}
    return {key: given for key, given in answers.items() if given}


def says_something(told: Told) -> bool:
    """Say whether there is anything to send besides who is speaking."""
    return bool(told.words or told.choices or told.services)


def needs_help(answers: Mapping[str, Any]) -> bool:
    """Say whether help numbers belong at the top of the page, because of what was written."""
    return journeys.needs_help(told_of(answers).words.values())


def rows(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List every question and its answer, as the check page reads them."""
    return [
        {
            "question": question.wording(ROUTE).heading,
            "answer": spoken(question, answers.get(question.id)),
            "own_words": question.kind == "words",
            "href": address(question, from_check=True),
        }
        for question in questions(answers)
    ]


def answered(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List only what was answered, to compare and not to change."""
    return [row | {"href": ""} for row in rows(answers) if row["answer"]]


def spoken(question: Question, given: str | list[str] | None) -> str:
    """Write an answer the way the page offered it; unsaid permission is the smallest."""
    if not given and question.id == "permission":
        return "Not answered. We only count your answers."
    chosen = [given] if isinstance(given, str) else given or []
    if question.kind == "words":
        return "".join(chosen)
    known = {choice.id: choice.words_in(ROUTE) for choice in question.choices}
    return ", ".join(known[each] for each in chosen if each in known)
