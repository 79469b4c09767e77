"""A report laid out for a screen: bars beside their numbers, hidden numbers as their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from feedback.documents.layout import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedback.documents.view import NamedCount, ReportView, ThemeView

MOST_HEARD = 6
DIRECTIONS = {
    "new": "New this month",
    "more": "More than last month",
    "fewer": "Fewer than last month",
    "about the same": "About the same as last month",
    "": "",
}
FEELINGS = {"good": "Going well", "change": "Needs to change", "mixed": "Good and bad"}


def on_screen(view: ReportView) -> dict[str, Any]:
    """Return everything the page of a report shows."""
    return {
        **laid_out(view),
        "charts": {
            "themes": bars(view["themes"][:MOST_HEARD]),
            "roles": rows(view["heard"]["by_role"]),
            "ratings": rows(view["ratings"]),
            "districts": rows(view["districts"]),
            "services": rows(view["services"]),
        },
        "age_rows": [
            (band["name"], band["count"]["shown"], band["plans"]) for band in view["age_bands"]
        ],
        "aside_rows": [(each["name"], each["count"]["shown"]) for each in view["set_aside"]],
        "directions": DIRECTIONS,
        "feelings": FEELINGS,
        "firsts": {
            "working": first(view, view["working"]),
            "change": first(view, view["change"]),
        },
        "told": told(view["heard"]["by_role"]),
    }


def told(by_role: list[NamedCount]) -> list[str]:
    """Say who told us in a sentence or two: those with a number first, then the hidden ones."""
    numbered = [
        f"{who['name']}: {who['count']['shown']}" for who in by_role if who["count"]["value"]
    ]
    hidden: dict[str, list[str]] = {}
    for who in by_role:
        if who["count"]["value"] is None:
            hidden.setdefault(who["count"]["shown"], []).append(lower_first(who["name"]))
    groups = [
        f"{shown[:1].upper()}{shown[1:]}: {'; '.join(names)}" for shown, names in hidden.items()
    ]
    return [*(["; ".join(numbered)] if numbered else []), *groups]


def lower_first(words: str) -> str:
    """Begin words small, for the middle of a sentence."""
    return words[:1].lower() + words[1:]


@dataclass(frozen=True)
class Row:
    """One bar of a chart: a hidden number draws no length, only its words."""

    name: str
    number: int | None
    shown: str


def rows(named: Iterable[NamedCount]) -> list[Row]:
    """Return rows of a chart of groups."""
    return [Row(each["name"], each["count"]["value"], each["count"]["shown"]) for each in named]


def bars(themes: Iterable[ThemeView]) -> list[Row]:
    """Return rows of a chart of themes by how many told us."""
    return rows({"name": theme["name"], "count": theme["submissions"]} for theme in themes)


def first(view: ReportView, ids: list[int]) -> list[ThemeView]:
    """Return the themes that page one names, in its order."""
    themes = {theme["id"]: theme for theme in view["themes"]}
    return [themes[theme_id] for theme_id in ids]
