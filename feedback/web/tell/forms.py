"""The forms of telling: one question each, then one button to send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import HiddenField, ValidationError
from wtforms.validators import AnyOf

from feedback.services import submissions
from feedback.web import languages
from feedback.web.application import current
from feedback.web.fields import ChoiceField, FaceField, TileField, WordsField, option
from feedback.web.speech import gettext, lazy_gettext
from feedback.web.tell.order import RATHER_NOT, may_name_area
from feedback.web.tell.wording import rather_not, route_of_words, wording
from feedback.web.validators import NotTooLong

if TYPE_CHECKING:
    from wtforms import Field
    from wtforms.fields import SelectChoice

    from feedback.areas import Choice, Question
    from feedback.web.tell.notes import Given, Notes

# About 3,500 English words: more than anyone should need, and little enough to read in one go.
LONGEST = 20_000
# The permission that names somebody’s district beside their words.
WITH_AREA = "quote_with_area"


class NotACode:
    """Somebody's seven words would let whoever reads them open their page."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Stop a code from being sent as an answer."""
        if submissions.is_a_code(g.session, keys=current().keys, words=field.data or ""):
            raise ValidationError(
                gettext(
                    "These are seven secret words. Keep them safe, and write something else here"
                )
            )


class AnswerForm(FlaskForm):
    """One question; the key says which form it belongs to when it is sent late."""

    form_key = HiddenField()
    answer: Field


def languages_of_words() -> list[SelectChoice]:
    """Offer the languages of the pages, each by its own name, and any other."""
    named = Markup('<span lang="{}">{}</span>')
    offered = [option(each.id, named.format(each.id, each.name)) for each in languages.offered()]
    return [*offered, option("other", gettext("Another language"))]


class SendForm(FlaskForm):
    """Send everything; the key makes sending twice the same as sending once."""

    form_key = HiddenField()
    language = ChoiceField(
        lazy_gettext("What language are your words in?"),
        description=lazy_gettext(
            "A person in our team puts them into English. We keep your own words, too."
        ),
        choices=languages_of_words,
    )


class WordsForm(FlaskForm):
    """Which words the pages use from here on."""

    words = HiddenField()


class WhichForm(SendForm):
    """Which answers to use, when a form came twice with different ones."""

    use = HiddenField(
        validators=[AnyOf(["new", "both", "first"], lazy_gettext("Choose one of the three"))]
    )


def form_for(question: Question, notes: Notes, *, guess: str | None = None) -> AnswerForm:
    """Make the form of a question, filled with a card they pressed or what they answered before."""

    class Asked(AnswerForm):
        """One question, as the area pack words it."""

        answer = field_for(question, notes)

    before: Any = guess or notes.answers.get(question.id) or notes.aside.get(question.id)
    return Asked(data={"answer": before, "form_key": notes.form_key})


def field_for(question: Question, notes: Notes) -> Field:
    """Make the field that suits the kind of a question."""
    asked = wording(question, notes)
    said = {"label": asked.title, "description": asked.hint}
    if question.kind == "words":
        return WordsField(validators=[NotTooLong(LONGEST), NotACode()], **said)
    offered = offered_in(question, notes)
    pictured = all(choice.picture for choice in offered)
    choices = choices_of(question, route_of_words(notes), offered, pictured=pictured)
    if question.kind == "tiles":
        return TileField(choices=choices, **said)
    return FaceField(choices=choices, **said) if pictured else ChoiceField(choices=choices, **said)


def offered_in(question: Question, notes: Notes) -> list[Choice]:
    """List the answers these words offer, and any that was chosen in other words: it stays."""
    usual, given = question.choices_in(route_of_words(notes)), notes.answers.get(question.id, [])
    if not may_name_area(notes):
        usual = tuple(choice for choice in usual if choice.id != WITH_AREA)
    return [each for each in question.choices if each in usual or each.id in _listed(given)]


def choices_of(
    question: Question, route: str, offered: list[Choice], *, pictured: bool
) -> list[SelectChoice]:
    """Word the answers; pictures only where every answer has one, and nobody has to say."""
    choices = [
        option(
            choice.id,
            choice.words_in(route),
            picture=choice.picture if pictured else "",
            hint=choice.hint_in(route),
        )
        for choice in offered
    ]
    if question.section == "about" and question.id != "permission":
        picture = "shushing-face" if pictured else ""
        choices.append(option(RATHER_NOT, rather_not(route), picture=picture))
    return choices


def _listed(given: Given) -> list[str]:
    return [given] if isinstance(given, str) else list(given)
