"""What somebody typed, kept on the page that says it could not be stored."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from feedback.web.speech import gettext

# Never sent back to the page: secrets, and the token that has to be fresh.
NOT_WORDS = {"csrf_token", "password", "code"}


@dataclass(frozen=True)
class Kept:
    """One thing a form sent; words are shown with a label, the rest only goes along."""

    name: str
    value: str
    label: str = ""


def kept() -> list[Kept]:
    """Return all that a form sent, with a label for each thing a person wrote."""
    sent = [each for each in request.form.items(multi=True) if each[0] not in NOT_WORDS]
    places = [place for place, (_, value) in enumerate(sent) if is_written(value)]
    labels = {
        place: gettext("What you wrote, part %(part)s", part=part)
        for part, place in enumerate(places, 1)
    }
    if len(places) == 1:
        labels = {places[0]: gettext("What you wrote")}
    return [Kept(name, value, labels.get(place, "")) for place, (name, value) in enumerate(sent)]


def is_written(value: str) -> bool:
    """Tell words from what only a page would send, such as a choice or a key.

    >>> is_written("We waited."), is_written("Good"), is_written("very_good"), is_written("9f2c")
    (True, True, False, False)
    """
    spaced = any(letter.isspace() for letter in value.strip())
    return spaced or not value.isascii() or (value.isalpha() and not value.islower())
