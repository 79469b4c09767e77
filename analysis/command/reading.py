"""Read columns from a spreadsheet somebody else made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.command.columns import find_column, guess_column, listed
from analysis.command.errors import CommandError
from analysis.command.sheets import read_workbook
from analysis.command.tables import SEPARATORS, read_parted


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one column, and what a reader should know of how they were read."""

    source: str
    column: str
    texts: tuple[str, ...]
    rows: tuple[int, ...]
    """The row of each comment in the file; the headings are row 1."""
    encoding: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file’s headings and the rows under them, before anybody chose a column."""

    source: str
    headings: tuple[str, ...]
    rows: tuple[int, ...]
    answers: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str
    """What parts its cells: a letter of `SEPARATORS`, or nothing for a workbook."""
    notes: tuple[str, ...]

    def column(self, place: int) -> tuple[str, ...]:
        """Return a column’s cells, an empty one where a row is short."""
        return tuple(row[place] if place < len(row) else "" for row in self.answers)

    def labels(self, asked: str) -> tuple[str, ...]:
        """Return the cells of a column of labels; empty where nobody gave one.

        Raises
        ------
        CommandError
            If there is no such column, or no label in it.
        """
        place, _ = find_column(self.headings, asked, self.source, option="--label")
        cells = self.column(place)
        if not any(cell.strip() for cell in cells):
            raise CommandError(
                f"Column “{asked}” of {self.source} holds no label. Label some comments first."
            )
        return cells

    def how_read(self) -> str:
        """Say how the file was read, in a line."""
        how = "a workbook"
        if self.separator:
            how = f"{self.encoding}, parted by {SEPARATORS[self.separator]}"
        number = f"{len(self.rows):,} row{'' if len(self.rows) == 1 else 's'}"
        return f"Read {number} of {self.source} ({how})."


def read_comments(file: Path, column: str | None) -> Comments:
    """Read the comments in one column of a .csv or .xlsx file.

    Raises
    ------
    CommandError
        If the file cannot be read, or has no such column, or no words in it.
    """
    return comments_of(read_sheet(file, column), column)


def read_sheet(file: Path, column: str | None) -> Sheet:
    """Read a .csv or .xlsx file that has, one hopes, such a column.

    Raises
    ------
    CommandError
        If the file cannot be read, or has nothing under its headings.
    """
    content = _content(file)
    if file.suffix.casefold() in {".xlsx", ".xlsm"}:
        rows, encoding, separator = read_workbook(content, file.name), "workbook", ""
    else:
        rows, encoding, separator = read_parted(content, file.name, column or "")
    if not rows:
        raise CommandError(f"{file.name} is empty. Give a file with headings and comments.")
    (_, headings), *answers = rows
    if not answers:
        raise CommandError(f"{file.name} has headings in row 1 and nothing under them.")
    notes = _ragged(answers, len(headings))
    if encoding not in {"utf-8", "workbook"}:
        notes += (f"{file.name} is not in UTF-8: read as {encoding}. Check letters like é and £.",)
    return Sheet(
        source=file.name,
        headings=tuple(headings),
        rows=tuple(number for number, _ in answers),
        answers=tuple(tuple(row) for _, row in answers),
        encoding=encoding,
        separator=separator,
        notes=notes,
    )


def comments_of(sheet: Sheet, column: str | None) -> Comments:
    """Take the comments from a column of a file; from that with the most words, if none is named.

    Raises
    ------
    CommandError
        If the file has no such column, or no words in it.
    """
    if column is None:
        place, guessed = guess_column(sheet.headings, sheet.answers)
        found: tuple[str, ...] = (guessed,)
    else:
        place, found = find_column(sheet.headings, column, sheet.source)
    texts = sheet.column(place)
    if not any(text.strip() for text in texts):
        raise CommandError(
            f"Column “{sheet.headings[place]}” of {sheet.source} is empty in all {len(texts)} "
            f"rows. Choose another: {listed(sheet.headings)}."
        )
    return Comments(
        source=sheet.source,
        column=sheet.headings[place],
        texts=texts,
        rows=sheet.rows,
        encoding=sheet.encoding,
        notes=found + sheet.notes,
    )


def _content(file: Path) -> bytes:
    if file.suffix.casefold() == ".xls":
        raise CommandError(f"{file.name} is an old kind of workbook. Save it as .xlsx or .csv.")
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise CommandError(f"There is no file {file}. Check its name and folder.") from None
    except IsADirectoryError:
        raise CommandError(f"{file} is a folder. Give a .csv or .xlsx file.") from None
    except OSError as trouble:
        raise CommandError(f"{file} cannot be read: {trouble.strerror}.") from None


def _ragged(rows: Sequence[tuple[int, list[str]]], n_headings: int) -> tuple[str, ...]:
    long = [number for number, row in rows if any(cell.strip() for cell in row[n_headings:])]
    if not long:
        return ()
    which = "1 row has" if len(long) == 1 else f"{len(long)} rows have"
    note = f"{which} more cells than headings, the first in row {long[0]}: were quotes missing?"
    return (f"{note} The extra cells were not read.",)
