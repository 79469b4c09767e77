"""Every question of a way in on one page: a phone with no signal cannot ask for the next."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import Length

from feedback.services import submissions
from feedback.web import languages
from feedback.web.tell.forms import field_for
from feedback.web.tell.notes import Notes
from feedback.web.tell.order import said_already
from feedback.web.tell.wording import come_in

if TYPE_CHECKING:
    from feedback.areas import Question


class EveryQuestionForm(FlaskForm):
    """All answers at once; the phone draws the key, so that sending twice stores them once."""

    form_key = HiddenField(validators=[Length(submissions.SHORTEST_FORM_KEY, 64)])


def form_of(way: str) -> EveryQuestionForm:
    """Make the form of a way in, with the same fields that its pages ask one by one."""
    notes = Notes(route=way)
    fields = {question.id: field_for(question, notes) for question in asked(way)}
    form: type[EveryQuestionForm] = type("Asked", (EveryQuestionForm,), fields)
    return form(data={"form_key": secrets.token_hex(32)})


def asked(way: str) -> list[Question]:
    """List what everybody is asked in a way in; what the way itself says is not asked."""
    plain = said_already(Notes(route=way))
    questions = [each for each in languages.spoken_area().questions if each.is_asked_in(way)]
    return [each for each in questions if not each.is_extra_in(way) and each.id not in plain]


def notes_from(form: EveryQuestionForm, way: str) -> Notes:
    """Spread the answers over their questions, as if they had been given one by one."""
    given = {each.id: form[each.id].data for each in asked(way)}
    answers = {key: value for key, value in given.items() if value}
    notes = Notes(form_key=form.form_key.data or "", answers=answers, route=way)
    come_in(notes, way)
    return notes
