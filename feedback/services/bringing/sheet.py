"""Read a spreadsheet somebody else made: comma-separated or a workbook, in whatever letters."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass

from analysis.command.errors import CommandError
from analysis.command.sheets import read_workbook
from analysis.command.tables import read_table
from feedback.errors import RefusedError

LARGEST = 5 * 1024 * 1024
# A workbook is a zip: a small one can hold more than a machine's memory.
LARGEST_UNPACKED = 100 * 1024 * 1024


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
            if known.strip().casefold() == heading.strip().casefold():
                return place
        listed = ", ".join(f"“{known}”" for known in self.headings if known.strip())
        raise RefusedError(f"{self.name} has no column “{heading}”. It has: {listed}.")


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a .csv or .xlsx file; what cannot be read is refused with a sentence that says why."""
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is larger than 5 MB. Split it into smaller files.")
    try:
        rows = _rows(content, name)
    except CommandError as error:
        raise RefusedError(str(error)) from None
    if len(rows) < 2:
        raise RefusedError(f"{name} has no comments in it. Give a file with headings and rows.")
    headings = tuple(heading.strip() for heading in rows[0][1])
    width = len(headings)
    return Sheet(
        name=name,
        headings=headings,
        rows=tuple((number, tuple((cells + [""] * width)[:width])) for number, cells in rows[1:]),
        contents_hash=hashlib.sha256(content).hexdigest(),
    )


def _rows(content: bytes, name: str) -> list[tuple[int, list[str]]]:
    if name.casefold().endswith((".xlsx", ".xlsm")):
        _must_not_burst(content, name)
        return read_workbook(content, name)
    rows, _encoding = read_table(content, name, "")
    return rows


def _must_not_burst(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            unpacked = sum(part.file_size for part in book.infolist())
    except zipfile.BadZipFile:
        raise RefusedError(f"{name} is not a workbook. Save it as .xlsx or .csv.") from None
    if unpacked > LARGEST_UNPACKED:
        raise RefusedError(f"{name} holds more than this site can read. Save it as .csv.")
