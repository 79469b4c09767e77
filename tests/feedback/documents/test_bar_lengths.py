import pytest

from feedback.documents import charts
from feedback.documents.layout import laid_out, shortened
from tests.feedback.documents import views


def test_a_hidden_number_has_no_length():
    assert charts.lengths([views.count(None), views.count(8)]) == [None, 1.0]


def test_bars_keep_the_proportions_of_the_numbers():
    lengths = charts.lengths(views.count(number) for number in (41, 27, 0))
    assert lengths == pytest.approx([1.0, 27 / 41, 0.0], abs=0.001)


def test_no_numbers_and_only_zeros_draw_nothing():
    assert charts.lengths([]) == []
    assert charts.lengths([views.count(0), views.count(0)]) == [0.0, 0.0]


def test_a_hidden_number_leaves_no_trace_in_what_is_printed():
    hidden = laid_out(views.full_view())["tables"]["districts"][3]
    assert hidden == {
        "name": "Hertsmere",
        "count": {"value": None, "shown": "fewer than 5"},
        "bar": None,
    }


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("short", "short"),
        ("one two three", "one two…"),
        ("one two, three", "one two…"),
        ("unbroken" * 3, "unbrokenun…"),
    ],
)
def test_words_are_cut_at_a_space(words, shown):
    assert shortened(words, 10) == shown


def test_a_draft_is_dated_the_last_day_of_its_month():
    assert laid_out(views.empty_view())["date"] == [2026, 11, 30]
