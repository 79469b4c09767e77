"""Bars are as wide, and lines as high, as their numbers; hidden numbers show nothing of theirs."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.web import charts


def rows(*numbers):
    """Rows with these numbers; None is hidden."""
    return [SimpleNamespace(name=f"Row {n}", number=n, shown=str(n)) for n in numbers]


def test_the_widest_bar_is_full_and_the_rest_are_in_proportion():
    assert [bar.width for bar in charts.bars(rows(40, 20, 10))] == [100, 50, 25]


def test_a_small_number_can_still_be_seen_and_nought_cannot():
    assert [bar.width for bar in charts.bars(rows(4000, 1, 0))] == [100, 1, 0]


def test_a_hidden_number_has_no_width():
    assert [bar.width for bar in charts.bars(rows(8, None))] == [100, None]


@pytest.mark.parametrize("numbers", [(), (0,), (None, None)])
def test_nothing_to_draw_is_drawn_without_trouble(numbers):
    assert len(charts.bars(rows(*numbers))) == len(numbers)
    assert charts.trend(rows(*numbers)).lines == ()


def test_a_line_goes_from_edge_to_edge_and_up_to_the_top():
    drawn = charts.trend(rows(0, 5, 10))
    assert drawn.lines == ("10.0,100.0 180.0,55.0 350.0,10.0",)
    assert drawn.dots == ((10.0, 100.0), (180.0, 55.0), (350.0, 10.0))


def test_a_line_stops_at_a_hidden_month_and_begins_again():
    drawn = charts.trend(rows(1, 2, None, 3, None, 4, 5))
    assert [len(line.split()) for line in drawn.lines] == [2, 2]
    assert len(drawn.dots) == 5


@given(st.lists(st.one_of(st.none(), st.integers(0, 10_000)), max_size=24))
def test_everything_stays_inside_the_chart(numbers):
    assert all(0 <= bar.width <= 100 for bar in charts.bars(rows(*numbers)) if bar.width)
    assert all(0 <= x <= 360 and 0 <= y <= 110 for x, y in charts.trend(rows(*numbers)).dots)
