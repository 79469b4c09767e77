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
# After these, nobody is asked first what went well.
UNHAPPY = ("not_good", "very_bad")


def questions(notes: Notes) -> list[Question]:
    """List the questions everybody goes through, in the words somebody chose."""
    route = route_of_words(notes)
    asked = [question for question in _open_to(notes) if question.is_asked_in(route)]
    usual = [question for question in asked if not question.is_extra_in(route)]
    return sorted(usual, key=lambda one: _turn(one, notes))


def extras(notes: Notes) -> list[Question]:
    """List the few that only those answer who like to tell more; answered or not.

    Who somebody is was said by a card, or comes first: it is not asked a second time.
    """
    route, known = route_of_words(notes), {"role"} & notes.answers.keys()
    more = [question for question in _open_to(notes) if question.is_extra_in(route)]
    return [question for question in more if question.id not in known]


def offered_more(notes: Notes) -> list[Question]:
    """List the extra questions that somebody has not been through yet."""
    return [question for question in extras(notes) if question.id not in notes.passed]


def to_check(notes: Notes) -> list[Question]:
    """List what everybody is asked, and whatever else they answered: nothing is lost."""
    usual = questions(notes)
    checked = [each for each in _open_to(notes) if each in usual or has_answer(each, notes)]
    return sorted(checked, key=lambda one: _turn(one, notes))


def may_name_area(notes: Notes) -> bool:
    """Say whether there may be an area to name: it was said, or everybody is asked for it."""
    said = notes.answers.get("district", RATHER_NOT) != RATHER_NOT
    return said or any(question.id == "district" for question in questions(notes))


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
    turn, line = _turn(question, notes), _line_of(question, notes)
    later = [each for each in line if _turn(each, notes) > turn]
    return address(later[0]) if later else url_for("tell.check")


def address_of_the_end(notes: Notes) -> str:
    """Give the address of the check page; first of who may see the words, if that is not said."""
    left = [q for q in questions(notes) if q.id == "permission" and not notes.answers.get(q.id)]
    return address(left[0]) if left else url_for("tell.check")


def address_to_carry_on(notes: Notes) -> str:
    """Give the address where somebody stopped."""
    return notes.at or url_for("tell.check")


def address_before(question: Question, notes: Notes) -> str:
    """Give the address of the question before, or of the page that leads to the first."""
    turn, line = _turn(question, notes), _line_of(question, notes)
    earlier = [each for each in line if _turn(each, notes) < turn]
    first = url_for("tell.start" if line == questions(notes) else "tell.check")
    return address(earlier[-1]) if earlier else first


def address(question: Question, *, from_check: bool = False, who: str | None = None) -> str:
    """Give the address of a question; from the check page, it leads back there."""
    path = url_for("tell.question", question_id=question.id, who=who if who in ways() else None)
    mark = "&" if "?" in path else "?"
    return f"{path}{mark}from=check" if from_check else path


def _line_of(question: Question, notes: Notes) -> list[Question]:
    """Give the questions this one stands among.

    Somebody who begins by saying who they are goes on to what everybody is asked.
    """
    usual, is_extra = questions(notes), question.is_extra_in(route_of_words(notes))
    told = any(has_answer(each, notes) for each in usual if each.section == "told")
    return extras(notes) if told and is_extra else usual


def _open_to(notes: Notes) -> list[Question]:
    """List all that may be asked now, and any answer that these words do not ask for."""
    route, all_questions = route_of_words(notes), languages.spoken_area().questions
    wrote = any(has_answer(each, notes) for each in all_questions if each.kind == "words")
    return [
        question
        for question in all_questions
        if (question.is_asked_in(route) or has_answer(question, notes))
        and (wrote or question.id not in ABOUT_WORDS)
        and question.id not in said_already(notes)
    ]


def _turn(question: Question, notes: Notes) -> int:
    """Say when a question comes: after a bad time, what could be better is asked first."""
    order = [each.id for each in languages.spoken_area().questions]
    if notes.answers.get("rating") in UNHAPPY and {"good", "better"} <= set(order):
        good, better = order.index("good"), order.index("better")
        order[good], order[better] = order[better], order[good]
    return order.index(question.id)
