"""Why staff open a contact, and what they write down about a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import ValidationError

from feedback.models.contact import NOT_REACHED
from feedback.services.replies import REPLY
from feedback.web.application import current
from feedback.web.fields import ChoiceField, DayField, WordsField, option
from feedback.web.validators import Chosen, NotTooLong, Required

if TYPE_CHECKING:
    from datetime import date

    from wtforms import Field

TO_REPLY = option(REPLY, "To reply", hint="It is yours for a day, so that only one of you replies.")
OTHER_REASONS = [
    option("keep_safe", "To keep a child safe", hint="Also while a colleague is replying."),
    option("their_rights", "Its owner asked about it", hint="Such as to see what we hold."),
]
HOW = {"email": "By email", "phone": "By phone", "text": "By text message"}


class OpenForm(FlaskForm):
    """The reason to look at how to reach somebody."""

    reason = ChoiceField("Why do you open it?", validators=[Chosen(thing="why you open it")])

    def offer(self, *, waiting: bool) -> None:
        """Offer to reply only while nobody has."""
        self.reason.choices = [TO_REPLY, *OTHER_REASONS] if waiting else OTHER_REASONS


class ReplyForm(FlaskForm):
    """That somebody replied: how, on which day, and what they said or did."""

    way = ChoiceField(
        "How did you reply?",
        choices=[
            *(option(way, words) for way, words in HOW.items()),
            option(NOT_REACHED, "I could not reach them", hint="Their page asks for another way."),
        ],
        validators=[Chosen(thing="how you replied")],
    )
    replied_on = DayField("Which day?", validators=[Required(thing="the day you replied")])
    note = WordsField(
        "What did you say or do?",
        description="For your colleagues. Leave out names, addresses and numbers.",
        validators=[Required(thing="what you said or did"), NotTooLong(2000, "your note")],
    )

    def __init__(self, asked_on: date, **how: object) -> None:
        super().__init__(data={"replied_on": current().clock.today()}, **how)
        self.asked_on = asked_on

    def validate_replied_on(self, field: Field) -> None:
        """Refuse a day that has not come, or was before anybody asked: families see this day."""
        if field.data > current().clock.today():
            raise ValidationError("Enter a day that is not in the future")
        if field.data < self.asked_on:
            raise ValidationError("Enter a day on or after the day they asked")
