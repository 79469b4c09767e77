"""Read how the area asks: routes, tiles, and questions with their wordings and choices."""

from collections.abc import Callable, Iterable
from functools import partial

from feedback.areas.people import Choice, Question, Route, Tile, Wording
from feedback.areas.places import District
from feedback.areas.table import Table

KINDS = ("tiles", "rating", "choice", "words")
SECTIONS = ("told", "about")


def read_route(table: Table) -> Route:
    """Read a way in."""
    return Route(
        id=table.identifier(),
        name=table.text("name"),
        hint=table.text("hint", ""),
        picture=table.text("picture"),
        on_start=table.flag("on_start"),
        needs_pictures=table.flag("needs_pictures"),
    )


def read_tile(table: Table) -> Tile:
    """Read a tile; only one for those who are not sure may lead to no service area."""
    return Tile(
        id=table.identifier(),
        name=table.text("name"),
        hint=table.text("hint", ""),
        picture=table.text("picture"),
        services=table.texts("services"),
        routes=table.texts("routes", ()),
        name_for=_by_route(table, "name_for", Table.text),
        hint_for=_by_route(table, "hint_for", Table.blank),
    )


def read_questions(
    asking: Table, tiles: Iterable[Tile], districts: Iterable[District]
) -> tuple[Question, ...]:
    """Read the questions; two of them take their choices from the tiles and the districts."""
    borrowed = {
        "tiles": tuple(_offered(tile) for tile in tiles),
        "districts": tuple(Choice(d.id, d.name, d.towns, "", (), {}) for d in districts),
    }
    return asking.each("questions", partial(_question, borrowed=borrowed))


def _offered(tile: Tile) -> Choice:
    return Choice(
        id=tile.id,
        words=tile.name,
        hint=tile.hint,
        picture=tile.picture,
        routes=tile.routes,
        words_for=tile.name_for,
        hint_for=tile.hint_for,
    )


def _question(table: Table, borrowed: dict[str, tuple[Choice, ...]]) -> Question:
    kind = table.one_of("kind", KINDS)
    wordings = table.table("wordings")
    return Question(
        id=table.identifier(),
        kind=kind,
        section=table.one_of("section", SECTIONS),
        routes=table.texts("routes", ()),
        wordings={route: _wording(wordings.table(route)) for route in wordings.keys},
        choices=() if kind == "words" else _choices(table, borrowed),
        extra_in=table.texts("extra_in", ()),
    )


def _choices(table: Table, borrowed: dict[str, tuple[Choice, ...]]) -> tuple[Choice, ...]:
    if table.has("choices_from"):
        own = table.each("choices", _choice) if table.has("choices") else ()
        return borrowed[table.one_of("choices_from", borrowed)] + own
    return table.each("choices", _choice)


def _wording(table: Table) -> Wording:
    wording = Wording(
        title=table.text("title"),
        hint=table.text("hint", ""),
        heading=table.text("heading"),
        picture=table.text("picture", ""),
    )
    table.finish()
    return wording


def _choice(table: Table) -> Choice:
    return Choice(
        id=table.identifier(),
        words=table.text("words"),
        hint=table.text("hint", ""),
        picture=table.text("picture", ""),
        routes=table.texts("routes", ()),
        words_for=_by_route(table, "words_for", Table.text),
        hint_for=_by_route(table, "hint_for", Table.blank),
        also=table.texts("also", ()),
    )


def _by_route(table: Table, key: str, read: Callable[[Table, str], str]) -> dict[str, str]:
    """Read the words that some routes say in their own way; a hint may be none in one of them."""
    if not table.has(key):
        return {}
    words = table.table(key)
    return {route: read(words, route) for route in words.keys}
