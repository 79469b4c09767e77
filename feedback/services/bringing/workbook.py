"""Read the first filled sheet of a workbook, as words and days alone, and never more than fits."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from feedback.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

Rows = list[tuple[int, list[str]]]

# A workbook is a zip: a small one can hold more than a machine's memory.
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
# What a workbook that somebody damaged, on purpose or not, makes its reader raise.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)


def read_workbook(content: bytes, name: str) -> Rows:
    """Return the filled rows of the first sheet that has any, each with its number."""
    try:
        _must_not_burst(content, name)
        return _first_filled(content)
    except DAMAGE:
        raise RefusedError(
            f"{name} is not a workbook we can read. Save it again as .xlsx or .csv."
        ) from None


def _must_not_burst(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        unpacked = sum(part.file_size for part in book.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise RefusedError(f"{name} holds more than this site can read. Save it as .csv.")


def _first_filled(content: bytes) -> Rows:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        # What a file says about its own size is not believed.
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
        if rows := _filled(cells):
            return rows
    return []


def _filled(cells: Iterable[tuple[object, ...]]) -> Rows:
    rows = ((number, _to_last_filled(row)) for number, row in enumerate(cells, 1))
    return [(number, row) for number, row in rows if row]


def _to_last_filled(row: tuple[object, ...]) -> list[str]:
    # Most rows are two hundred empty cells behind a few filled ones: those are never put in words.
    filled = max((place for place, cell in enumerate(row, 1) if cell is not None), default=0)
    words = [as_words(cell) for cell in row[:filled]]
    while words and not words[-1].strip():
        words.pop()
    return words


def as_words(cell: object) -> str:
    """Write a cell as a person would: a day without its time, a whole number without a point.

    >>> as_words(datetime(2026, 11, 3, 14, 5)), as_words(3.0), as_words(None)
    ('2026-11-03', '3', '')
    """
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
