"""Read comma-separated files, in whatever letters and with whatever separators they came."""

import csv
import io

from analysis.command.errors import CommandError

Rows = list[tuple[int, list[str]]]
"""Rows that are not blank, each with its number; the first holds the headings."""

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LONGEST_CELL = 16_000_000  # characters


def read_table(content: bytes, name: str, column: str) -> tuple[Rows, str]:
    """Read the rows of a comma-separated file, and name the encoding they were read in."""
    rows, encoding, _ = read_parted(content, name, column)
    return rows, encoding


def read_parted(content: bytes, name: str, column: str) -> tuple[Rows, str, str]:
    """Do as `read_table` does, and tell what parts the cells."""
    text, encoding = _decode(content, name)
    readings = {separator: _rows(text, separator, name) for separator in SEPARATORS}
    if not all(readings.values()):  # nothing but separators
        return [], encoding, ","
    wanted = column.strip().casefold()
    with_column = [
        separator
        for separator, rows in readings.items()
        if wanted in {cell.strip().casefold() for cell in rows[0][1]}
    ]
    best = max(with_column or readings, key=lambda separator: len(readings[separator][0][1]))
    return readings[best], encoding, best


def without_edges(rows: Rows) -> Rows:
    """Drop empty rows before the headings and after the last answer; one between is an answer."""
    filled = [i for i, (_, row) in enumerate(rows) if any(cell.strip() for cell in row)]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def _decode(content: bytes, name: str) -> tuple[str, str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, encoding = _guess(content, name)
    else:
        encoding = "utf-8"
    if "\0" in text:
        raise _not_words(name)
    return text, encoding


def _guess(content: bytes, name: str) -> tuple[str, str]:
    if content[:2] in _MARKS:
        return content.decode("utf-16", errors="replace"), "utf-16"
    if b"\0" in content:
        raise _not_words(name)
    from charset_normalizer import from_bytes

    guess = from_bytes(content).best()
    if guess is None:
        raise _not_words(name)
    return str(guess), guess.encoding


def _not_words(name: str) -> CommandError:
    return CommandError(f"{name} is not a text file. Save it as .csv (UTF-8) or .xlsx.")


def _rows(text: str, separator: str, name: str) -> Rows:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return without_edges([(number, row) for number, row in enumerate(reader, 1) if row])
    except csv.Error as trouble:
        raise CommandError(f"{name} cannot be read at line {reader.line_num}: {trouble}.") from None
