"""Which question comes next: the area pack decides, and words unwritten need no permission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from feedback.errors import NotFoundError
from feedback.web.application import current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedback.areas import Question

ROUTE = "parent_carer"
# Who may begin here: the first question asks who they are.
WAYS_IN = (ROUTE, "helper")
# Nobody is asked whose words they are, or who may see them, before there are any.
ABOUT_WORDS = {"whose_words", "permission"}


def questions(answers: Mapping[str, Any]) -> list[Question]:
    """List the questions for somebody who has given these answers."""
    asked = current().area.questions_in(ROUTE)
    wrote = any(answers.get(question.id) for question in asked if question.kind == "words")
    return [question for question in asked if wrote or question.id not in ABOUT_WORDS]


def find_question(question_id: str) -> Question:
    """Find a question of this way in."""
    for question in current().area.questions_in(ROUTE):
        if question.id == question_id:
            return question
    raise NotFoundError("There is no such question.")


def address_after(question: Question, answers: Mapping[str, Any]) -> str:
    """Give the address of the next question, or of the check page after the last."""
    place = _place(question)
    later = [each for each in questions(answers) if _place(each) > place]
    return address(later[0]) if later else url_for("tell.check")


def address_of_the_end(answers: Mapping[str, Any]) -> str:
    """Give the address of the check page; first of who may see the words, if that is not said."""
    left = [q for q in questions(answers) if q.id == "permission" and not answers.get(q.id)]
    return address(left[0]) if left else url_for("tell.check")


def address_before(question: Question, answers: Mapping[str, Any]) -> str:
    """Give the address of the question before, or of the start page before the first."""
    place = _place(question)
    earlier = [each for each in questions(answers) if _place(each) < place]
    return address(earlier[-1]) if earlier else url_for("tell.start")


def address(question: Question, *, from_check: bool = False) -> str:
    """Give the address of a question; from the check page, it leads back there."""
    path = url_for("tell.question", question_id=question.id)
    return f"{path}?from=check" if from_check else path


def _place(question: Question) -> int:
    return current().area.questions.index(question)
