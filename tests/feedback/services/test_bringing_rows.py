"""Every row is looked at before any is stored, and each problem says what to write."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from feedback.areas import load_area
from feedback.errors import RefusedError
from feedback.services import bringing
from tests.support.sheets import csv_file

TODAY = date(2026, 11, 17)
AREA = load_area("hertfordshire")
HEADINGS = ["Comment", "Day", "Quote", "Who", "District", "Age", "Rating"]
COLUMNS = bringing.Columns("Comment", "Day", "Quote", "Who", "District", "Age", "Rating")


def checked(*rows: list[str], columns: bringing.Columns = COLUMNS, **given: Any):
    sheet = bringing.read_sheet(csv_file(HEADINGS, *rows), "invented.csv")
    given = {"area": AREA, "month": "2026-11", "today": TODAY, **given}
    return bringing.check(sheet, columns, **given)


def problem(*cells: str) -> str:
    found = checked(list(cells))
    assert found.good == []
    (one,) = found.problems
    assert one.row == 2
    return one.message


def test_every_row_is_counted_once() -> None:
    found = checked(
        ["We waited.", "03/11/2026"],
        ["", "03/11/2026"],
        ["We waited in October.", "31/10/2026"],
        ["We waited.", "31/02/2026"],
        ["We waited.", "3 November 2026", "yes"],
    )
    assert [row.row for row in found.good] == [2, 6]
    assert [one.row for one in found.problems] == [5]
    assert (found.without_words, found.other_months, found.rows) == (1, 1, 5)


def test_a_row_is_read_whole_by_words_or_by_id() -> None:
    words = ["a parent or carer", "St Albans", "5 to 10", "Not good"]
    ids = ["PARENT_CARER", "st_albans", "5_10", "not good"]
    for who, *others in (words, ids):
        (row,) = checked(["Hello 🐤", "2026-11-03", "Quote with area", who, *others]).good
        assert row.words == "Hello 🐤"
        assert row.day == date(2026, 11, 3)
        assert row.permission == "quote_with_area"
        assert (row.role, row.district, row.age_band) == ("parent_carer", "st_albans", "5_10")
        assert row.rating == "not_good"


@pytest.mark.parametrize(
    ("written", "role"),
    [
        *(("Parent", "parent_carer"), ("carer", "parent_carer"), ("Mum", "parent_carer")),
        *(("DAD", "parent_carer"), ("parent / carer", None), ("Grandma", "other_family")),
        *(("SENCO", "professional"), ("friend", "helper"), ("Parent/Carer", "parent_carer")),
    ],
)
def test_a_role_may_be_written_as_people_say_it(written, role) -> None:
    if role is None:
        assert "is not known" in problem("We waited.", "03/11/2026", "", written)
    else:
        (row,) = checked(["We waited.", "03/11/2026", "", written]).good
        assert row.role == role


def test_a_straight_apostrophe_means_the_curly_one() -> None:
    (row,) = checked(["Hello", "03/11/2026", "", "I'm helping someone answer"]).good
    assert row.role == "helper"


@pytest.mark.parametrize("written", ["", "no", "Count only", "COUNT_ONLY"])
def test_permission_is_count_only_unless_the_cell_says_more(written) -> None:
    (row,) = checked(["We waited.", "03/11/2026", written]).good
    assert row.permission == "count_only"


def test_without_columns_everybody_is_counted_only_and_comes_on_the_last_day() -> None:
    (row,) = checked(["We waited."], columns=bringing.Columns("Comment"), month="2026-09").good
    assert (row.permission, row.day) == ("count_only", date(2026, 9, 30))
    (row,) = checked(["We waited."], columns=bringing.Columns("Comment")).good
    assert row.day == TODAY


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["We waited.", "31/02/2026"], "There is no such day. Write the real day like this: 03/"),
        (["We waited.", "soon"], "“soon” is not a day. Write a day like this: 03/11/2026."),
        (["We waited.", ""], "The day is missing."),
        (["We waited.", "11/25/2026"], "Write the day first: 25/11/2026."),
        (["We waited.", "18/11/2026"], "18/11/2026 has not come yet. Mend the date."),
        (["We waited.", "03/11/2026", "maybe"], "Write one of “count only”, “no”, “quote”"),
        (["We waited.", "03/11/2026", "", "Aunt Example"], "“Aunt Example” is not known."),
        (["We waited.", "03/11/2026", "", "", "Atlantis"], "“Broxbourne”, “Dacorum”"),
        (["a" * 30_000, "03/11/2026"], "longer than 20,000 letters. Shorten it."),
        (["One, two", "03/11/2026", *[""] * 5, "lost words"], "more cells than there are headings"),
    ],
)
def test_a_problem_says_what_is_wrong_and_what_to_write(cells, says) -> None:
    assert says in problem(*cells)


def test_a_problem_never_repeats_more_than_a_few_letters_of_a_cell() -> None:
    assert len(problem("We waited.", "x" * 5000)) < 120


@pytest.mark.parametrize(
    "written",
    [
        *("03/11/2026", "3/11/2026", "03-11-2026", "03.11.2026", "03/11/26", "2026-11-03"),
        *("3 November 2026", "3 Nov 2026", "2026-11-03 14:05:00", "2026-11-03T14:05:00Z"),
        *("03/11/2026 14:05", " 03/11/2026 9:05 AM "),
    ],
)
def test_a_day_is_read_as_people_here_write_it_and_its_time_left_out(written) -> None:
    assert bringing.read_day(written) == date(2026, 11, 3)


def test_control_letters_are_taken_out_of_words() -> None:
    (row,) = checked(["We\x07 waited.\r\nLong.", "03/11/2026"]).good
    assert row.words == "We waited.\nLong."


def test_a_month_that_has_not_begun_is_refused() -> None:
    with pytest.raises(RefusedError, match="2026-12 has not begun yet"):
        checked(["We waited.", ""], month="2026-12")


def test_a_month_to_come_is_welcome_once_comments_of_today_count_in_it() -> None:
    no_days = bringing.Columns("Comment")
    found = checked(["We waited."], columns=no_days, month="2026-12", latest="2026-12")
    assert [(row.words, row.day) for row in found.good] == [("We waited.", TODAY)]
    with pytest.raises(RefusedError, match="2027-01 has not begun yet"):
        checked(["We waited."], columns=no_days, month="2027-01", latest="2026-12")


def test_the_same_problem_is_said_once_with_its_rows() -> None:
    wrong = [["Rain.", "31/02/2026"], ["Rain.", "30/02/2026"], ["Sun.", "soon"]]
    found = checked(*wrong, ["Rain.", "31/04/2026"], ["Rain.", "00/01/2026"])
    assert [(one.place, one.message[:20]) for one in bringing.fold(found.problems)] == [
        ("4 rows (2 to 3, 5 to 6)", "There is no such day"),
        ("Row 4", "“soon” is not a day."),
    ]


def test_very_many_ranges_end_in_how_many_rows_more() -> None:
    odd = [bringing.RowProblem(row, "The same.") for row in range(1, 101, 2)]
    (folded,) = bringing.fold(odd)
    assert folded.place.startswith("50 rows (1, 3, 5, ")
    assert folded.place.endswith(", 21, 23 and 38 more)")


def test_a_file_with_a_problem_or_without_good_rows_is_refused_whole() -> None:
    with pytest.raises(RefusedError, match=r"1 of 2 rows cannot come in.* Row 3: “x” is not a day"):
        bringing.must_be_whole(checked(["Fine.", "03/11/2026"], ["Not.", "x"]))
    with pytest.raises(RefusedError, match="No row of this file has words of 2026-11"):
        bringing.must_be_whole(checked(["Earlier.", "03/10/2026"]))


def test_columns_are_guessed_from_headings_and_from_what_is_in_them() -> None:
    rows = [["x", "3 Nov 2026 10:00", "We waited for two years.", "Watford", "OK", "yes"]] * 3
    headings = ["Id", "Completion time", "Anything else", "Where do you live", "Overall", "Quote?"]
    sheet = bringing.read_sheet(csv_file(headings, *rows), "invented.csv")
    assert bringing.guess_columns(sheet, area=AREA) == bringing.Columns(
        text="Anything else",
        date="Completion time",
        permission="Quote?",
        district="Where do you live",
        rating="Overall",
    )


def test_a_column_of_who_is_guessed_from_what_people_call_themselves() -> None:
    rows = [["We waited for two years.", who] for who in ("Mum", "Dad", "carer", "Nan")]
    sheet = bringing.read_sheet(csv_file(["Comment", "Who"], *rows), "invented.csv")
    assert bringing.guess_columns(sheet, area=AREA) == bringing.Columns("Comment", role="Who")


def test_a_column_that_makes_no_sense_is_not_guessed() -> None:
    sheet = bringing.read_sheet(
        csv_file(["Comment", "Day", "Rating"], ["We waited.", "soon", "5 stars"]), "invented.csv"
    )
    assert bringing.guess_columns(sheet, area=AREA) == bringing.Columns("Comment")


def test_months_are_guessed_from_days_the_fullest_first() -> None:
    days = ["03/10/2026", "04/10/2026", "03/11/2026", "03/12/2026", "", "soon"]
    sheet = bringing.read_sheet(
        csv_file(["Comment", "Day"], *[["a", day] for day in days]), "invented.csv"
    )
    assert bringing.guess_months(sheet, "Day", today=TODAY) == ["2026-10", "2026-11"]
    assert bringing.guess_months(sheet, None, today=TODAY) == []


def test_rows_that_seem_to_hold_a_name_or_a_number_are_named() -> None:
    found = checked(
        ["We waited.", "03/11/2026"],
        ["My son Oliver waited.", "03/11/2026"],
        ["Ring me on 07700 900123.", "03/11/2026"],
    )
    assert bringing.seem_personal(found) == (3, 4)
