"""An area in another language: what families read of its pack, said by a catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedback.areas.area import Area
    from feedback.areas.people import Choice, Question, Route, Tile
    from feedback.areas.support import HelpLine, Link, Urgent

    Say = Callable[[str], str]


def spoken(area: Area, say: Say) -> Area:
    """Give the area with every text families read put through `say`; names of places stay."""
    return replace(
        area,
        reading_promise=say(area.reading_promise),
        routes=tuple(_route(each, say) for each in area.routes),
        tiles=tuple(_tile(each, say) for each in area.tiles),
        questions=tuple(_question(each, say) for each in area.questions),
        help=tuple(_line(each, say) for each in area.help),
        urgent=_urgent(area.urgent, say),
        links=tuple(_link(each, say) for each in area.links),
    )


def sentences(area: Area) -> list[str]:
    """List every text families read of a pack, each once, in its order."""
    said: dict[str, None] = {}

    def listen(text: str) -> str:
        said[text] = None
        return text

    spoken(area, listen)
    return [text for text in said if text]


def _route(route: Route, say: Say) -> Route:
    return replace(route, name=say(route.name), hint=say(route.hint))


def _tile(tile: Tile, say: Say) -> Tile:
    return replace(
        tile,
        name=say(tile.name),
        hint=say(tile.hint),
        name_for=_each(tile.name_for, say),
        hint_for=_each(tile.hint_for, say),
    )


def _question(question: Question, say: Say) -> Question:
    wordings = {
        route: replace(one, title=say(one.title), hint=say(one.hint), heading=say(one.heading))
        for route, one in question.wordings.items()
    }
    choices = tuple(_choice(each, say) for each in question.choices)
    return replace(question, wordings=wordings, choices=choices)


def _choice(choice: Choice, say: Say) -> Choice:
    return replace(
        choice,
        words=say(choice.words),
        hint=say(choice.hint),
        words_for=_each(choice.words_for, say),
        hint_for=_each(choice.hint_for, say),
    )


def _each(by_route: Mapping[str, str], say: Say) -> dict[str, str]:
    return {route: say(words) for route, words in by_route.items()}


def _line(line: HelpLine, say: Say) -> HelpLine:
    return replace(line, who=say(line.who), when=say(line.when))


def _urgent(urgent: Urgent, say: Say) -> Urgent:
    matters = tuple(say(each) for each in urgent.matters)
    return replace(urgent, who=say(urgent.who), how=say(urgent.how), matters=matters)


def _link(link: Link, say: Say) -> Link:
    return replace(link, words=say(link.words))
