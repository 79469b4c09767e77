"""Read a spreadsheet somebody else made: comma-separated or a workbook, in whatever letters."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from analysis.command.errors import CommandError
from analysis.command.tables import read_table
from feedback.errors import RefusedError
from feedback.services.bringing.letters import read_letters
from feedback.services.bringing.workbook import MOST_COLUMNS, MOST_ROWS, Rows, read_workbook
from feedback.services.cleaning import clean

LARGEST = 5 * 1024 * 1024
LONGEST_NAME = 100
LONGEST_HEADING = 100
A_ZIP = b"PK\x03\x04"
SEPARATOR_LINE = re.compile(r"\Asep=.(?=\r?\n)", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """The headings and filled rows of a file, each row with its number in it."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    contents_hash: str

    def place(self, heading: str) -> int:
        """Return where a column is; the error lists the columns there are."""
        for place, known in enumerate(self.headings):
            if known.casefold() == heading.strip().casefold():
                return place
        listed = ", ".join(f"“{known}”" for known in self.headings)
        raise RefusedError(f"{self.name} has no column “{heading}”. It has: {listed}.")


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a file of comments; what cannot be read is refused with a sentence that says why."""
    name = tidy_name(name)
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is larger than 5 MB. Split it into smaller files.")
    # What a file is called says little about what is in it.
    is_workbook = content.startswith(A_ZIP)
    rows = read_workbook(content, name) if is_workbook else _read_text(content, name)
    if len(rows) < 2:
        raise RefusedError(f"{name} has no comments in it. Choose a file with headings and rows.")
    if len(rows) > MOST_ROWS + 1 or len(rows[0][1]) > MOST_COLUMNS:
        raise RefusedError(
            f"{name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. "
            "Split it into smaller files."
        )
    headings = name_columns(rows[0][1])
    width = len(headings)
    return Sheet(
        name=name,
        headings=headings,
        rows=tuple(
            (number, tuple(cells + [""] * (width - len(cells)))) for number, cells in rows[1:]
        ),
        contents_hash=hashlib.sha256(content).hexdigest(),
    )


def tidy_name(name: str) -> str:
    r"""Return a file's own name, without folders and without letters that cannot be seen.

    >>> tidy_name("C:\\Survey\\autumn\u202e.csv")
    'autumn.csv'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    return seen.strip()[-LONGEST_NAME:] or "The file"


def name_columns(cells: list[str]) -> tuple[str, ...]:
    """Give every column a name of its own: empty ones and repeated ones get a number.

    >>> name_columns(["Comment", "", "comment", ""])
    ('Comment', 'Column 2', 'comment (2)')
    """
    headings = [" ".join(clean(cell).split())[:LONGEST_HEADING] for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    named: list[str] = []
    for place, heading in enumerate(headings, 1):
        name, again = heading or f"Column {place}", 1
        while name.casefold() in {other.casefold() for other in named}:
            again += 1
            name = f"{heading or f'Column {place}'} ({again})"
        named.append(name)
    return tuple(named)


def _read_text(content: bytes, name: str) -> Rows:
    # Excel's own first line says what separates the cells; it is no heading.
    text = SEPARATOR_LINE.sub("", read_letters(content, name))
    try:
        rows, _encoding = read_table(text.encode(), name, "")
    except CommandError as error:
        raise RefusedError(str(error)) from None
    _must_close_its_quotes(text, rows, name)
    return [(number, row) for number, row in rows if any(cell.strip() for cell in row)]


def _must_close_its_quotes(text: str, rows: Rows, name: str) -> None:
    """Refuse a file where one comment has swallowed every row after it."""
    if text.count('"') % 2 == 0 or not rows:
        return
    number, last = rows[-1]
    if any("\n" in cell and text.endswith(cell[-200:]) for cell in last[-1:]):
        raise RefusedError(
            f"{name}: the quotation mark that opens in row {number} is never closed, so the rows "
            "after it cannot be told apart. Close it, or delete it."
        )
