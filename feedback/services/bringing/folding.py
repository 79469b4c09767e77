"""Say the same thing once, however many rows it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedback.services.bringing.checking import RowProblem

SHOWN_RANGES = 12


@dataclass(frozen=True)
class Folded:
    """One thing that is wrong, and every row it is wrong with."""

    rows: tuple[int, ...]
    message: str

    @property
    def place(self) -> str:
        """Return which rows these are, and how many if there are more than one.

        >>> Folded((4,), "There is no such day.").place
        'Row 4'
        >>> Folded((2, 3, 4, 7), "There is no such day.").place
        '4 rows (2 to 4, 7)'
        """
        if len(self.rows) == 1:
            return f"Row {self.rows[0]}"
        return f"{len(self.rows):,} rows ({in_ranges(self.rows)})"


def fold(problems: Iterable[RowProblem]) -> list[Folded]:
    """Put the rows of each message together, in the order of their first rows."""
    rows: dict[str, list[int]] = {}
    for problem in problems:
        rows.setdefault(problem.message, []).append(problem.row)
    return [Folded(tuple(numbers), message) for message, numbers in rows.items()]


def in_ranges(rows: Sequence[int]) -> str:
    """Write row numbers, which rise, as a person would; a very long list ends in how many more.

    >>> in_ranges([2, 3, 4, 7, 9, 10])
    '2 to 4, 7, 9 to 10'
    """
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][-1] + 1:
            ranges[-1][1:] = [row]
        else:
            ranges.append([row])
    written = ", ".join(" to ".join(map(str, ends)) for ends in ranges[:SHOWN_RANGES])
    left = sum(row > ranges[SHOWN_RANGES - 1][-1] for row in rows) if ranges[SHOWN_RANGES:] else 0
    return f"{written} and {left:,} more" if left else written
