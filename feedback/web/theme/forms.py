"""What a facilitator fills in to agree a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms.validators import ValidationError

from feedback.services import theming
from feedback.web.fields import ChoiceField, SelectField, TextField, TicksField, option
from feedback.web.filters import words
from feedback.web.validators import Chosen, NotTooLong, Required

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms.fields import SelectChoice

    from feedback.areas import Area
    from feedback.models import SuggestedAssignment, Theme

FEELINGS = (
    ("good", "It works"),
    ("change", "It needs to change"),
    ("mixed", "Some of each"),
)
NEW = "new"
GONE = "These words were deleted after their months."


class AgreeForm(FlaskForm):
    """Name a suggested theme, or say which theme it is part of."""

    join = SelectField("Is this a theme we have had before?", default=NEW)
    name = TextField(
        "Name",
        description="A few words that say what happens, such as “Waiting without news”.",
        validators=[Required(thing="a name for the theme"), NotTooLong(80, "the name")],
    )
    sentence = TextField(
        "In one sentence",
        description="What families told us, as you would say it to a board.",
        validators=[
            Required(thing="one sentence about the theme"),
            NotTooLong(240, "the sentence"),
        ],
    )
    feeling = ChoiceField(
        "What do families say about it?",
        choices=[option(*feeling) for feeling in FEELINGS],
        validators=[Chosen(thing="what families say about it")],
    )
    service = SelectField("Which service is it most about?")
    quotes = TicksField(
        "Which words may speak for it?",
        description="Tick what a report may show. Nothing is quoted unless you tick it.",
    )
    keep = TicksField("Everything in it")

    def offer(self, area: Area, themes: Sequence[Theme], found: theming.Suggestion) -> None:
        """Fill in what can be chosen for this suggestion."""
        if found.seems:
            self.join.description = (
                f"It may be “{found.seems.name}”. Read the words in it, then decide."
            )
        self.join.choices = [
            (NEW, "No, it is a new theme"),
            *((str(theme.id), theme.name) for theme in themes),
        ]
        self.service.choices = [
            ("", "Not one in particular"),
            *((service.id, service.name) for service in area.services),
        ]
        self.quotes.choices = _excerpts(theming.permitted(found.inside))
        self.keep.choices = _excerpts(found.inside)
        if not self.is_submitted():
            self.keep.data = [choice.value for choice in self.keep.choices]

    def take(self, theme: Theme) -> None:
        """Use the words of the theme this suggestion joins, and the sentence typed if any."""
        self.name.data = theme.name
        self.sentence.data = self.sentence.data or theme.sentence
        self.feeling.data, self.service.data = theme.feeling, theme.service or ""

    def validate_keep(self, field: TicksField) -> None:
        """Refuse a theme with nothing in it."""
        if not field.data:
            raise ValidationError("Keep at least one comment in the theme")

    def validate_quotes(self, field: TicksField) -> None:
        """Refuse to quote for a theme what was left out of it."""
        if not set(field.data or ()) <= set(self.keep.data or ()):
            raise ValidationError("You quote words that you left out of the theme. Choose one")


def _excerpts(these: Sequence[SuggestedAssignment]) -> list[SelectChoice]:
    said = [(str(one.excerpt_id), one.excerpt.words or GONE) for one in these]
    return [option(excerpt, words(shown)) for excerpt, shown in said]


class PressForm(FlaskForm):
    """A button, and nothing to fill in."""
