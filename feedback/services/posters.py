"""Gather what a poster, a leaflet or a paper form says, from the area and its conversation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from feedback.areas import Area, Choice, Question
    from feedback.documents.invitation import (
        ChoiceView,
        FormView,
        Invitation,
        PointView,
        QuestionView,
    )
    from feedback.models import Conversation

# Each form asks what this way in asks on the screen.
FORMS = {"plain": "parent_carer", "easy": "easy_read"}
SCHEME = re.compile(r"^https?://")


def invitation(
    *,
    area: Area,
    conversation: Conversation,
    address: str,
    example: bool,
    today: date,
    draw: Callable[[str], str],
) -> Invitation:
    """Return everything that the files of one conversation may say."""
    inviting = area.inviting
    danger = area.help_lines("danger")
    return {
        "product": area.product_name,
        "question": conversation.title,
        "lead": inviting.lead,
        "meaning": inviting.meaning,
        "points": [_point(point.words, draw(point.picture)) for point in inviting.points],
        "address": address,
        "shown": short(address),
        "danger": danger[0].number if danger else "",
        "reading_promise": area.reading_promise,
        "example": example,
        "day": (conversation.opened_on or today).isoformat(),
        "forms": {name: form(area, route, draw) for name, route in FORMS.items()},
    }


def short(address: str) -> str:
    """Return an address as somebody would type it.

    >>> short("https://feedback.example.org/")
    'feedback.example.org'
    """
    return SCHEME.sub("", address).rstrip("/")


def form(area: Area, route: str, draw: Callable[[str], str]) -> FormView:
    """Return the questions that a way in asks, in the words and order of the screen."""
    asked = area.questions_in(route)
    return {
        "name": area.route(route).name,
        "told": [_question(one, route, draw) for one in asked if one.section == "told"],
        "about": [_question(one, route, draw) for one in asked if one.section == "about"],
        "give_back": area.inviting.give_back,
    }


def _question(question: Question, route: str, draw: Callable[[str], str]) -> QuestionView:
    wording = question.wording(route)
    return {
        "id": question.id,
        "title": wording.title,
        "hint": wording.hint,
        "picture": draw(wording.picture) if wording.picture else "",
        "many": question.kind == "tiles",
        "choices": [_choice(one, route, draw) for one in question.choices_in(route)],
    }


def _choice(choice: Choice, route: str, draw: Callable[[str], str]) -> ChoiceView:
    return {
        "words": choice.words_in(route),
        "hint": choice.hint,
        "picture": draw(choice.picture) if choice.picture else "",
    }


def _point(words: str, picture: str) -> PointView:
    return {"words": words, "picture": picture}
