"""Read the two files of counts: postcodes by district, and whom to compare with."""

import csv
import json
from pathlib import Path

from feedback.areas.places import Outward
from feedback.areas.table import AreaError, Table
from feedback.areas.topics import Benchmark

COLUMNS = ["outward", "district", "postcodes"]


def read_outward(path: Path) -> tuple[Outward, ...]:
    """Read how many postcodes with each first half lie in each district."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except FileNotFoundError:
        raise AreaError(
            f"{path.name}: this file is missing. Write it with the columns "
            f"{', '.join(COLUMNS)}; the columns alone will do."
        ) from None
    if not rows or rows[0] != COLUMNS:
        raise AreaError(f"{path.name}, line 1: write the columns {','.join(COLUMNS)}.")
    return tuple(_outward(path.name, line, row) for line, row in enumerate(rows[1:], 2))


def _outward(file: str, line: int, row: list[str]) -> Outward:
    if len(row) != len(COLUMNS) or not row[2].isdecimal():
        raise AreaError(
            f"{file}, line {line}: write an outward code, a district id and a whole "
            "number of postcodes, with commas between."
        )
    return Outward(row[0], row[1], int(row[2]))


def read_benchmark(path: Path) -> Benchmark:
    """Read the counts to compare with who answered."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AreaError(f"{path.name}: this file is missing. Copy it from another pack.") from None
    except json.JSONDecodeError as error:
        raise AreaError(f"{path.name}: this file cannot be read: {error}.") from error
    if not isinstance(values, dict):
        raise AreaError(f'{path.name}: write one object, as in {{"source": "…"}}.')
    table = Table(path.name, values)
    groups = table.table("groups")
    benchmark = Benchmark(
        source=table.text("source"),
        who=table.text("who"),
        caveat=table.text("caveat"),
        total=table.number("total"),
        groups={name: _counts(groups.table(name)) for name in groups.keys},
    )
    table.finish()
    return benchmark


def _counts(table: Table) -> dict[str, int]:
    return {name: table.number(name) for name in table.keys}
