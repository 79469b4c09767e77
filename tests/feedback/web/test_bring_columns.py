"""What a facilitator says of a file’s columns and months, and which months are still open."""

from __future__ import annotations

import pytest

from tests.support.bringing import (
    ROWS,
    WHO_AND_WHY,
    choose,
    close_month,
    options_of,
    press,
    send,
    signed_in,
)
from tests.support.pages import Pages
from tests.support.sheets import csv_file


@pytest.fixture
def desk(session, pages) -> Pages:
    """A facilitator who has signed in."""
    return signed_in(session, pages)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"cleared": []}, "Choose whether somebody has read them"),
        ({"cleared": "yes", "cleared_by": "", "cleared_why": "why"}, "Enter who read them"),
        ({"cleared": "yes", "cleared_by": "We", "cleared_why": " "}, "Enter why"),
        ({"cleared": "yes", "cleared_by": "a" * 201, "cleared_why": "b"}, "shorter by 1 letter"),
        ({"role": "Comment"}, "Choose another column: “Comment” is in use above"),
        ({"month": "2027-01"}, "Choose from the answers on this page"),
        ({"text": "Nothing such"}, "Choose from the answers on this page"),
        ({"question": "rating"}, "Choose from the answers on this page"),
    ],
)
def test_a_wrong_answer_about_the_columns_is_said_beside_it(desk, given, says) -> None:
    send(desk, csv_file(*ROWS))
    fields = desk.get("/bring-in/columns").fields()
    page = desk.post("/bring-in/columns", {**fields, "cleared": "no", **given}, status=200)
    assert says in page.words


def test_a_month_whose_report_goes_out_while_the_page_is_open_is_refused_at_once(
    desk, session
) -> None:
    send(desk, csv_file(*ROWS))
    fields = desk.get("/bring-in/columns").fields()
    close_month(session, "2026-11")
    page = desk.post("/bring-in/columns", {**fields, "cleared": "no"}, status=200)
    assert "has gone to the forum, so its comments stay as they are" in page.words
    assert "Choose from the answers" not in page.words


def test_closed_months_are_not_offered_and_the_fullest_open_one_is_chosen(desk, session) -> None:
    close_month(session, "2026-11")
    send(desk, csv_file(*ROWS))
    page = desk.get("/bring-in/columns")
    assert page.fields()["month"] == "2026-10"
    offered = options_of(page, "month")
    assert "2026-11" not in offered
    assert offered[0] == "2026-12"
    assert "has gone to the forum" not in page.words


def test_a_file_whose_days_are_all_in_a_closed_month_can_come_in_for_the_next_open_one(
    desk, session
) -> None:
    close_month(session, "2026-09", "2026-10")
    send(desk, csv_file(["Comment", "Day"], ["We waited.", "03/09/2026"]))
    page = desk.get("/bring-in/columns")
    assert "The report of September 2026 has gone to the forum" in page.words
    assert "they come in for November 2026" in page.words
    fields = page.fields()
    assert (fields["month"], fields["date"]) == ("2026-11", "")
    desk.post("/bring-in/columns", {**fields, "cleared": "no"})
    done = desk.get(press(desk).response.location)
    assert done.h1 == "1 comment came in"
    assert "for November 2026" in done.words


def test_when_this_month_is_closed_comments_come_in_for_the_one_to_come(desk, session) -> None:
    close_month(session, "2026-11")
    choose(desk, ["Comment"], ["We waited."])
    done = desk.get(press(desk).response.location)
    assert "for December 2026" in done.words


def test_rows_of_other_months_can_come_in_without_their_days(desk, session) -> None:
    close_month(session, "2026-09")
    choose(desk, ["Comment", "Day"], ["We waited.", "03/09/2026"], date="Day")
    page = desk.get("/bring-in/check")
    assert "No row has words of October 2026." in page.words
    assert "To bring them in for October 2026 whatever their days say, choose" in page.words


def test_who_read_them_stands_under_a_heading_that_says_only_if_yes(desk) -> None:
    send(desk, csv_file(*ROWS))
    page = desk.get("/bring-in/columns")
    assert page.words.index("Only if yes") < page.words.index("Who read them?")


def test_what_was_said_about_the_columns_is_still_there_on_the_way_back(desk) -> None:
    choose(desk, role="", question="good", permission="", **WHO_AND_WHY)
    fields = desk.get("/bring-in/columns").fields()
    assert (fields["question"], fields["permission"]) == ("good", "")
    assert (fields["cleared"], fields["cleared_by"]) == ("yes", "the engagement team")


def test_a_file_without_words_of_the_month_says_so(desk) -> None:
    choose(desk, month="2026-09")
    page = desk.get("/bring-in/check")
    assert "No row has words of September 2026." in page.words
    desk.post("/bring-in/check", {"seen": "x"}, status=400)


def test_a_month_long_ago_is_offered_when_the_file_has_days_of_it(desk) -> None:
    choose(desk, ["Comment", "Day"], ["Long ago.", "03/02/2019"])
    done = desk.get(press(desk).response.location)
    assert "for February 2019" in done.words


def test_the_desk_leads_here(desk) -> None:
    assert desk.get("/desk").link("Bring in comments") == "/bring-in"
