"""Who may bring in a file, how large it may be, and what is no file at all."""

from __future__ import annotations

import io

import pytest

from feedback.models import Draft
from feedback.services import bringing
from feedback.web.bring import room
from tests import factories
from tests.support.bringing import count, press, send, signed_in
from tests.support.pages import Pages
from tests.support.sheets import csv_file


@pytest.fixture
def desk(session, pages) -> Pages:
    """A facilitator who has signed in."""
    return signed_in(session, pages)


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
