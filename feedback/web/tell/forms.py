"""The forms of telling: one question each, then one button to send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g
from flask_wtf import FlaskForm
from wtforms import HiddenField, ValidationError
from wtforms.validators import AnyOf

from feedback.services import submissions
from feedback.web.application import current
from feedback.web.fields import ChoiceField, FaceField, TileField, WordsField, option
from feedback.web.tell.order import ROUTE
from feedback.web.validators import NotTooLong

if TYPE_CHECKING:
    from wtforms import Field
    from wtforms.fields import SelectChoice

    from feedback.areas import Question
    from feedback.web.tell.notes import Notes

# About 3,500 English words: more than anyone should need, and little enough to read in one go.
LONGEST = 20_000


class NotACode:
    """Somebody's seven words would let whoever reads them open their page."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Stop a code from being sent as an answer."""
        if submissions.is_a_code(g.session, keys=current().keys, words=field.data or ""):
            raise ValidationError(
                "These are seven secret words. Keep them safe, and write something else here"
            )


class AnswerForm(FlaskForm):
    """One question; the key says which form it belongs to when it is sent late."""

    form_key = HiddenField()
    answer: Field


class SendForm(FlaskForm):
    """Send everything; the key makes sending twice the same as sending once."""

    form_key = HiddenField()


class WhichForm(SendForm):
    """Which answers to use, when a form came twice with different ones."""

    use = HiddenField(validators=[AnyOf(["new", "both", "first"], "Choose one of the three")])


def form_for(question: Question, notes: Notes, *, guess: str | None = None) -> AnswerForm:
    """Make the form of a question, filled with a card they pressed or what they answered before."""

    class Asked(AnswerForm):
        """One question, as the area pack words it."""

        answer = field_for(question)

    before: Any = guess or notes.answers.get(question.id) or notes.aside.get(question.id)
    return Asked(data={"answer": before, "form_key": notes.form_key})


def field_for(question: Question) -> Field:
    """Make the field that suits the kind of a question."""
    wording = question.wording(ROUTE)
    said = {"label": wording.title, "description": wording.hint}
    if question.kind == "words":
        return WordsField(validators=[NotTooLong(LONGEST), NotACode()], **said)
    choices = choices_of(question)
    if question.kind == "tiles":
        return TileField(choices=choices, **said)
    pictured = all(choice.picture for choice in question.choices_in(ROUTE))
    return FaceField(choices=choices, **said) if pictured else ChoiceField(choices=choices, **said)


def choices_of(question: Question) -> list[SelectChoice]:
    """List the answers this way in offers; pictures only where every answer has one."""
    offered = question.choices_in(ROUTE)
    pictured = all(choice.picture for choice in offered)
    return [
        option(
            choice.id,
            choice.words_in(ROUTE),
            picture=choice.picture if pictured else "",
            hint=choice.hint,
        )
        for choice in offered
    ]
