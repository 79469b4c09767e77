"""Read a column of comments from a spreadsheet somebody else made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.command.errors import CommandError
from analysis.command.sheets import read_workbook
from analysis.command.tables import read_table


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


def read_comments(file: Path, column: str) -> Comments:
    """Read the comments in one column of a .csv or .xlsx file.

    Raises
    ------
    CommandError
        If the file cannot be read, or has no such column, or no words in it.
    """
    content = _content(file)
    if file.suffix.casefold() in {".xlsx", ".xlsm"}:
        rows, encoding = read_workbook(content, file.name), "workbook"
    else:
        rows, encoding = read_table(content, file.name, column)
    if not rows:
        raise CommandError(f"{file.name} is empty. Give a file with headings and comments.")
    (_, headings), *answers = rows
    if not answers:
        raise CommandError(f"{file.name} has headings in row 1 and nothing under them.")
    place, notes = _find_column(headings, column, file.name)
    texts = tuple(row[place] if place < len(row) else "" for _, row in answers)
    if not any(text.strip() for text in texts):
        raise CommandError(
            f"Column “{headings[place]}” of {file.name} is empty in all {len(texts)} rows. "
            f"Choose another: {_listed(headings)}."
        )
    notes += _ragged(answers, len(headings))
    if encoding not in {"utf-8", "workbook"}:
        notes += (f"{file.name} is not in UTF-8: read as {encoding}. Check letters like é and £.",)
    return Comments(
        source=file.name,
        column=headings[place],
        texts=texts,
        rows=tuple(number for number, _ in answers),
        encoding=encoding,
        notes=notes,
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


def _find_column(headings: Sequence[str], asked: str, name: str) -> tuple[int, tuple[str, ...]]:
    wanted = _plain(asked)
    found = [i for i, heading in enumerate(headings) if heading.strip() == asked.strip()]
    found = found or [i for i, heading in enumerate(headings) if _plain(heading) == wanted]
    if len(found) > 1:
        numbers = " and ".join(str(i + 1) for i in found)
        note = f"Columns {numbers} are all “{asked}”: column {found[0] + 1} was read."
        return found[0], (f"{note} To read another, give its number to --text.",)
    if found:
        return found[0], ()
    if wanted.isdecimal() and 0 < int(wanted) <= len(headings):
        return int(wanted) - 1, ()
    raise CommandError(f"{name} has no column “{asked}”. It has: {_listed(headings)}.")


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _listed(headings: Sequence[str]) -> str:
    most = 30
    names = [
        f"“{_plain_line(h)}”" if h.strip() else f"column {i}" for i, h in enumerate(headings, 1)
    ]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _plain_line(heading: str) -> str:
    """Keep a heading to one line of the terminal, with nothing that could steer it."""
    line = " ".join(heading.split())
    return "".join(letter for letter in line if letter.isprintable())[:60]


def _ragged(rows: Sequence[tuple[int, list[str]]], n_headings: int) -> tuple[str, ...]:
    long = [number for number, row in rows if any(cell.strip() for cell in row[n_headings:])]
    if not long:
        return ()
    which = "1 row has" if len(long) == 1 else f"{len(long)} rows have"
    note = f"{which} more cells than headings, the first in row {long[0]}: were quotes missing?"
    return (f"{note} The extra cells were not read.",)
