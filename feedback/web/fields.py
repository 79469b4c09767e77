"""WTForms fields that draw themselves with the kit's components.

A field's class says which component it is; `field(form.good, heading=True)` in a template draws it,
with the label as the page's heading when the page asks one question.
"""

from datetime import date
from typing import Any

from flask import current_app
from flask_wtf.file import FileField as UploadField
from markupsafe import Markup
from wtforms import DateField, Field, Form, StringField, TextAreaField
from wtforms import PasswordField as WtPasswordField
from wtforms.csrf.core import CSRFTokenField

from feedback.services.cleaning import clean
from feedback.web.choice_fields import (
    ChoiceField,
    FaceField,
    Params,
    SelectField,
    TickField,
    TicksField,
    TileField,
    option,
)
from feedback.web.pictures import icon
from feedback.web.speech import gettext

__all__ = [
    "ChoiceField",
    "CodeField",
    "DayField",
    "FaceField",
    "FileField",
    "PasswordField",
    "SelectField",
    "TextField",
    "TickField",
    "TicksField",
    "TileField",
    "WordsField",
    "error_list",
    "field",
    "first_control",
    "option",
]


def field(
    drawn: Field, *, heading: bool = False, hint: str = "", picture: str = "", **options: object
) -> Markup:
    """Draw a field with its label, hint and error; other options go to the kit's component."""
    params: Params = {"id": drawn.id, "idPrefix": drawn.id, "name": drawn.name}
    label = {"text": drawn.label.text, "isPageHeading": heading}
    if picture:
        words = Markup("{}<span>{}</span>").format(icon(picture), drawn.label.text)
        label |= {"html": words, "classes": "asked"}
    params |= {"label": label, **drawn.params(label), **options}
    hint = hint or drawn.description
    if hint:
        params["hint"] = {"text": hint}
    if drawn.errors:
        params["errorMessage"] = {"text": drawn.errors[0], "visuallyHiddenText": gettext("Error")}
    components: dict[str, Any] = current_app.jinja_env.globals
    markup: Markup = components[drawn.component](params)
    return markup


def error_list(form: Form) -> list[dict[str, str]]:
    """List a form's errors for the summary, each with a link to the control that can mend it."""
    listed = [{"text": str(error)} for error in form.form_errors]
    for each in form:
        if each.errors and isinstance(each, CSRFTokenField):
            listed.append(
                {"text": gettext("This page was open a long time. Press the button again.")}
            )
        elif each.errors:
            listed.append({"text": str(each.errors[0]), "href": f"#{first_control(each)}"})
    return listed


def first_control(drawn: Field) -> str:
    """Give the id of the first control of a field, which is where an error link must lead."""
    return f"{drawn.id}-day" if isinstance(drawn, DayField) else str(drawn.id)


class TextField(StringField):
    """A line to write in."""

    component = "govukInput"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the words as typed, without control characters or spaces at the ends."""
        if valuelist:
            self.data = clean(valuelist[0])

    def params(self, _label: Params) -> Params:
        """Say what the kit needs to draw a line."""
        return {"value": self.data or ""}


class WordsField(TextAreaField):
    """A box for a few words or a lot."""

    component = "govukTextarea"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the words as typed, without control characters or spaces at the ends."""
        if valuelist:
            self.data = clean(valuelist[0])

    def params(self, _label: Params) -> Params:
        """Say what the kit needs to draw a box; a first line break needs another."""
        words = self.data or ""
        words = f"\n{words}" if words.startswith("\n") else words
        return {"value": words, "rows": 7, "attributes": {"dir": "auto"}}


class PasswordField(WtPasswordField):
    """A password, which is never sent back to the page."""

    component = "govukPasswordInput"

    def params(self, _label: Params) -> Params:
        """Say what the kit needs to draw a password."""
        return {"autocomplete": "current-password"}


class CodeField(TextField):
    """The six numbers an app shows when somebody signs in."""

    component = "govukInput"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the numbers, however they were spaced."""
        if valuelist:
            self.data = "".join(clean(valuelist[0]).split())

    def params(self, label: Params) -> Params:
        """Let a phone offer the code, and show numbers to press."""
        number = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": False}
        return super().params(label) | number | {"classes": "govuk-input--width-10"}


class FileField(UploadField):
    """A file to send."""

    component = "govukFileUpload"

    def params(self, _label: Params) -> Params:
        """Add nothing: a page may not say which file was chosen before."""
        return {}


class DayField(DateField):
    """A day, in three boxes that anybody can type into."""

    component = "govukDateInput"
    parts = (("Day", 2), ("Month", 2), ("Year", 4))

    def process_formdata(self, valuelist: list[str]) -> None:
        """Make a day of the three numbers; three empty boxes are no day."""
        self.data = None
        if any(part.strip() for part in valuelist):
            try:
                day, month, year = (int(part) for part in valuelist)
                self.data = date(year, month, day)
            except ValueError as error:
                raise ValueError("Enter a real day, such as 31 1 2027") from error

    def params(self, label: Params) -> Params:
        """Say what the kit needs to draw three boxes with what was typed in them."""
        day = [self.data.day, self.data.month, self.data.year] if self.data else [""] * 3
        typed = self.raw_data or day
        wrong = " govuk-input--error" if self.errors else ""
        boxes = [
            {
                "name": self.name,
                "id": f"{self.id}-{words.lower()}",
                "label": words,
                "value": value,
                "classes": f"govuk-input--width-{width}{wrong}",
            }
            for (words, width), value in zip(self.parts, typed, strict=False)
        ]
        return {"id": f"{self.id}-group", "fieldset": {"legend": label}, "items": boxes}
