"""Days, months, counts and lists read as people say them."""

from datetime import date

from feedback.web import filters


def test_days_are_written_in_full():
    assert filters.day(date(2026, 1, 31)) == "31 January 2026"
    assert filters.weekday(date(2026, 11, 17)) == "Tuesday 17 November"


def test_months_are_written_in_words():
    assert [filters.month(f"2026-{number:02}") for number in (1, 9, 12)] == [
        "January 2026",
        "September 2026",
        "December 2026",
    ]


def test_counts_are_singular_or_plural():
    assert filters.count_of(0, "comment") == "0 comments"
    assert filters.count_of(1, "comment") == "1 comment"
    assert filters.count_of(1200, "reply", "replies") == "1,200 replies"


def test_small_numbers_are_words():
    assert [filters.in_words(number) for number in (0, 1, 9, 10, 1200)] == [
        "0",
        "one",
        "nine",
        "10",
        "1,200",
    ]


def test_lists_read_as_sentences():
    assert filters.listed([]) == ""
    assert filters.listed(["school"]) == "school"
    assert filters.listed(["school", "travel"], "or") == "school or travel"
    assert filters.listed(["a", "b", "c"]) == "a, b and c"


def test_words_of_families_are_kept_apart_and_never_become_markup():
    drawn = filters.words("<b>Nobody</b>\nrings \u202eback")
    assert drawn == (
        '<bdi class="words" data-words>&lt;b&gt;Nobody&lt;/b&gt;<br>rings \u202eback</bdi>'
    )
