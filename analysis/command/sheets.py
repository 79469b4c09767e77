"""Read the first sheet of a workbook, as words alone: no formulas, no macros, no links."""

import io
import zlib
from collections.abc import Iterable
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from analysis.command.errors import CommandError
from analysis.command.tables import Rows, without_edges


def read_workbook(content: bytes, name: str) -> Rows:
    """Read the rows of the first sheet that has any."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = (sheet.iter_rows(values_only=True) for sheet in book.worksheets)
        return next(filter(None, map(_rows, sheets)), [])
    except (BadZipFile, KeyError, ValueError, OSError, EOFError, zlib.error, ParseError):
        raise CommandError(
            f"{name} is not a workbook that can be read. Save it again as .xlsx or .csv."
        ) from None


def _rows(sheet: Iterable[tuple[object, ...]]) -> Rows:
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet]
    return without_edges(list(enumerate(rows, 1)))
