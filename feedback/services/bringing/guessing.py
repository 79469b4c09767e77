"""Guess what each column holds, so that a person only has to look and agree."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedback.services import months
from feedback.services.bringing.checking import CHOICES, Columns, known, meanings_of
from feedback.services.bringing.days import read_day
from feedback.services.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from feedback.areas import Area
    from feedback.services.bringing.sheet import Sheet

LOOKED_AT = 200  # rows
ENOUGH = 0.8  # share of the filled cells that must make sense
HEADINGS = {
    "text": r"comment|feedback|tell us|words|answer|response|said|experience|text",
    "date": r"date|day|when|time|submitted|completed|received",
    "permission": r"permission|quot|consent",
    "role": r"role|who|relation|about you|speaking",
    "district": r"district|area|where|council|live",
    "age_band": r"age",
    "rating": r"rating|rate|score|overall",
}


def guess_columns(sheet: Sheet, *, area: Area) -> Columns:
    """Return the likeliest column for each thing; the words are where most is written."""
    guessed: dict[str, str] = {"text": _wordiest(sheet)}
    for name in ("date", "permission", *CHOICES):
        for place, heading in enumerate(sheet.headings):
            if (
                heading not in guessed.values()
                and re.search(HEADINGS[name], heading, re.IGNORECASE)
                and _makes_sense(sheet, place, reader(name, area))
            ):
                guessed[name] = heading
                break
    return Columns(**guessed)


def guess_months(sheet: Sheet, column: str | None, *, today: date) -> list[str]:
    """List the months that a column of days holds, the fullest first."""
    if column is None:
        return []
    place, found = sheet.place(column), Counter[str]()
    for _, cells in sheet.rows:
        try:
            day = read_day(clean(cells[place]))
        except ValueError:
            continue
        if day <= today:
            found[months.of(day)] += 1
    return [month for month, _ in found.most_common()]


def reader(name: str, area: Area) -> Callable[[str], object]:
    """Return what reads a cell of a column, and raises ValueError where it makes no sense."""
    if name == "date":
        return read_day
    meanings = meanings_of(name, area)
    return lambda written: known(written, meanings)


def _wordiest(sheet: Sheet) -> str:
    """Return the column with the most words in it; one that is called so counts double."""
    rows = sheet.rows[:LOOKED_AT]

    def weight(place: int) -> int:
        letters = sum(len(cells[place]) for _, cells in rows)
        return letters * (
            2 if re.search(HEADINGS["text"], sheet.headings[place], re.IGNORECASE) else 1
        )

    return sheet.headings[max(range(len(sheet.headings)), key=weight)]


def _makes_sense(sheet: Sheet, place: int, read: Callable[[str], object]) -> bool:
    cells = [clean(cells[place]) for _, cells in sheet.rows[:LOOKED_AT]]
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(_reads(cell, read) for cell in filled) >= ENOUGH * len(filled)


def _reads(cell: str, read: Callable[[str], object]) -> bool:
    try:
        read(cell)
    except ValueError:
        return False
    return True
