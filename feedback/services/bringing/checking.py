"""Look at every row before any is stored, and say what is wrong with each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from feedback.errors import RefusedError
from feedback.services import months
from feedback.services.bringing.days import read_day
from feedback.services.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from feedback.areas import Area
    from feedback.services.bringing.sheet import Sheet

LONGEST = 20_000
PERMISSIONS = {
    "": "count_only",
    "count only": "count_only",
    "no": "count_only",
    "quote": "quote",
    "yes": "quote",
    "quote with area": "quote_with_area",
}
CHOICES = ("role", "district", "age_band", "rating")


@dataclass(frozen=True)
class Meanings:
    """What a column may say, and what each of it stands for, in small letters."""

    offered: tuple[str, ...]
    of: Mapping[str, str]


@dataclass(frozen=True)
class Columns:
    """Which column holds what; only the words are needed."""

    text: str
    date: str | None = None
    permission: str | None = None
    role: str | None = None
    district: str | None = None
    age_band: str | None = None
    rating: str | None = None


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with one row, and what to write instead."""

    row: int
    message: str


@dataclass(frozen=True)
class GoodRow:
    """A row ready to be stored."""

    row: int
    words: str
    day: date
    permission: str = "count_only"
    role: str | None = None
    district: str | None = None
    age_band: str | None = None
    rating: str | None = None


@dataclass(frozen=True)
class Checked:
    """Every row of a file, counted once: good, a problem, without words, or of another month."""

    month: str
    good: list[GoodRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    without_words: int = 0
    other_months: int = 0

    @property
    def rows(self) -> int:
        """Return how many rows the file has."""
        counted = self.without_words + self.other_months
        return len(self.good) + len(self.problems) + counted


def check(
    sheet: Sheet, columns: Columns, *, area: Area, month: str, today: date, latest: str = ""
) -> Checked:
    """Check every row of a file for one month; rows of other months are counted and left.

    The latest month is the one in which comments of today count: this one, or a later one where
    the report of this one has gone out.
    """
    if month > max(latest, months.of(today)):
        raise RefusedError(f"{month} has not begun yet. Choose this month or an earlier one.")
    places = {
        name: sheet.place(heading) for name, heading in vars(columns).items() if heading is not None
    }
    meanings = {name: meanings_of(name, area) for name in (*CHOICES, "permission")}
    good, problems, without_words, other_months = [], [], 0, 0
    for number, cells in sheet.rows:
        given = {name: clean(cells[place]) for name, place in places.items()}
        try:
            _must_fit(cells, len(sheet.headings))
            if not given["text"]:
                without_words += 1
            elif (row := _row(number, given, meanings, month, today)) is None:
                other_months += 1
            else:
                good.append(row)
        except ValueError as error:
            problems.append(RowProblem(number, str(error)))
    return Checked(month, good, problems, without_words, other_months)


def must_be_whole(checked: Checked) -> None:
    """Refuse a file of which any row is wrong: nothing of it is stored."""
    if checked.problems:
        first = checked.problems[0]
        raise RefusedError(
            f"{len(checked.problems):,} of {checked.rows:,} rows cannot come in, so nothing was "
            f"stored. Row {first.row}: {first.message}"
        )
    if not checked.good:
        raise RefusedError(f"No row of this file has words of {checked.month}. Nothing was stored.")


def meanings_of(name: str, area: Area) -> Meanings:
    """Return what may stand in a column: the words families see, or the ids we keep."""
    if name == "permission":
        return Meanings(tuple(filter(None, PERMISSIONS)), PERMISSIONS)
    choices = area.question(name).choices
    by_words = {choice.words.casefold(): choice.id for choice in choices}
    by_spoken = {word.casefold(): choice.id for choice in choices for word in choice.also}
    by_id = {choice.id.replace("_", " "): choice.id for choice in choices}
    return Meanings(
        tuple(choice.words for choice in choices), {"": "", **by_spoken, **by_words, **by_id}
    )


def _row(
    number: int,
    given: Mapping[str, str],
    meanings: Mapping[str, Meanings],
    month: str,
    today: date,
) -> GoodRow | None:
    """Return a row ready to be stored, or nothing where it belongs to another month."""
    if "date" not in given:
        day = min(months.last_day(month), today)
    elif (day := read_day(given["date"])) > today:
        raise ValueError(f"{day:%d/%m/%Y} has not come yet. Mend the date.")
    elif months.of(day) != month:
        return None
    if len(given["text"]) > LONGEST:
        raise ValueError(f"The comment is longer than {LONGEST:,} letters. Shorten it.")
    meant = {name: known(given.get(name, ""), meanings[name]) for name in CHOICES}
    return GoodRow(
        row=number,
        words=given["text"],
        day=day,
        permission=known(given.get("permission", ""), meanings["permission"]),
        **{name: choice or None for name, choice in meant.items()},
    )


def known(written: str, meanings: Meanings) -> str:
    """Return what a cell stands for; the error lists what may be written."""
    plain = " ".join(written.casefold().replace("_", " ").replace("'", "’").split())
    if plain not in meanings.of:
        offered = ", ".join(f"“{words}”" for words in meanings.offered)
        raise ValueError(f"“{written[:40]}” is not known. Write one of {offered}.")
    return meanings.of[plain]


def _must_fit(cells: tuple[str, ...], width: int) -> None:
    """Refuse a row whose words have run on past the last heading: some of them would be lost."""
    if any(cell.strip() for cell in cells[width:]):
        raise ValueError(
            "This row has more cells than there are headings. If the comment has a comma in it, "
            "put quotation marks around the comment."
        )
