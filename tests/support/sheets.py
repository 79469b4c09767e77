"""Files that somebody might bring in, made in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_file(*rows: Sequence[object], encoding: str = "utf-8", separator: str = ",") -> bytes:
    """A text file as a spreadsheet would save it."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(*rows: Sequence[object], sheets: Iterable[str] = ("Answers",)) -> bytes:
    """A workbook whose last sheet holds the rows; the ones before it are empty."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title in sheets:
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
