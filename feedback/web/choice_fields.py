"""Fields where people choose from answers, as rows, faces, tiles or a list that opens."""

from typing import Any

from markupsafe import Markup
from wtforms import BooleanField, Field, Form, RadioField, SelectMultipleField
from wtforms import SelectField as WtSelectField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from feedback.web.pictures import icon
from feedback.web.speech import gettext

Params = dict[str, Any]


def option(value: str, words: str, *, picture: str = "", hint: str = "") -> SelectChoice:
    """Make one answer to choose, with a picture and a short explanation if it has them."""
    return SelectChoice(value, words, {"picture": picture, "hint": hint})


class SelectField(WtSelectField):
    """A list that opens; for facilitators, where a page of choices would be too long."""

    component = "govukSelect"

    def pre_validate(self, _form: Form) -> None:
        """Refuse an answer that was not on the page."""
        refuse_unknown(self)

    def params(self, _label: Params) -> Params:
        """Say what the kit needs to draw a list."""
        choices = self.iter_choices()
        return {
            "items": [{"value": c.value, "text": c.label, "selected": c.selected} for c in choices]
        }


class ChoiceField(RadioField):
    """One answer out of several; no answer is allowed unless a validator asks for one."""

    component = "govukRadios"
    classes = ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the answer, or none: what was chosen before does not come back by itself."""
        self.data = valuelist[0] if valuelist else None

    def pre_validate(self, _form: Form) -> None:
        """Refuse an answer that was not on the page."""
        refuse_unknown(self)

    def params(self, label: Params) -> Params:
        """Say what the kit needs to draw the answers as one group."""
        return choice_params(self, label)


class FaceField(ChoiceField):
    """One answer out of a few, each with a picture beside large words."""

    classes = "faces"


class TileField(SelectMultipleField):
    """As many answers as somebody likes, each a tile with a picture."""

    component = "govukCheckboxes"
    classes = "tiles"

    def pre_validate(self, _form: Form) -> None:
        """Refuse an answer that was not on the page."""
        refuse_unknown(self)

    def params(self, label: Params) -> Params:
        """Say what the kit needs to draw the tiles as one group."""
        return choice_params(self, label)


class TicksField(TileField):
    """As many answers as somebody likes, as a plain list of boxes to tick."""

    classes = ""


class TickField(BooleanField):
    """One box to tick."""

    component = "govukCheckboxes"

    def params(self, label: Params) -> Params:
        """Say what the kit needs to draw one box: its words are its label."""
        return {"items": [{"value": "y", "text": label["text"], "checked": bool(self.data)}]}


def refuse_unknown(drawn: Field) -> None:
    """Refuse an answer that the page did not offer; no answer at all is allowed."""
    given = [drawn.data] if isinstance(drawn.data, str) else drawn.data or []
    offered = {choice.value for choice in drawn.iter_choices()}
    if not offered.issuperset(filter(None, given)):
        raise ValidationError(gettext("Choose from the answers on this page"))


def choice_params(drawn: Field, label: Params) -> Params:
    """Say what the kit needs to draw answers to choose, with pictures where they have them."""
    items = [
        {"value": value, "checked": selected, **_words(words, extras)}
        for value, words, selected, extras in drawn.iter_choices()
    ]
    return {"fieldset": {"legend": label}, "items": items, "classes": drawn.classes}


def _words(words: str, extras: Params) -> Params:
    picture = icon(extras["picture"]) if extras.get("picture") else ""
    hint = (
        Markup(' <span class="choice-hint">{}</span>').format(extras["hint"])
        if extras.get("hint")
        else ""
    )
    # The hint is part of the label, so that the whole row is one large target.
    return {"html": Markup("{}<span>{}{}</span>").format(picture, words, hint)}
