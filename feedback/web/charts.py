"""Where the bars and lines of a chart go; what they say is written beside them by templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

WIDTH, HEIGHT, MARGIN = 360.0, 110.0, 10.0


class Row(Protocol):
    """One thing that was counted: its name, its number unless hidden, and what may be shown."""

    @property
    def name(self) -> str:
        """What was counted."""

    @property
    def number(self) -> int | None:
        """How many; None where the number is hidden or was not counted."""

    @property
    def shown(self) -> str:
        """What is printed, such as “41” or “fewer than 5”."""


class Counted(NamedTuple):
    """A row as a view makes it; it is a Row."""

    name: str
    number: int | None
    shown: str


@dataclass(frozen=True)
class Bar:
    """A row and the width of its bar, in per cent of the widest; None for a hidden number."""

    name: str
    shown: str
    width: float | None


@dataclass(frozen=True)
class Trend:
    """Runs of joined points, as SVG writes them, and each point, on a ground of 360 by 110."""

    lines: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]


def bars(rows: Sequence[Row]) -> list[Bar]:
    """Give each row its bar; the smallest bar can still be seen."""
    top = _top(rows)
    return [Bar(row.name, row.shown, _width(row.number, top)) for row in rows]


def trend(rows: Sequence[Row]) -> Trend:
    """Join the points of neighbouring rows; the line stops at a hidden one and begins again."""
    step = (WIDTH - 2 * MARGIN) / max(len(rows) - 1, 1)
    top = _top(rows)
    runs: list[list[tuple[float, float]]] = [[]]
    for place, row in enumerate(rows):
        if row.number is None:
            runs.append([])
        else:
            fall = (HEIGHT - 2 * MARGIN) * row.number / top
            runs[-1].append((round(MARGIN + place * step, 1), round(HEIGHT - MARGIN - fall, 1)))
    lines = tuple(" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1)
    return Trend(lines, tuple(point for run in runs for point in run))


def _top(rows: Sequence[Row]) -> int:
    return max([row.number or 0 for row in rows] + [1])


def _width(number: int | None, top: int) -> float | None:
    return None if number is None else max(round(number / top * 100, 1), 1.0 if number else 0.0)
