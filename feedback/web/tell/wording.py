"""Whose words the pages use: the way somebody came in by, or its easy-read twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedback.web import easy, languages
from feedback.web.speech import gettext

if TYPE_CHECKING:
    from feedback.areas import Question, Wording
    from feedback.web.tell.notes import Notes

USUAL, EASY = "parent_carer", "easy_read"
# A role that begins with one of these belongs to the way in of that name.
YOUNG = ("child", "young_person")
# Who answers is plain from some ways in; nobody there is asked again.
IMPLIED = {"child": {"role": "child_under_11"}}


def ways() -> dict[str, str]:
    """List the ways in that the start page offers, each with its name."""
    return {route.id: route.name for route in languages.spoken_area().routes if route.on_start}


def come_in(notes: Notes, way: str | None) -> None:
    """Follow the card somebody pressed; what they answered before stays, but for who they are.

    A card that names somebody answers that; the page that checks answers shows it, to change.
    """
    if way not in ways():
        return
    roles = _roles_of(way)
    if way != notes.route:
        notes.route, notes.words = str(way), ""
        if notes.answers.get("role") not in roles:
            notes.answers.pop("role", None)
    if way in roles:
        notes.answers.setdefault("role", str(way))
    easy.follow(notes.words or (easy.EASY if is_easy(notes.route) else ""))


def _roles_of(way: str | None) -> list[str]:
    """List who may come in this way; an area need not ask."""
    asked = [each for each in languages.spoken_area().questions if each.id == "role"]
    return [choice.id for each in asked for choice in each.choices_in(way or "")]


def route_of_words(notes: Notes) -> str:
    """Say whose words to use; the easy ones have a standard twin that suits who is answering."""
    in_easy = notes.words == easy.EASY or (not notes.words and notes.route == EASY)
    if in_easy or notes.route != EASY:
        return EASY if in_easy else notes.route
    role = str(notes.answers.get("role", ""))
    return next((way for way in YOUNG if role.startswith(way)), USUAL)


def other_words(notes: Notes) -> str:
    """Say which other words this page could use."""
    if not can_change(notes.route):
        return ""
    return easy.USUAL if route_of_words(notes) == EASY else easy.EASY


def can_change(way: str) -> bool:
    """Say whether a way in has other words: children's are easy, and stay so."""
    area = languages.spoken_area()
    has_easy = any(route.id == EASY for route in area.routes)
    return has_easy and (way == EASY or not area.route(way).needs_pictures)


def change_words(notes: Notes, wanted: str | None) -> None:
    """Use the other words from here on; answers stay as they are."""
    if wanted and wanted == other_words(notes):
        notes.words = wanted
        easy.keep(wanted)


def in_easy_words(way: str) -> bool:
    """Say whether the pages of what was sent this way are in easy words with pictures."""
    return easy.wanted(otherwise=is_easy(way)) if can_change(way) else is_easy(way)


def words_beside(way: str) -> str:
    """Say which other words those pages could use."""
    if not can_change(way):
        return ""
    return easy.USUAL if in_easy_words(way) else easy.EASY


def wording(question: Question, notes: Notes) -> Wording:
    """Give the wording of a question that suits this person."""
    return question.wording(route_of_words(notes))


def has_pictures(notes: Notes) -> bool:
    """Say whether these words always come with pictures."""
    return is_easy(route_of_words(notes))


def is_easy(route: str) -> bool:
    """Say whether a way in is in easy words with pictures from its start."""
    return languages.spoken_area().route(route).needs_pictures


def is_young(way: str, role: str | list[str] | None) -> bool:
    """Say whether a child or young person may be answering, who may need to leave at once."""
    return way in YOUNG or str(role or "").startswith(YOUNG)


def rather_not(route: str) -> str:
    """Say that somebody would rather not say, as this route says it."""
    return gettext("I do not want to say") if is_easy(route) else gettext("I’d rather not say")
