"""What a reader could work out: the exact range of every hidden number."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.disclosure.sums import Sums

# Pushing many counts at once shows most of them to vary, so few need programs of their own.
MANY_AT_ONCE = 6
Ranges = list[tuple[int, int]]


def recoverable(sums: Sums, ranges: Ranges, hidden: Collection[int]) -> set[int]:
    """Find the hidden numbers that a reader could pin to a single value.

    Parameters
    ----------
    sums : Sums
        The counts of a table and the sums they are part of.
    ranges : list of (int, int)
        For each count, the least and greatest it can be from how it is shown.
    hidden : collection of int
        Places of the counts that are hidden.

    Returns
    -------
    set of int
        Places of hidden counts for which only one value agrees with everything shown.

    Notes
    -----
    A count can vary exactly when its least and greatest values under the sums differ, and each is a
    linear program. Sums of rows and columns form a network, whose matrix is totally unimodular, so
    the programs end on whole numbers and the answer is exact [1]_. Every solution also shows other
    counts varying, so few programs are needed.

    References
    ----------
    .. [1] Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear
       constraints", Management Science 47, 2001.

    Examples
    --------
    >>> from analysis.disclosure.sums import line_sums
    >>> recoverable(line_sums([3, 9]), [(1, 4), (9, 9), (12, 12)], hidden=[0])
    {0}
    """
    least = np.array(sums.counts, dtype=np.int64)
    greatest = least.copy()
    for cost in directions(len(ranges), sorted(hidden)):
        aimed = np.flatnonzero(cost)
        if (least[aimed] == greatest[aimed]).any():
            solution = furthest(sums, ranges, cost)
            least, greatest = np.minimum(least, solution), np.maximum(greatest, solution)
    return {place for place in hidden if least[place] == greatest[place]}


def directions(size: int, hidden: Sequence[int]) -> Iterator[NDArray[np.float64]]:
    """Push hidden counts up and down, first many at once, then each by itself."""
    random = np.random.default_rng(0)
    for _ in range(MANY_AT_ONCE):
        cost = np.zeros(size)
        cost[hidden] = random.uniform(-1, 1, size=len(hidden))
        yield cost
    for place in hidden:
        for direction in (1.0, -1.0):
            cost = np.zeros(size)
            cost[place] = direction
            yield cost


def furthest(sums: Sums, ranges: Ranges, cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """Find the counts that agree with the ranges and sums and lie furthest against `cost`."""
    from scipy.optimize import linprog

    equations = np.zeros((len(sums.sums), len(ranges)))
    for equation, (parts, total) in zip(equations, sums.sums, strict=True):
        equation[list(parts)] = 1
        equation[total] = -1
    solved = linprog(cost, A_eq=equations, b_eq=np.zeros(len(equations)), bounds=ranges)
    solution: NDArray[np.int64] = np.rint(solved.x).astype(np.int64)
    return solution
