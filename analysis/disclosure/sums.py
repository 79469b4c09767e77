"""A table and its totals as a reader sees them: what is shown, and what adds up to what."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.disclosure.rules import LARGEST_SMALL, Rule, is_small, rounded

ROUNDING = 2


@dataclass(frozen=True)
class Sums:
    """Every number of a table with its totals, and each sum: parts that make a total."""

    counts: tuple[int, ...]
    sums: tuple[tuple[tuple[int, ...], int], ...]
    totals: frozenset[int]


def line_sums(counts: Sequence[int]) -> Sums:
    """Put a row of counts before its total."""
    total = len(counts)
    return Sums(
        counts=(*counts, sum(counts)),
        sums=((tuple(range(total)), total),),
        totals=frozenset({total}),
    )


def table_sums(table: NDArray[np.int64]) -> Sums:
    """Add a total for each row, each column and all; totals come last in each."""
    whole = np.zeros((table.shape[0] + 1, table.shape[1] + 1), dtype=np.int64)
    whole[:-1, :-1] = table
    whole[:-1, -1] = table.sum(axis=1)
    whole[-1, :] = whole[:-1, :].sum(axis=0)
    places = np.arange(whole.size).reshape(whole.shape)
    lines = [*places, *places.T]
    return Sums(
        counts=tuple(int(count) for count in whole.ravel()),
        sums=tuple((tuple(map(int, line[:-1])), int(line[-1])) for line in lines),
        totals=frozenset(map(int, (*places[-1, :], *places[:, -1]))),
    )


def known_range(count: int, rule: Rule, *, beside: bool, largest: int) -> tuple[int, int]:
    """Say between which whole numbers a reader knows a count to be, from how it is shown.

    The reader knows the rule: “fewer than 5” says 1 to 4, and a number hidden only to protect
    another is known to be larger than that.
    """
    if is_small(count, rule):
        return 1, LARGEST_SMALL[rule]
    if beside:
        return LARGEST_SMALL[rule] + 1, largest
    if rule is Rule.PUBLIC and count:
        shown = rounded(count, rule)
        return max(shown - ROUNDING, LARGEST_SMALL[rule] + 1), shown + ROUNDING
    return count, count
