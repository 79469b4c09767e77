"""How somebody would like to hear back; only the way and the place are needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import ValidationError

from feedback.services import contacts
from feedback.services.contacts import Reaching
from feedback.web.fields import ChoiceField, TextField, option
from feedback.web.speech import gettext, lazy_gettext
from feedback.web.validators import NotTooLong, Required

if TYPE_CHECKING:
    from wtforms import Field
    from wtforms.fields import SelectChoice

    from feedback.models import Submission

AN_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
# A number from here has ten or eleven digits; one from elsewhere says its country first. Numbers
# that cost whoever calls them are nobody’s own.
HERE = r"(?!9|84|87|70)[1-9][0-9]{8,9}"
A_NUMBER = re.compile(rf"0{HERE}|(\+|00)44{HERE}|(\+|00)(?!44)[1-9][0-9]{{7,13}}")
A_LANDLINE = re.compile(r"(0|(\+|00)44)[1-6]")
LONGEST_PLACE, LONGEST_NAME, LONGEST_SUITS = 254, 100, 200
CHILD, YOUNG, MAYBE_YOUNG = "child_under_11", "young_person_11_15", ("young_person", "easy_read")


class CanBeReached:
    """Say kindly what is wrong with an address or a number, before anybody waits for a reply."""

    def __call__(self, form: ContactForm, field: Field) -> None:
        """Look at it as the way that was chosen would use it."""
        place = contacts.tidy_place(form.way.data or "", field.data or "")
        if form.way.data == "email" and not AN_EMAIL.fullmatch(place):
            raise ValidationError(
                gettext("Check the email address. It should look like name@example.org")
            )
        if form.way.data in {"phone", "text"} and not A_NUMBER.fullmatch(place):
            raise ValidationError(
                gettext("Check the phone number. It should look like 01632 960123")
            )
        if form.way.data == "text" and A_LANDLINE.match(place):
            raise ValidationError(
                gettext("A text needs a mobile number, which starts with 07. Or choose a call")
            )


class AGrownUps:
    """A child’s own number is never kept: a grown-up they trust gives theirs."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Stop kindly, and say what to do instead."""
        if field.data == "alone":
            raise ValidationError(
                gettext("Ask a grown-up you trust to sit with you. Then fill this in together")
            )


class ContactForm(FlaskForm):
    """How to reach somebody, and what they would like."""

    way = ChoiceField(
        lazy_gettext("How should we reach you?"),
        choices=[
            option("email", lazy_gettext("Email")),
            option("phone", lazy_gettext("Phone call")),
            option("text", lazy_gettext("Text message")),
        ],
        validators=[Required(says=lazy_gettext("Choose how we should reach you"))],
    )
    place = TextField(
        lazy_gettext("Your email address or phone number"),
        validators=[
            Required(says=lazy_gettext("Enter an email address or a phone number")),
            NotTooLong(LONGEST_PLACE),
            CanBeReached(),
        ],
    )
    whose = ChoiceField(
        lazy_gettext("Whose is it?"),
        validators=[Required(says=lazy_gettext("Choose whose it is")), AGrownUps()],
    )
    wish = ChoiceField(
        lazy_gettext("What would you like? (You can skip this)"),
        choices=[
            option("reply", lazy_gettext("A reply to what I said")),
            option("right_person", lazy_gettext("Help to find the right person")),
        ],
    )
    name = TextField(
        lazy_gettext("What should we call you? (You can skip this)"),
        validators=[NotTooLong(LONGEST_NAME)],
    )
    suits = TextField(
        lazy_gettext("What works best for you? (You can skip this)"),
        description=lazy_gettext("Like “email please, I am deaf”, or “I speak Polish”."),
        validators=[NotTooLong(LONGEST_SUITS)],
    )

    def reaching(self) -> Reaching:
        """Return what was filled in, as it will be sealed."""
        way = self.way.data or ""
        return Reaching(
            way=way,
            place=contacts.tidy_place(way, self.place.data or ""),
            whose=(self.whose.data or "") if self.whose else "",
            wish=self.wish.data or "",
            name=self.name.data or "",
            suits=self.suits.data or "",
        )


def contact_form(submission: Submission) -> ContactForm:
    """Return the form that suits whoever sent something; only the young are asked whose it is."""
    form = ContactForm()
    if is_child(submission):
        form.place.label.text = gettext("The grown-up’s email address or phone number")
    choices = whose(submission)
    if choices:
        form.whose.choices = choices
    else:
        del form.whose
    return form


def whose(submission: Submission) -> list[SelectChoice]:
    """Return whose number a child or a young person may give; nothing where an adult answers."""
    grown_up = option("grown_up", gettext("A grown-up’s. They are happy with this."))
    if is_child(submission):
        return [grown_up, option("alone", gettext("Mine, or there is no grown-up here"))]
    unknown = submission.role is None and submission.route in MAYBE_YOUNG
    if submission.role == YOUNG or unknown:
        return [option("mine", gettext("Mine, and I am 13 or older")), grown_up]
    return []


def is_child(submission: Submission) -> bool:
    """Say whether a child under 11 told us this."""
    return submission.role == CHILD or submission.route == "child"
