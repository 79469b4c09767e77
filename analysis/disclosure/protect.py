"""Choose what else to hide so that no hidden number can be worked out."""

from analysis.disclosure.recover import recoverable
from analysis.disclosure.rules import Rule, is_small
from analysis.disclosure.sums import Sums, known_range


def hidden_beside(sums: Sums, rule: Rule, *, total_known: bool) -> frozenset[int] | None:
    """Choose counts to hide beside the small ones.

    Parameters
    ----------
    sums : Sums
        The counts of a table and the sums they are part of.
    rule : Rule
        Who reads the table.
    total_known : bool
        Whether the reader knows the last total from elsewhere, so that hiding it is no help.

    Returns
    -------
    frozenset of int or None
        Places to hide as well as the small counts. None when nothing short of hiding every count,
        noughts too, would do.
    """
    small = {place for place, count in enumerate(sums.counts) if is_small(count, rule)}
    fixed = {len(sums.counts) - 1} if total_known else set()
    beside: set[int] = set()
    while True:
        hidden = (small | beside) - fixed
        pinned = recoverable(sums, reader_ranges(sums, rule, beside, fixed), hidden)
        if not pinned:
            return frozenset(beside)
        more = neighbours(sums, pinned, unavailable=hidden | fixed)
        if not more:
            return None
        beside |= more


def reader_ranges(
    sums: Sums, rule: Rule, beside: set[int], fixed: set[int]
) -> list[tuple[int, int]]:
    """Say what the reader knows of each count before adding up."""
    largest = 2 * max(sums.counts) + 100
    return [
        (count, count)
        if place in fixed
        else known_range(count, rule, beside=place in beside, largest=largest)
        for place, count in enumerate(sums.counts)
    ]


def neighbours(sums: Sums, pinned: set[int], *, unavailable: set[int]) -> set[int]:
    """Choose a count, not nought, in a sum with each one that could be worked out."""
    chosen: set[int] = set()
    for place in sorted(pinned, key=lambda place: cost(sums, place)):
        together = {
            other
            for parts, total in sums.sums
            if place in (*parts, total)
            for other in (*parts, total)
            if sums.counts[other]
        }
        # One new hidden number in a sum may free several, so no more are taken this round.
        if together.isdisjoint(chosen) and together - unavailable:
            chosen.add(min(together - unavailable, key=lambda other: cost(sums, other)))
    return chosen


def cost(sums: Sums, place: int) -> tuple[bool, int, int]:
    """Prefer to hide a part to a total, and a smaller count to a larger."""
    return place in sums.totals, sums.counts[place], place
