"""Look at every row before any is stored, and say what is wrong with each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from feedback.errors import RefusedError
from feedback.services import months
from feedback.services.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedback.areas import Area
    from feedback.services.bringing.sheet import Sheet

LONGEST = 20_000
DAY_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y")
PERMISSIONS = {
    "": "count_only",
    "count only": "count_only",
    "no": "count_only",
    "quote": "quote",
    "yes": "quote",
    "quote with area": "quote_with_area",
}


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


def check(sheet: Sheet, columns: Columns, *, area: Area, month: str, today: date) -> Checked:
    """Check every row of a file for one month; rows of other months are counted and left."""
    places = {
        name: sheet.place(heading) for name, heading in vars(columns).items() if heading is not None
    }
    good, problems, without_words, other_months = [], [], 0, 0
    for number, cells in sheet.rows:
        given = {name: clean(cells[place]) for name, place in places.items()}
        try:
            if not given["text"]:
                without_words += 1
            elif (row := _row(number, given, area, month, today)) is None:
                other_months += 1
            else:
                good.append(row)
        except ValueError as error:
            problems.append(RowProblem(number, str(error)))
    return Checked(month, good, problems, without_words, other_months)


def _row(
    number: int, given: Mapping[str, str], area: Area, month: str, today: date
) -> GoodRow | None:
    """Return a row ready to be stored, or nothing where it belongs to another month."""
    day = read_day(given["date"]) if "date" in given else min(months.last_day(month), today)
    if day > today:
        raise ValueError(f"{day:%d/%m/%Y} has not come yet. Mend the date.")
    if months.of(day) != month:
        return None
    if len(given["text"]) > LONGEST:
        raise ValueError(f"The comment is longer than {LONGEST:,} letters. Shorten it.")
    return GoodRow(
        row=number,
        words=given["text"],
        day=day,
        permission=_known(given.get("permission", ""), PERMISSIONS.__getitem__, PERMISSIONS),
        role=_choice("role", given, area),
        district=_choice("district", given, area),
        age_band=_choice("age_band", given, area),
        rating=_choice("rating", given, area),
    )


def read_day(written: str) -> date:
    """Return the day somebody wrote, the day before the month as people here write it.

    >>> read_day("03/11/2026")
    datetime.date(2026, 11, 3)
    """
    first = written.split(" 00:00", maxsplit=1)[0]
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(first, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise ValueError(f"“{written[:40]}” is not a day. Write it as 03/11/2026.")


def _known(written: str, use: Callable[[str], str], names: Mapping[str, str]) -> str:
    plain = written.strip().casefold().replace("_", " ")
    if plain not in names:
        listed = ", ".join(f"“{name}”" for name in names if name)
        raise ValueError(f"“{written[:40]}” is not known. Write one of {listed}.")
    return use(plain)


def _choice(question: str, given: Mapping[str, str], area: Area) -> str | None:
    """Return the answer a cell means, by its id or its words."""
    written = given.get(question, "")
    if not written:
        return None
    choices = area.question(question).choices
    names = {choice.words.casefold(): choice.id for choice in choices}
    names |= {choice.id.replace("_", " "): choice.id for choice in choices}
    return _known(written, names.__getitem__, names)


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
