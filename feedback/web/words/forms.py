"""The one field that opens somebody's page."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from flask_wtf import FlaskForm
from wtforms import ValidationError

from feedback.services import codes
from feedback.web.choice_fields import Params
from feedback.web.fields import WordsField
from feedback.web.filters import listed
from feedback.web.speech import gettext, lazy_gettext, ngettext
from feedback.web.validators import Required

if TYPE_CHECKING:
    from wtforms import Field

# More would be a list to search.
OFFERED = 3


class SevenWords:
    """Say which word looks wrong; that helps a slip of the thumb and no stranger."""

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Count the words, and look each up in the list that every code is made from."""
        written = codes.tidy(field.data or "").split()
        if len(written) != codes.WORDS:
            raise ValidationError(
                ngettext(
                    "Enter all seven words. You have written %(num)d word",
                    "Enter all seven words. You have written %(num)d words",
                    len(written),
                )
            )
        strange = [word for word in written if word not in codes.word_list()]
        if strange:
            said = gettext("Check the word “%(word)s”.", word=strange[0])
            raise ValidationError(f"{said}{suggestion(strange[0])}")


def suggestion(word: str) -> str:
    """Offer the likeliest words of the list, if any is near: the likeliest, and who equals it."""
    near = difflib.get_close_matches(word, codes.word_list(), n=20)
    by_likeness = sorted(near, key=lambda other: -likeness(word, other))
    as_likely = [
        one for one in by_likeness if likeness(word, one) == likeness(word, by_likeness[0])
    ]
    if not as_likely:
        return ""
    offered = listed([f"“{one}”" for one in as_likely[:OFFERED]], "or")
    return " " + gettext("Is it %(words)s?", words=offered)


def likeness(written: str, meant: str) -> float:
    """Say how likely it is that somebody meant this word.

    Letters that changed places are the likeliest slip. Next is a word written as it sounds:
    another vowel, one letter for two, or another letter for the same sound.
    """
    ratio = difflib.SequenceMatcher(None, written, meant).ratio()
    swapped = sorted(written) == sorted(meant)
    return ratio + 0.3 * swapped + 0.25 * (as_it_sounds(written) == as_it_sounds(meant))


def as_it_sounds(word: str) -> str:
    """Return a word without its later vowels, its doubled letters and its odd spellings.

    >>> as_it_sounds("cloke"), as_it_sounds("cloak"), as_it_sounds("iland")
    ('clc', 'clc', 'ilnd')
    """
    plain = word.replace("ph", "f").translate(str.maketrans("kqzj", "ccsg"))
    return re.sub(r"(.)\1+", r"\1", re.sub("(?!^)[aeiou]", "", plain))


class SevenWordsField(WordsField):
    """A box of three lines: seven words do not fit on one line of a small phone."""

    def params(self, label: Params) -> Params:
        """Say what the kit needs to draw the box; nothing of a key is kept or corrected."""
        drawn = super().params(label) | {"rows": 3, "classes": "seven-words"}
        plain = drawn["attributes"] | {"autocapitalize": "none"}
        return drawn | {"attributes": plain, "autocomplete": "off", "spellcheck": False}


class CodeForm(FlaskForm):
    """Seven words, in one box, however they are spaced."""

    code = SevenWordsField(
        lazy_gettext("Your seven words"),
        description=lazy_gettext(
            "Put a space between the words. Big or small letters are both fine."
        ),
        validators=[Required(says=lazy_gettext("Enter your seven words")), SevenWords()],
    )


class TakeBackForm(FlaskForm):
    """A press of a button, with the token that shows it was this page's."""
