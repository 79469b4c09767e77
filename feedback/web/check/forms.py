"""What somebody chooses while reading a comment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField

from feedback.services import checking
from feedback.web.check.facts import WAYS
from feedback.web.check.layout import KINDS, usual
from feedback.web.fields import ChoiceField, SelectField, TextField, WordsField, option
from feedback.web.filters import month as month_words
from feedback.web.validators import Chosen, NotTooLong, Required

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedback.services.checking import Stretch

CHOSEN = "chosen"
LONGEST = 20_000
PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})-([a-z_]{1,40})")
STATES = [
    option("", "Waiting to be read"),
    option("concerns", "Open concerns"),
    option("to_write_down", "To write down"),
    option("to_translate", "Waiting for English"),
    option("cleared", "Cleared"),
    option("held", "Held"),
    option("individual_case", "Individual cases"),
    option("not_understood", "Could not be made out"),
    option("unread", "Deleted unread"),
]
CHANGED = "These words have changed since this page was opened. Read them again."


class StretchForm(Form):
    """One piece to hide: where it stands, whether to hide it, and what others see."""

    at = HiddenField()
    on = BooleanField()
    replacement = TextField()

    def stretch(self) -> Stretch | None:
        """Return the piece, or nothing where its place makes no sense."""
        place = PLACE.fullmatch(self.at.data or "")
        if place is None:
            return None
        start, end, kind = place.groups()
        known = kind if kind in KINDS else CHOSEN
        return checking.Stretch(int(start), int(end), known, (self.replacement.data or "")[:200])


class CheckForm(FlaskForm):
    """Which words of a comment to hide, and what others see instead."""

    seen = HiddenField()
    stretches = FieldList(FormField(StretchForm))
    other = WordsField("Other words to hide", description="One on each line.")
    note = TextField(
        "A note for whoever reads it next (optional)",
        validators=[NotTooLong(500, "the note")],
    )

    def fits(self, words: str) -> bool:
        """Refuse a page that showed other words, or words to hide that are not there."""
        if self.seen.data != checking.fingerprint(words):
            self.form_errors.append(CHANGED)
        _, missing = checking.find_typed(words, self.other.data or "")
        self.other.errors = [
            f"“{line.words}” is not in this comment. Copy the words as they are written."
            for line in missing
        ]
        return not self.form_errors and not missing

    def chosen(self, words: str) -> list[Stretch]:
        """Return what to hide: every ticked piece, and every typed one."""
        ticked = [entry.form.stretch() for entry in self.stretches if entry.form.on.data]
        typed, _ = checking.find_typed(words, self.other.data or "")
        pieces = checking.joined((one for one in ticked if one), typed)
        # An emptied box means the usual words, which is what the page shows there.
        return [
            replace(one, replacement=checking.marked(one.replacement) or usual(words, one))
            for one in pieces
        ]


class EnglishForm(FlaskForm):
    """What a person makes, in English, of words in another language."""

    seen = HiddenField()
    english = WordsField(
        "In English",
        description="Say what they say, as plainly as they do. Leave nothing out, add nothing.",
        validators=[Required(thing="the English"), NotTooLong(40_000, "the English")],
    )

    def fits(self, words: str) -> bool:
        """Refuse a page that showed other words: somebody else may have been quicker."""
        if self.seen.data != checking.fingerprint(words):
            self.form_errors.append(CHANGED)
        return not self.form_errors


class ConcernForm(FlaskForm):
    """What was done about a comment that may mean a child is at risk."""

    state = ChoiceField(
        "What have you decided?",
        choices=[
            option(
                "handed_over",
                "I have handed this over",
                hint="The people who keep children safe know. The comment stays held.",
            ),
            option(
                "not_a_concern",
                "Nobody is at risk",
                hint="The comment goes on to be read and cleared.",
            ),
        ],
        validators=[Chosen(thing="what you have decided")],
    )
    note = WordsField(
        "Your note",
        description="Who you told and when, or why nobody is at risk. Leave out names.",
        validators=[Required(thing="a note"), NotTooLong(2000, "your note")],
    )


class WriteDownForm(FlaskForm):
    """The words of a voice note or a picture."""

    recording = HiddenField()
    words = WordsField("The words", validators=[NotTooLong(LONGEST, "the words")])

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for words, unless nobody can make them out."""
        fits: bool = super().validate(extra_validators)
        if not self.words.data and request.form.get("do") != "not_understood":
            self.words.errors = ["Write down the words, or say that nobody can make them out"]
            return False
        return fits


class FilterForm(FlaskForm):
    """Which comments to list."""

    class Meta:
        """Choosing what to look at changes nothing, so it needs no token."""

        csrf = False

    state = SelectField("Show", choices=STATES)
    month = SelectField("Month")
    route = SelectField("From")

    def offer(self, months: Iterable[str]) -> None:
        """Offer the months that have comments, and every way in."""
        heard = [option(month, month_words(month)) for month in months]
        self.month.choices = [option("", "Every month"), *heard]
        ways = [option(way, said) for way, said in WAYS.items()]
        self.route.choices = [option("", "Everyone"), *ways]

    def choice(self) -> checking.Choice:
        """Return the choice, without anything that was not on the page."""
        return checking.Choice(
            month=self._known("month"), route=self._known("route"), state=self._known("state")
        )

    def _known(self, name: str) -> str:
        values = {choice.value for choice in self[name].choices}
        chosen = str(self[name].data or "")
        return chosen if chosen in values else ""
