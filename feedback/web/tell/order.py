"""Which question comes next: the area pack decides, and words unwritten need no permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for

from feedback.errors import NotFoundError
from feedback.web import languages
from feedback.web.tell.wording import IMPLIED, route_of_words, ways

if TYPE_CHECKING:
    from feedback.areas import Question
    from feedback.web.tell.notes import Notes

# Nobody is asked whose words they are, who helped, or who may see them, before there are any.
ABOUT_WORDS = {"helped", "whose_words", "permission"}
# Somebody would rather not say: the check page shows it, and nothing is stored.
RATHER_NOT = "rather_not_say"


def questions(notes: Notes) -> list[Question]:
    """List the questions to go through, in the words somebody chose."""
    route = route_of_words(notes)
    return [question for question in to_check(notes) if question.is_asked_in(route)]


def to_check(notes: Notes) -> list[Question]:
    """List those, and any they answered that these words do not ask: nothing is lost."""
    route = route_of_words(notes)
    words = [each for each in languages.spoken_area().questions if each.kind == "words"]
    wrote = any(has_answer(each, notes) for each in words)
    return [
        question
        for question in languages.spoken_area().questions
        if (question.is_asked_in(route) or has_answer(question, notes))
        and (wrote or question.id not in ABOUT_WORDS)
        and question.id not in said_already(notes)
    ]


def has_answer(question: Question, notes: Notes) -> bool:
    """Say whether a question was answered, in words, by voice or with a picture."""
    return bool(notes.answers.get(question.id) or notes.recordings.get(question.id))


def said_already(notes: Notes) -> dict[str, str]:
    """Answer what the way in says, and that words nobody helped with are one’s own."""
    alone = {"whose_words": "mine"} if notes.answers.get("helped") == "nobody" else {}
    return IMPLIED.get(notes.route, {}) | alone


def find_question(question_id: str) -> Question:
    """Find a question, whichever words ask it: its address may be open in another tab."""
    for question in languages.spoken_area().questions:
        if question.id == question_id:
            return question
    raise NotFoundError("There is no such question.")


def address_after(question: Question, notes: Notes) -> str:
    """Give the address of the next question, or of the check page after the last."""
    place = _place(question)
    later = [each for each in questions(notes) if _place(each) > place]
    return address(later[0]) if later else url_for("tell.check")


def address_of_the_end(notes: Notes) -> str:
    """Give the address of the check page; first of who may see the words, if that is not said."""
    left = [q for q in questions(notes) if q.id == "permission" and not notes.answers.get(q.id)]
    return address(left[0]) if left else url_for("tell.check")


def address_to_carry_on(notes: Notes) -> str:
    """Give the address where somebody stopped."""
    return notes.at or url_for("tell.check")


def address_before(question: Question, notes: Notes) -> str:
    """Give the address of the question before, or of the start page before the first."""
    place = _place(question)
    earlier = [each for each in questions(notes) if _place(each) < place]
    return address(earlier[-1]) if earlier else url_for("tell.start")


def address(question: Question, *, from_check: bool = False, who: str | None = None) -> str:
    """Give the address of a question; from the check page, it leads back there."""
    path = url_for("tell.question", question_id=question.id, who=who if who in ways() else None)
    mark = "&" if "?" in path else "?"
    return f"{path}{mark}from=check" if from_check else path


def _place(question: Question) -> int:
    return languages.spoken_area().questions.index(question)
