"""Read the invented comments of an area pack and say when each arrived."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from feedback.services import months
from feedback.services.submissions import Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedback.areas import Area

PACKS = Path(__file__).resolve().parent.parent.parent / "areas"
WORDS = ("good", "better", "one_thing")


@dataclass(frozen=True)
class Row:
    """One invented submission, and what a person decided about it."""

    id: str
    told: Told
    month: int
    day: int
    state: str
    hide: tuple[str, ...]


@dataclass(frozen=True)
class AgreedTheme:
    """A theme as the invented facilitator words it, found again by its words."""

    name: str
    sentence: str
    feeling: str
    service: str
    words: frozenset[str]


def read_rows(area: Area) -> list[Row]:
    """Read every invented submission, in the order they came."""
    path = PACKS / area.id / "example" / "comments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(cells, area) for cells in csv.DictReader(file)]


def read_themes(area: Area) -> list[AgreedTheme]:
    """Read how the invented facilitator names what comes up."""
    path = PACKS / area.id / "example" / "themes.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        AgreedTheme(**{**theme, "words": frozenset(theme["words"])}) for theme in written["themes"]
    ]


def arrival(row: Row, today: date) -> date:
    """Return the day a row arrived: its own, squeezed into the part of this month that is over."""
    month = months.of(today)
    for _ in range(3 - row.month):
        month = months.before(month)
    if month != months.of(today):
        return months.first_day(month) + timedelta(days=row.day - 1)
    return today.replace(day=1 + (row.day - 1) * today.day // 28)


def _row(cells: Mapping[str, str], area: Area) -> Row:
    told = Told(
        route=cells["route"],
        role=cells["role"] or None,
        whose_words=cells["whose_words"] or None,
        helped=cells["helped"] or None,
        services=_tiles(cells["services"], area),
        choices={"rating": cells["rating"]} if cells["rating"] else {},
        words={key: cells[key] for key in WORDS if cells[key]},
        age_band=cells["age_band"] or None,
        district=cells["district"] or None,
        plan_status=cells["plan_status"] or None,
        permission=cells["permission"] or "count_only",
    )
    return Row(
        id=cells["submission"],
        told=told,
        month=int(cells["month"]),
        day=int(cells["day"]),
        state=cells["state"],
        hide=tuple(words for words in cells["hide"].split("|") if words),
    )


def _tiles(services: str, area: Area) -> tuple[str, ...]:
    """Turn service areas into the tiles a family would have pressed."""
    wanted = set(services.split("|"))
    tiles = [tile.id for tile in area.tiles if wanted & set(tile.services)]
    return tuple(tiles) or (("not_sure",) if "not_sure" in wanted else ())
