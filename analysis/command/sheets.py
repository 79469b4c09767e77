"""Read the first sheet of a workbook, as words alone: no formulas, no macros, no links."""

import io
from zipfile import BadZipFile

from analysis.command.errors import CommandError
from analysis.command.tables import Rows, without_edges


def read_workbook(content: bytes, name: str) -> Rows:
    """Read the rows of the first sheet that has any."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        raise CommandError(
            f"{name} is not a workbook that can be read. Save it again as .xlsx or .csv."
        ) from None
    for sheet in book.worksheets:
        rows = [
            (number, ["" if cell is None else str(cell) for cell in row])
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
        ]
        if kept := without_edges(rows):
            return kept
    return []
