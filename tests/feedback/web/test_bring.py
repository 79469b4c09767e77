"""A facilitator brings in a file: choose it, say what is in it, check, and see where it went."""

from __future__ import annotations

import base64

import pytest
from sqlalchemy import event, select

from feedback.models import Comment, Draft, ImportBatch, Submission
from feedback.services import drafts
from feedback.web.bring.kept import Kept
from tests import factories
from tests.support.bringing import (
    QUOTE,
    ROWS,
    WHO_AND_WHY,
    choose,
    count,
    figures,
    press,
    send,
    signed_in,
)
from tests.support.pages import Pages
from tests.support.sheets import csv_file, workbook


@pytest.fixture
def desk(session, pages) -> Pages:
    """A facilitator who has signed in."""
    return signed_in(session, pages)


def test_a_file_comes_in_step_by_step(desk, session) -> None:
    assert send(desk, csv_file(*ROWS)).response.location == "/bring-in/columns"
    columns = desk.get("/bring-in/columns")
    assert "autumn.csv has 4 rows." in columns.words
    fields = columns.fields()
    guessed = {"text": "Comment", "date": "Day", "permission": QUOTE}
    assert {name: fields[name] for name in guessed} == guessed
    assert (fields["month"], fields["question"], fields["role"]) == ("2026-11", "better", "")
    desk.post("/bring-in/columns", {**fields, "cleared": "no"})
    check = desk.get("/bring-in/check")
    for said in ("4 rows in the file", "2 ready to come in", "1 without words", "1 of other"):
        assert said in check.words
    assert "3 November 2026 We waited two years. Yes" in check.words
    assert "lifeline</b> 🐤 No" in check.words
    assert count(session, Submission) == 0
    done = desk.get(press(desk).response.location)
    assert done.h1 == "2 comments came in"
    assert figures(done) == ["0 cleared to use", "2 waiting to be read", "0 to read first"]
    assert count(session, Submission) == 2


def test_a_workbook_comes_in_too(desk) -> None:
    send(desk, workbook(*ROWS), "autumn.xlsx")
    fields = desk.get("/bring-in/columns").fields()
    desk.post("/bring-in/columns", {**fields, "cleared": "no"})
    assert "2 comments came in" in desk.get(press(desk).response.location).words


def test_cleared_words_come_in_cleared_with_who_and_why_on_record(desk, session) -> None:
    choose(desk, **WHO_AND_WHY)
    assert "because the engagement team read them: names out" in desk.get("/bring-in/check").words
    done = desk.get(press(desk).response.location)
    assert "2 cleared to use" in done.words
    assert "Cleared by the engagement team. Why: names out" in done.words
    before = desk.get("/bring-in")
    assert "the engagement team: names out" in before.words
    assert set(session.scalars(select(Comment.state))) == {"cleared"}


def test_concerns_wait_even_when_the_file_was_read_before(desk) -> None:
    choose(
        desk,
        ["Comment"],
        ["My dad hits me at home."],
        ["We waited."],
        month="2026-11",
        **WHO_AND_WHY,
    )
    done = desk.get(press(desk).response.location)
    assert figures(done) == ["1 cleared to use", "0 waiting to be read", "1 to read first"]
    assert "1 comment may mean that a child is at risk" in done.words
    assert "even though the file was read before" in done.words
    assert done.link("Read concerns") == "/check/concerns"


def test_rows_that_seem_to_hold_a_name_are_shown_and_wait_if_somebody_says_so(desk) -> None:
    rows = (["Comment"], ["We waited."], ["My son Oliver waited."], ["Ring 07700 900123."])
    choose(desk, *rows, **WHO_AND_WHY)
    check = desk.get("/bring-in/check")
    assert "2 comments seem to hold a name or a number" in check.words
    assert "Look at rows 3 and 4 in your spreadsheet." in check.words
    assert check.fields()["read_first"] == ["y"]
    done = desk.get(press(desk).response.location)
    assert figures(done) == ["1 cleared to use", "2 waiting to be read", "0 to read first"]


def test_rows_that_seem_to_hold_a_name_come_in_cleared_if_somebody_says_so(desk) -> None:
    choose(desk, ["Comment"], ["We waited."], ["My son Oliver waited."], **WHO_AND_WHY)
    done = desk.get(press(desk, read_first=[]).response.location)
    assert figures(done) == ["2 cleared to use", "0 waiting to be read", "0 to read first"]


def test_a_file_with_a_wrong_row_cannot_come_in_and_says_which(desk, session) -> None:
    choose(
        desk,
        *ROWS,
        ["Rain.", "31/02/2026", ""],
        ["Sun.", "04/11/2026", "perhaps"],
        permission=QUOTE,
    )
    check = desk.get("/bring-in/check")
    assert "2 rows cannot come in, so none does." in check.words
    assert "Row 6There is no such day. Write the real day like this: 03/11/2026." in check.words
    assert "Row 7“perhaps” is not known. Write one of “count only”" in check.words
    assert "Bring in 2" not in check.words
    with_seen = {"seen": "x", "read_first": "y"}
    desk.post("/bring-in/check", with_seen, status=400)
    assert count(session, Submission) == 0


def test_a_wrong_row_stops_the_file_even_for_somebody_who_sends_the_form_by_hand(
    desk, session, app
) -> None:
    choose(desk, *ROWS, ["Rain.", "31/02/2026", ""])
    page = desk.post("/bring-in/check", {"seen": seen(desk, app)}, status=400)
    assert "1 of 5 rows cannot come in, so nothing was stored. Row 6" in page.words
    assert count(session, Submission) == 0


def seen(desk: Pages, app) -> str:
    """The mark that a page about this file carries."""
    with desk.client.session_transaction() as cookie, app.database.reading() as session:
        found = drafts.open_draft(session, key=cookie["bring"])
    return Kept(found["name"], base64.b64decode(found["content"]), found["choices"]).seen


def test_the_same_thing_wrong_with_many_rows_is_said_once(desk) -> None:
    choose(desk, ["Comment", "Day"], *[["Rain.", "31/02/2026"]] * 100, date="Day")
    check = desk.get("/bring-in/check")
    assert "100 rows cannot come in, so none does." in check.words
    assert "100 rows (2 to 101)There is no such day." in check.words
    assert check.html.count("There is no such day") == 1


def test_a_hundred_different_things_wrong_show_fifty_and_say_how_many_more(desk) -> None:
    choose(desk, ["Comment", "Day"], *[["Rain.", f"soon {n}"] for n in range(100)], date="Day")
    check = desk.get("/bring-in/check")
    assert "And 50 more things to mend." in check.words
    assert check.html.count("is not a day") == 50


def test_the_same_file_twice_is_refused_kindly_on_the_page(desk, session) -> None:
    choose(desk)
    press(desk)
    choose(desk)
    assert "2 comments of 2 are the same" in desk.get("/bring-in/check").words
    page = press(desk, status=400)
    assert "This file came in before, as autumn.csv with 2 comments." in page.words
    assert count(session, Submission) == 2


def test_pressing_twice_stores_a_file_once(desk, session) -> None:
    choose(desk)
    fields = desk.get("/bring-in/check").fields()
    desk.post("/bring-in/check", fields)
    again = desk.post("/bring-in/check", fields, follow=True)
    assert "Choose the file again. It is no longer here." in again.words
    assert count(session, ImportBatch) == 1


def test_a_page_about_another_file_brings_nothing_in(desk, session) -> None:
    choose(desk)
    old = desk.get("/bring-in/check").fields()
    choose(desk, ["Comment"], ["Another file."])
    page = desk.post("/bring-in/check", old, status=400)
    assert "Another file or other columns were chosen since this page was opened." in page.words
    assert count(session, Submission) == 0
    assert "Another file." in page.words


def test_nothing_is_lost_when_storing_fails_and_pressing_again_works(desk, session, app) -> None:
    choose(desk)

    def fill_the_disk(_connection, cursor, statement, *_rest) -> None:
        if statement.startswith("INSERT INTO original_words"):
            cursor.execute("SELECT * FROM a_disk_that_is_full")

    event.listen(app.database.writer, "before_cursor_execute", fill_the_disk)
    assert "Nothing you wrote is lost" in press(desk, status=503).words
    event.remove(app.database.writer, "before_cursor_execute", fill_the_disk)
    assert (count(session, Submission), count(session, ImportBatch)) == (0, 0)
    assert "2 comments came in" in desk.get(press(desk).response.location).words


def test_the_file_is_sealed_between_pages_and_gone_afterwards(app, desk, session) -> None:
    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in app.settings.instance.glob("test.db*"))

    send(desk, csv_file(["Comment"], ["An invented canary."]))
    assert count(session, Draft) == 1
    assert b"canary" not in on_disk()
    desk.post("/bring-in/stop")
    assert count(session, Draft) == 0
    choose(desk)
    assert count(session, Draft) == 1
    press(desk)
    assert count(session, Draft) == 0


def test_another_file_takes_the_place_of_the_one_before(desk, session) -> None:
    send(desk, csv_file(*ROWS))
    send(desk, csv_file(["Words"], ["One"]), "second.csv")
    assert count(session, Draft) == 1
    start = desk.get("/bring-in")
    assert "You chose second.csv. Nothing of it has come in yet." in start.words
    assert start.link("Carry on") == "/bring-in/columns"


def test_another_facilitator_cannot_reach_a_file_even_in_the_same_browser(
    desk, app, session
) -> None:
    send(desk, csv_file(*ROWS))
    other = factories.account(session)
    session.commit()
    elsewhere = Pages(app).signs_in(other)
    assert "no longer here" in elsewhere.get("/bring-in/columns", follow=True).words
    desk.signs_in(other)
    assert "no longer here" in desk.get("/bring-in/check", follow=True).words
    assert "You have begun" not in desk.get("/bring-in").words


@pytest.mark.parametrize("address", ["/bring-in/columns", "/bring-in/check"])
def test_without_a_file_the_later_pages_lead_to_the_first(desk, address) -> None:
    assert desk.get(address, follow=True).h1 == "Bring in comments"


def test_the_check_waits_for_the_columns(desk) -> None:
    send(desk, csv_file(*ROWS))
    assert desk.get("/bring-in/check", status=302).response.location == "/bring-in"
