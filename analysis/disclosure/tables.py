"""Hide small numbers in a line of counts, in a table, and where counts overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analysis.disclosure.protect import hidden_beside
from analysis.disclosure.rules import BESIDE_WORDS, Cell, Rule, is_small, show
from analysis.disclosure.sums import Sums, line_sums, table_sums


@dataclass(frozen=True)
class Line:
    """Counts that make a total, as they may be shown."""

    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Table:
    """Counts by row and column with every total, as they may be shown."""

    rows: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell


def hide_small(counts: Sequence[int], *, rule: Rule, total_known: bool = False) -> Line:
    """Hide small numbers in counts that add up to a total.

    Parameters
    ----------
    counts : sequence of int
        Submissions in each group, 0 or more. Each submission is in one group only.
    rule : Rule
        Who reads it. `FACILITATOR`: as they are. `PARTNERSHIP`: 1 to 4 is “fewer than 5”, and what
        would give it away is “not shown”. `PUBLIC`: 1 to 7 is “*”, the rest to the nearest 5, and
        the total is rounded separately [1]_.
    total_known : bool, default=False
        Whether readers know the total from elsewhere in the report.

    Returns
    -------
    Line
        A cell for each count, in the same order, and the total. No hidden cell can be worked out
        from what is shown: at least two values agree with it.

    Raises
    ------
    ValueError
        If a count is below 0.

    Notes
    -----
    Rounding alone is said to need no further hiding [1]_. Nearly always so, but 1, 8 and 8 with 17
    would be shown as “*”, 10, 10 and 15, and only a 1 fits. The public rule is checked as well.
    One nonzero group whose total is known is the total; it is shown as hidden all the same.

    References
    ----------
    .. [1] NHS Digital, Hospital Episode Statistics disclosure control: sub-national counts of 1 to
       7 are suppressed and all others rounded to the nearest 5.

    Examples
    --------
    >>> line = hide_small([3, 0, 9, 31], rule=Rule.PARTNERSHIP)
    >>> [cell.shown for cell in line.cells], line.total.shown
    (['fewer than 5', '0', 'not shown', '31'], '43')
    >>> [cell.shown for cell in hide_small([3, 0, 9, 31], rule=Rule.PUBLIC).cells]
    ['*', '0', '10', '30']
    """
    checked = checked_counts(counts)
    cells = protected(line_sums([int(count) for count in checked]), rule, total_known=total_known)
    return Line(cells=cells[:-1], total=cells[-1])


def hide_small_table(table: ArrayLike, *, rule: Rule, total_known: bool = False) -> Table:
    """Hide small numbers in a table with a total for each row, each column and all.

    Parameters
    ----------
    table : array-like of int, shape (n_rows, n_columns)
        Submissions by two attributes, 0 or more. Never more than two attributes: each further one
        makes people easier to recognise.
    rule : Rule
        Who reads it, as in `hide_small`.
    total_known : bool, default=False
        Whether readers know the total of all from elsewhere in the report.

    Returns
    -------
    Table
        Cells in the same order. No hidden cell can be worked out from what is shown.

    Raises
    ------
    ValueError
        If a count is below 0 or the table does not have two dimensions.

    Examples
    --------
    >>> hidden = hide_small_table([[2, 20], [30, 40]], rule=Rule.PARTNERSHIP)
    >>> [[cell.shown for cell in row] for row in hidden.rows]
    [['fewer than 5', 'not shown'], ['not shown', 'not shown']]
    """
    counts = checked_counts(table)
    if counts.ndim != 2:
        raise ValueError("a table needs rows and columns")
    height, width = counts.shape
    cells = protected(table_sums(counts), rule, total_known=total_known)
    lines = [cells[start : start + width + 1] for start in range(0, len(cells), width + 1)]
    return Table(
        rows=tuple(line[:width] for line in lines[:height]),
        row_totals=tuple(line[width] for line in lines[:height]),
        column_totals=lines[height][:width],
        total=lines[height][width],
    )


def hide_small_overlapping(counts: Sequence[int], *, rule: Rule) -> tuple[Cell, ...]:
    """Hide small numbers in counts that overlap, such as themes, and so have no total.

    Parameters
    ----------
    counts : sequence of int
        Submissions in each group, 0 or more. A submission may be in several groups, so nothing can
        be worked out by adding up and only the small numbers are hidden.
    rule : Rule
        Who reads it, as in `hide_small`.

    Returns
    -------
    tuple of Cell
        In the same order.

    Raises
    ------
    ValueError
        If a count is below 0.

    Examples
    --------
    >>> [cell.shown for cell in hide_small_overlapping([3, 8, 1204], rule=Rule.PARTNERSHIP)]
    ['fewer than 5', '8', '1,204']
    """
    return tuple(show(int(count), rule) for count in checked_counts(counts))


def protected(sums: Sums, rule: Rule, *, total_known: bool) -> tuple[Cell, ...]:
    """Show every count of a table that may be shown."""
    if not any(is_small(count, rule) for count in sums.counts):
        return tuple(show(count, rule) for count in sums.counts)
    beside = hidden_beside(sums, rule, total_known=total_known)
    if beside is None:
        # Even that a count is small, or nought, would give it away.
        nothing = Cell(None, BESIDE_WORDS[rule])
        return (*(nothing for _ in sums.counts[:-1]), show(sums.counts[-1], rule))
    return tuple(
        show(count, rule, beside=place in beside) for place, count in enumerate(sums.counts)
    )


def checked_counts(counts: ArrayLike) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Make whole numbers of counts, or say what is wrong."""
    checked = np.asarray(counts, dtype=np.int64)
    if (checked < 0).any():
        raise ValueError("a count cannot be below 0")
    return checked
