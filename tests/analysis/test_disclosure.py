"""Small numbers stay hidden from a reader who knows the rules and can add up."""

import math
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.disclosure import (
    Cell,
    Rule,
    hide_small,
    hide_small_overlapping,
    hide_small_table,
    share,
    wilson,
)

LARGE = 10_000
SMALLEST_SHOWN = {Rule.PARTNERSHIP: 5, Rule.PUBLIC: 8}
PROTECTIVE = st.sampled_from([Rule.PARTNERSHIP, Rule.PUBLIC])
COUNTS = st.lists(st.integers(0, 12) | st.integers(0, 60), min_size=2, max_size=7)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9) | st.integers(0, 40), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


def told(cell: Cell, count: int, rule: Rule, *, nothing: bool) -> tuple[int, int]:
    """What a cell tells someone who knows the rule, and even why each number was hidden."""
    if nothing:
        return 0, LARGE
    if cell.hidden and 0 < count < SMALLEST_SHOWN[rule]:
        return 1, SMALLEST_SHOWN[rule] - 1
    if cell.hidden:
        return SMALLEST_SHOWN[rule], LARGE
    if rule is Rule.PUBLIC and cell.value:
        return max(cell.value - 2, 8), cell.value + 2
    return cell.value, cell.value


def narrowed(ranges: list[tuple[int, int]], total: tuple[int, int]) -> list[tuple[int, int]]:
    """Subtract: what one sum leaves of the range of each part, and of the total, which is last."""
    low, high = sum(part[0] for part in ranges), sum(part[1] for part in ranges)
    parts = [
        (max(part[0], total[0] - high + part[1]), min(part[1], total[1] - low + part[0]))
        for part in ranges
    ]
    return [*parts, (max(total[0], low), min(total[1], high))]


def attack_line(
    cells: Sequence[Cell], total: Cell, counts: list[int], rule: Rule, known: int | None
):
    """Ranges of every number in a line of cells and its total, which for one sum are exact."""
    nothing = all(cell.hidden for cell in cells) and 0 in counts
    parts = [told(c, n, rule, nothing=nothing) for c, n in zip(cells, counts, strict=True)]
    whole = (known, known) if known is not None else told(total, sum(counts), rule, nothing=False)
    return narrowed(parts, whole)


@given(COUNTS, PROTECTIVE)
def test_no_hidden_number_in_a_line_can_be_worked_out(counts: list[int], rule: Rule):
    line = hide_small(counts, rule=rule)
    ranges = attack_line(line.cells, line.total, counts, rule, known=None)
    hidden = [cell.hidden for cell in (*line.cells, line.total)]
    assert all(low < high for (low, high), one in zip(ranges, hidden, strict=True) if one)


@given(COUNTS, PROTECTIVE)
def test_nor_when_the_total_is_known_from_elsewhere(counts: list[int], rule: Rule):
    line = hide_small(counts, rule=rule, total_known=True)
    hidden = [cell.hidden for cell in line.cells]
    if all(hidden):
        # Nothing is told but the total, so any split of it is possible.
        assert sum(counts) >= 1
        return
    ranges = attack_line(line.cells, line.total, counts, rule, known=sum(counts))
    assert all(low < high for (low, high), one in zip(ranges, hidden, strict=False) if one)


@settings(max_examples=30)
@given(TABLES, PROTECTIVE, st.booleans())
def test_no_hidden_number_in_a_table_can_be_worked_out(
    counts: list[list[int]], rule: Rule, known: bool
):
    table = np.array(counts)
    hidden = hide_small_table(table, rule=rule, total_known=known)
    cells = [[*row, total] for row, total in zip(hidden.rows, hidden.row_totals, strict=True)]
    cells.append([*hidden.column_totals, hidden.total])
    whole = np.vstack([table, table.sum(axis=0)])
    whole = np.hstack([whole, whole.sum(axis=1, keepdims=True)])
    if all(cell.hidden for row in cells for cell in row[: -1 if row is cells[-1] else None]):
        return
    ranges = [
        [told(cell, int(count), rule, nothing=False) for cell, count in zip(row, line, strict=True)]
        for row, line in zip(cells, whole, strict=True)
    ]
    if known:
        ranges[-1][-1] = (int(whole[-1, -1]),) * 2
    # Subtract along rows and columns until nothing more is learnt.
    for _ in range(30):
        ranges = [narrowed(row[:-1], row[-1]) for row in ranges]
        columns = [narrowed(list(column[:-1]), column[-1]) for column in zip(*ranges, strict=True)]
        ranges = [list(row) for row in zip(*columns, strict=True)]
    for row, line in zip(cells, ranges, strict=True):
        for cell, (low, high) in zip(row, line, strict=True):
            fixed = known and cell is hidden.total
            assert not cell.hidden or fixed or low < high


@settings(max_examples=30)
@given(st.lists(st.integers(0, 7), min_size=4, max_size=4))
def test_trying_every_table_finds_more_than_one_for_each_hidden_number(counts: list[int]):
    # Slow and sure: every two by two table that would agree with all that is shown.
    table = np.array(counts).reshape(2, 2)
    hidden = hide_small_table(table, rule=Rule.PARTNERSHIP)
    cells = [cell for row in hidden.rows for cell in row]
    nothing = all(cell.shown == "not shown" for cell in cells)
    limits = [
        told(c, n, Rule.PARTNERSHIP, nothing=nothing) for c, n in zip(cells, counts, strict=True)
    ]
    totals = (*hidden.row_totals, *hidden.column_totals, hidden.total)
    sums = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 1, 1]])
    total_limits = [
        told(c, int(n), Rule.PARTNERSHIP, nothing=nothing and c.shown == "not shown")
        for c, n in zip(totals, sums @ counts, strict=True)
    ]
    agree = [
        tried
        for tried in product(*(range(low, min(high, 16) + 1) for low, high in limits))
        if all(lo <= n <= hi for n, (lo, hi) in zip(sums @ tried, total_limits, strict=True))
    ]
    for place, cell in enumerate(cells):
        assert not cell.hidden or len({tried[place] for tried in agree}) > 1


@given(COUNTS, PROTECTIVE)
def test_small_numbers_are_never_shown(counts: list[int], rule: Rule):
    line = hide_small(counts, rule=rule)
    for cell, count in zip((*line.cells, line.total), (*counts, sum(counts)), strict=True):
        assert cell.hidden or count == 0 or count >= SMALLEST_SHOWN[rule]
        assert cell.hidden or math.isclose(cell.value, count, abs_tol=2)


@given(COUNTS, PROTECTIVE, st.randoms())
def test_order_does_not_matter(counts: list[int], rule: Rule, random):
    shuffled = random.sample(counts, k=len(counts))
    first, second = hide_small(counts, rule=rule), hide_small(shuffled, rule=rule)
    assert first.total == second.total
    assert sorted(zip(counts, (c.shown for c in first.cells), strict=True)) == sorted(
        zip(shuffled, (c.shown for c in second.cells), strict=True)
    )


@given(COUNTS)
def test_facilitators_see_numbers_as_they_are(counts: list[int]):
    line = hide_small(counts, rule=Rule.FACILITATOR)
    assert [cell.value for cell in line.cells] == counts
    assert line.total.value == sum(counts)


@given(COUNTS, PROTECTIVE)
def test_where_counts_overlap_only_small_numbers_are_hidden(counts: list[int], rule: Rule):
    cells = hide_small_overlapping(counts, rule=rule)
    assert [c.hidden for c in cells] == [0 < n < SMALLEST_SHOWN[rule] for n in counts]


@pytest.mark.parametrize(
    ("counts", "shown", "total"),
    [
        ([2, 7], ["fewer than 5", "not shown"], "9"),
        ([3, 2, 9], ["fewer than 5", "fewer than 5", "9"], "14"),
        ([4, 4], ["fewer than 5", "fewer than 5"], "not shown"),
        ([1, 1, 1, 1, 1], ["fewer than 5"] * 5, "not shown"),
        ([3, 0], ["fewer than 5", "0"], "fewer than 5"),
        ([0, 0], ["0", "0"], "0"),
        ([], [], "0"),
        ([8, 1204], ["8", "1,204"], "1,212"),
    ],
)
def test_partnership_lines_read(counts: list[int], shown: list[str], total: str):
    line = hide_small(counts, rule=Rule.PARTNERSHIP)
    assert [cell.shown for cell in line.cells] == shown
    assert line.total.shown == total


def test_nothing_is_shown_where_even_smallness_would_tell():
    line = hide_small([4, 4, 0], rule=Rule.PARTNERSHIP, total_known=True)
    assert [cell.shown for cell in line.cells] == ["not shown"] * 3
    assert line.total.shown == "8"


def test_rounding_that_pins_a_small_number_hides_more():
    # Shown as “*”, 10, 10 and 15, the first could only be 1.
    line = hide_small([1, 8, 8], rule=Rule.PUBLIC)
    assert sum(cell.hidden for cell in (*line.cells, line.total)) > 1


def test_public_numbers_are_rounded_each_by_itself():
    line = hide_small([12, 12, 12], rule=Rule.PUBLIC)
    assert [cell.value for cell in line.cells] == [10, 10, 10]
    assert line.total.value == 35


def test_a_square_with_one_small_number_hides_four():
    table = hide_small_table([[2, 20, 50], [30, 40, 60], [70, 80, 90]], rule=Rule.PARTNERSHIP)
    assert [[cell.hidden for cell in row] for row in table.rows] == [
        [True, True, False],
        [True, True, False],
        [False, False, False],
    ]
    assert [cell.shown for cell in table.row_totals] == ["72", "130", "240"]
    assert [cell.shown for cell in table.column_totals] == ["102", "140", "200"]
    assert table.total.shown == "442"


@settings(max_examples=15)
@given(TABLES)
def test_a_table_turned_on_its_side_hides_as_much(counts: list[list[int]]):
    upright = hide_small_table(counts, rule=Rule.PARTNERSHIP)
    turned = hide_small_table(np.array(counts).T, rule=Rule.PARTNERSHIP)
    small = [0 < n < 5 for row in counts for n in row]
    for table in (upright.rows, tuple(zip(*turned.rows, strict=True))):
        hidden = [cell.hidden for row in table for cell in row]
        assert all(one for one, is_small in zip(hidden, small, strict=True) if is_small)


def test_a_month_of_districts_and_services_is_quick_enough():
    table = np.random.default_rng(1).poisson(6, size=(10, 12))
    hidden = hide_small_table(table, rule=Rule.PARTNERSHIP)
    assert all(
        c.hidden for c, n in zip(sum(hidden.rows, ()), table.ravel(), strict=True) if 0 < n < 5
    )


@pytest.mark.parametrize("counts", [[-1, 3], [[1, 2], [3, -4]]])
def test_counts_below_nought_are_refused(counts: list):
    with pytest.raises(ValueError, match="below 0"):
        hide_small_table(np.atleast_2d(counts), rule=Rule.PUBLIC)


def test_a_table_needs_two_dimensions():
    with pytest.raises(ValueError, match="rows and columns"):
        hide_small_table([1, 2], rule=Rule.PUBLIC)


def test_percentages_need_enough_behind_them():
    assert share(5, 9, Rule.PARTNERSHIP) is None
    assert share(5, 9, Rule.FACILITATOR) == "56%"
    assert share(4, 40, Rule.PARTNERSHIP) is None
    assert share(0, 40, Rule.PARTNERSHIP) == "0%"
    assert share(13, 40, Rule.PUBLIC) == "38%"
    assert share(0, 0, Rule.FACILITATOR) is None
    with pytest.raises(ValueError, match="is not from 0 to 3"):
        share(4, 3, Rule.FACILITATOR)


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_it_is_about(base: int, data):
    part = data.draw(st.integers(0, base))
    low, high = wilson(part, base)
    assume(0 < part < base)
    assert 0 <= low < part / base < high <= 1


def test_wilson_needs_somebody():
    with pytest.raises(ValueError, match="nobody"):
        wilson(0, 0)
