"""One paper form, as somebody types it: every question on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import HiddenField, ValidationError

from feedback.errors import RefusedError
from feedback.services import paper, posters
from feedback.services.submissions import Told
from feedback.web.application import current
from feedback.web.fields import ChoiceField, DayField, SelectField, TicksField, WordsField, option
from feedback.web.validators import NotTooLong, Required

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wtforms import Field
    from wtforms.fields import SelectChoice

    from feedback.areas import Area, Choice, Question

# As much as the screen takes.
LONGEST = 20_000
# The form in plain words gives the questions; an Easy Read form may tick answers of its own.
PLAIN = posters.FORMS["plain"]
NOT_TICKED = option("", "Not ticked")
# Questions whose answer describes the whole submission; the others are answers of their own.
ABOUT = ("role", "helped", "whose_words", "age_band", "district", "plan_status", "permission")


class Recent:
    """A form cannot have come in on a day that is still to come, or over a year ago."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Say what is wrong beside the day itself."""
        try:
            paper.must_be_recent(field.data, today=current().clock.today())
        except RefusedError as error:
            raise ValidationError(str(error)) from error


class PaperForm(FlaskForm):
    """When the form came in; its questions are added as the area words them."""

    form_key = HiddenField()
    day = DayField(
        "Day the form came in", validators=[Required("the day the form came in"), Recent()]
    )

    def told(self, area: Area) -> Told:
        """Return what the paper says, as plain values."""
        given = {asked.id: self[asked.id].data for asked in questions(area)}
        kinds = {asked.id: asked.kind for asked in questions(area)}
        own = {key: said for key, said in given.items() if said and key not in ABOUT}
        return Told(
            route=paper.ROUTE,
            words={key: said for key, said in own.items() if kinds[key] == "words"},
            choices={key: said for key, said in own.items() if kinds[key] in {"choice", "rating"}},
            services=tuple(own.get("services", ())),
            **{key: given[key] for key in ABOUT if given.get(key)},
        )


def paper_form(area: Area, **start: object) -> PaperForm:
    """Make the form with the area's questions, and what it starts with."""
    asked = questions(area)
    on_plain = [one.id for one in asked if one.is_asked_in(PLAIN)]
    fields = {
        # As it is numbered on the paper; a question of the Easy Read form alone has no number here.
        one.id: field_for(one, f"{on_plain.index(one.id) + 1}. " if one.id in on_plain else "")
        for one in asked
    }
    made: PaperForm = type("AskedOnPaper", (PaperForm,), fields)(data=start)
    return made


def questions(area: Area) -> tuple[Question, ...]:
    """List what any form asks, in the order of paper: what it is like, then who is speaking."""
    asked = [one for one in area.questions if any(map(one.is_asked_in, posters.FORMS.values()))]
    return tuple(sorted(asked, key=lambda one: (one.section == "about", one.kind == "words")))


def field_for(question: Question, number: str) -> Field:
    """Make the field that is quickest to fill from the keyboard."""
    wordings = question.wordings
    wording = next(wordings[route] for route in posters.FORMS.values() if route in wordings)
    words = f"{number}{wording.title}"
    offered = list(choices_of(question))
    if question.kind == "words":
        return WordsField(words, validators=[NotTooLong(LONGEST)])
    if question.kind == "tiles":
        return TicksField(words, choices=offered)
    if question.id == "permission":
        return ChoiceField(words, choices=offered)
    return SelectField(words, choices=[NOT_TICKED, *offered])


def choices_of(question: Question) -> Iterator[SelectChoice]:
    """List the answers that any of the forms offers."""
    for choice in question.choices:
        if not choice.routes or set(choice.routes) & set(posters.FORMS.values()):
            yield option(choice.id, words_of(choice))


def words_of(choice: Choice) -> str:
    """Say an answer as the plain form does, or as the only form that offers it."""
    routes = choice.routes or (PLAIN,)
    return choice.words_in(PLAIN if PLAIN in routes else routes[0])
