"""Real comments that people labelled. They are not in this repository: absent, nothing is drawn."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"
ONE_LABEL = {"NHS comments, 23 themes": "nhs_v6_one.csv", "Polis, 14 talks": "polis.csv"}
SEVERAL_LABELS = "nhs_v6_multi.csv"
EVERY_ROW = "nhs_v6_all.csv"

Rows = Sequence[tuple[str, str]]
"""The text of each comment, and its label."""


def are_here() -> bool:
    """Tell whether the labelled comments are on this machine."""
    names = (*ONE_LABEL.values(), SEVERAL_LABELS, EVERY_ROW)
    return all((FOLDER / name).is_file() for name in names)


@cache
def rows_of(name: str) -> Rows:
    """Read the comments of a file with their labels, if it has a column of them."""
    with (FOLDER / name).open(newline="", encoding="utf-8") as lines:
        return tuple((row["text"], row.get("label", "")) for row in csv.DictReader(lines))


def draw(name: str, size: int, seed: int) -> tuple[list[str], list[str]]:
    """Draw comments, and the label of each: the same seed draws the same."""
    drawn = Random(seed).sample(rows_of(name), size)  # noqa: S311
    return [text for text, _ in drawn], [label for _, label in drawn]
