"""A report laid out for a screen: bars beside their numbers, hidden numbers as their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.documents.layout import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedback.documents.view import Count, NamedCount, ReportView, ThemeView

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
        "told": [row for row in view["heard"]["by_role"] if row["count"]["value"] != 0],
    }


def rows(named: Iterable[NamedCount]) -> list[dict[str, Any]]:
    """Return rows of a chart: a hidden number draws no length, only its words."""
    return [row(each["name"], each["count"]) for each in named]


def bars(themes: Iterable[ThemeView]) -> list[dict[str, Any]]:
    """Return rows of a chart of themes by how many told us."""
    return [row(theme["name"], theme["submissions"]) for theme in themes]


def row(name: str, count: Count) -> dict[str, Any]:
    """Return one bar with its name and its number."""
    return {"name": name, "number": count["value"], "shown": count["shown"]}


def first(view: ReportView, ids: list[int]) -> list[ThemeView]:
    """Return the themes that page one names, in its order."""
    themes = {theme["id"]: theme for theme in view["themes"]}
    return [themes[theme_id] for theme_id in ids]
