"""A reader who tries to work out hidden numbers from everything a report shows them."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

# What one submission can hold: an answer in words to each of three questions.
MOST_COMMENTS = 3
ADDS_UP = {
    "roles": ("heard", "everyone", "submissions"),
    "districts": ("heard", "everyone", "submissions"),
    "ratings": ("heard", "everyone", "submissions"),
    "ages": ("heard", "everyone", "submissions"),
    "set aside": ("heard", "everyone", "comments"),
}
NUMBERS = ("submissions", "comments")
Cell = tuple[str, str, str]


@dataclass
class Reader:
    """What somebody knows: each number as it is shown, and what must add up."""

    shown: dict[Cell, str]
    sums: list[tuple[list[Cell], Cell]] = field(default_factory=list)

    def hidden(self) -> list[Cell]:
        """Return the numbers that are not shown."""
        return [cell for cell, words in self.shown.items() if number(words) is None]

    def range_of(self, wanted: Cell) -> tuple[int, int]:
        """Return the least and the greatest that a number can be, from all that is shown."""
        from scipy.optimize import linprog  # as elsewhere, loaded when it is needed

        cells = list(self.shown)
        place = {cell: at for at, cell in enumerate(cells)}
        rows = np.zeros((len(self.sums), len(cells)))
        for row, (parts, total) in zip(rows, self.sums, strict=True):
            row[[place[part] for part in parts]] = 1
            row[place[total]] = -1
        pairs = [
            (place[cell], place[(*cell[:2], "comments")])
            for cell in cells
            if cell[2] == "submissions" and (*cell[:2], "comments") in place
        ]
        limits = np.zeros((2 * len(pairs), len(cells)))
        for at, (people, comments) in enumerate(pairs):
            theme = cells[people][0] == "themes"
            limits[2 * at, [people, comments]] = (1, -1) if theme else (0, 0)
            limits[2 * at + 1, [people, comments]] = (-MOST_COMMENTS, 1) if theme else (0, 0)
        found = []
        for sign in (1, -1):
            aim = np.zeros(len(cells))
            aim[place[wanted]] = sign
            solved = linprog(
                aim,
                A_eq=rows,
                b_eq=np.zeros(len(rows)),
                A_ub=limits,
                b_ub=np.zeros(len(limits)),
                bounds=[bounds(self.shown[cell]) for cell in cells],
                integrality=np.ones(len(cells)),
            )
            assert solved.success, solved.message
            found.append(round(sign * solved.fun))
        return found[0], found[1]


def bounds(words: str) -> tuple[int, int]:
    """Return what a number can be, from the words that stand for it alone."""
    known = number(words)
    if known is not None:
        return known, known
    return {"fewer than 5": (1, 4), "not shown": (0, 10_000)}[words]


def number(words: str) -> int | None:
    """Return a number that is shown as it is."""
    plain = words.replace(",", "")
    return int(plain) if plain.isdigit() else None


def from_csv(made: bytes) -> Reader:
    """Read the data file as a spreadsheet would, and note what adds up."""
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    shown = {
        (row["table"], row["group"], row["measure"]): row["value"]
        for row in rows
        if row["measure"] in NUMBERS
    }
    reader = Reader(shown)
    for table, total in ADDS_UP.items():
        parts = [cell for cell in shown if cell[0] == table]
        if parts:
            reader.sums.append((parts, total))
    return reader


def tables_of(document: Any) -> dict[str, dict[str, str]]:
    """Read every table of a page: caption, then the first number of each row."""
    found: dict[str, dict[str, str]] = {}
    for table in document.iter("table"):
        caption = tidy(next(table.iter("caption")))
        found[caption] = {
            tidy(next(row.iter("th"))): tidy(next(row.iter("td")))
            for row in next(table.iter("tbody")).iter("tr")
        }
    return found


def tidy(part: Any) -> str:
    """Return the words of a part of a page, single-spaced."""
    return re.sub(r"\s+", " ", "".join(part.itertext())).strip()
