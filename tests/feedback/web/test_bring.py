"""A facilitator brings in a file: choose it, say what is in it, check, and see where it went."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from sqlalchemy import event, func, select

from feedback.models import Comment, Draft, ImportBatch, Report, Submission
from feedback.services import bringing, drafts
from feedback.web.bring import room
from feedback.web.bring.kept import Kept
from tests import factories
from tests.support.pages import Page, Pages
from tests.support.sheets import csv_file, workbook

ROWS = (
    ["Comment", "Day", "May we quote?"],
    ["We waited two years.", "03/11/2026", "yes"],
    ["The club was a <b>lifeline</b> 🐤", "04/11/2026", ""],
    ["", "04/11/2026", ""],
    ["Last month’s words.", "04/10/2026", ""],
)
QUOTE = "May we quote?"
WHO_AND_WHY = {"cleared": "yes", "cleared_by": "the engagement team", "cleared_why": "names out"}


@pytest.fixture
def desk(session, pages) -> Pages:
    """A facilitator who has signed in."""
    someone = factories.account(session)
    session.commit()
    return pages.signs_in(someone)


def send(desk: Pages, content: bytes, name: str = "autumn.csv", **given: Any) -> Page:
    page = desk.post("/bring-in", {"file": (io.BytesIO(content), name)}, **given)
    # The test client keeps a large request in a file of its own, and leaves it open.
    page.response.request.environ["wsgi.input"].close()
    return page


def choose(desk: Pages, *rows: list[str], **given: Any) -> Page:
    """Choose a file, and take what the second page guesses but for what is given."""
    send(desk, csv_file(*(rows or ROWS)))
    fields = desk.get("/bring-in/columns").fields()
    return desk.post("/bring-in/columns", {**fields, "cleared": "no", **given})


def press(desk: Pages, *, status: int = 302, **given: Any) -> Page:
    """Press the button of the check page as it stands."""
    fields = desk.get("/bring-in/check").fields()
    return desk.post("/bring-in/check", {**fields, **given}, status=status)


def figures(page: Page) -> list[str]:
    """The numbers that carry a page, with their words."""
    (shown,) = (one for one in page.document.iter("ul") if one.get("class") == "figures")
    return [" ".join("".join(each.itertext()).split()) for each in shown]


def count(session, model) -> int:
    found = session.scalar(select(func.count()).select_from(model))
    session.rollback()  # Looking takes the write lock, and pages need it.
    return found


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


ADDRESSES = ["/bring-in", "/bring-in/columns", "/bring-in/check", "/bring-in/done/1"]


@pytest.mark.parametrize("role", ["safeguarding", "forum", "partnership", "administrator"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_only_facilitators_bring_in_comments(pages, session, role, address) -> None:
    someone = factories.account(session, role)
    session.commit()
    pages.signs_in(someone).get(address, status=403)


@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers_are_asked_to_sign_in(pages, address) -> None:
    assert "/sign-in" in pages.get(address, status=302).response.location


def test_a_file_of_another_area_or_none_has_no_page(desk) -> None:
    desk.get("/bring-in/done/99", status=404)


def big(size: int) -> bytes:
    return b"Comment\n" + b"a" * (size - len(b"Comment\n"))


def test_a_file_of_five_megabytes_comes_through_and_one_more_letter_is_refused(desk) -> None:
    assert send(desk, big(bringing.LARGEST)).response.location == "/bring-in/columns"
    page = send(desk, big(bringing.LARGEST + 1), status=200)
    assert "Choose a file smaller than 5 MB" in page.words


def test_a_file_far_too_large_is_turned_away_at_the_door(desk) -> None:
    assert send(desk, big(room.ROOM + 1), status=413).h1 == "That is too big to send"


@pytest.mark.parametrize("role", ["forum", "administrator"])
def test_nobody_else_can_send_more_than_a_form(pages, session, role) -> None:
    someone = factories.account(session, role)
    session.commit()
    send(pages.signs_in(someone), big(300 * 1024), status=413)


def test_strangers_cannot_send_more_than_a_form(pages) -> None:
    send(pages, big(300 * 1024), status=413)


def test_other_pages_of_a_facilitator_keep_the_usual_limit(desk) -> None:
    long = {"text": "a" * 300 * 1024}
    desk.post("/bring-in/columns", long, status=413)


def test_what_is_typed_beside_a_file_keeps_the_usual_limit(desk) -> None:
    file = (io.BytesIO(b"Comment\nOne\n"), "a.csv")
    desk.post("/bring-in", {"file": file, "other": "a" * 300 * 1024}, status=413)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "has no comments in it"),
        (b"\x89PNG\r\n\x1a\n\0", "save it as .csv or .xlsx"),
        (b"PK\x03\x04 nothing", "is not a workbook we can read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_box(desk, session, content, says) -> None:
    assert says in send(desk, content, status=200).words
    assert count(session, Draft) == 0


def test_no_file_at_all_is_asked_for(desk) -> None:
    assert "Choose a file" in desk.post("/bring-in", status=200).words


def test_a_hostile_name_and_hostile_headings_are_only_words(desk) -> None:
    name = "'><img src=x onerror=alert(1)>\u202e.csv"
    send(desk, csv_file(["<script>x</script>", "a" * 5000], ["{{ 7*7 }}", "x"]), name)
    page = desk.get("/bring-in/columns")
    assert "<script>x" not in page.html
    assert "&lt;script&gt;x" in page.html
    assert "{{ 7*7 }}" in page.words
    desk.post("/bring-in/columns", {**page.fields(), "cleared": "no"})
    assert "onerror" in desk.get("/bring-in/check").words
    assert "<img src=x" not in desk.get(press(desk).response.location).html


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


def close_month(session, *months: str) -> None:
    for month in months:
        report = Report(area_id="hertfordshire", month=month, state="with_forum")
        report.made_at = factories.NOW
        session.add(report)
    session.commit()


def options_of(page: Page, name: str) -> list[str]:
    """What a list that opens offers, by value."""
    (box,) = (one for one in page.document.iter("select") if one.get("name") == name)
    return [str(one.get("value")) for one in box.iter("option")]


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
