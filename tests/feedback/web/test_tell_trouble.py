"""Whatever goes wrong, no words are lost, and none reach a log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select, text

from feedback.database import sqlite
from feedback.models import Draft, OriginalWords
from tests.journeys.actors import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp
    from tests.support.pages import Pages

CANARY = "Our canary waited 22 months in Ware."


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


@pytest.fixture
def locked(app: FeedbackApp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A way to hold the database as a stuck process would, with short patience for it."""
    monkeypatch.setattr(sqlite, "BUSY_MILLISECONDS", 50)
    app.database.writer.dispose()
    app.database.reader.dispose()
    stuck = sqlite.driver().connect(app.database.url.database, isolation_level=None)
    yield stuck.execute
    stuck.close()


def test_a_locked_database_keeps_the_words_on_the_page(
    family: Family, locked: Any, caplog: pytest.LogCaptureFixture
) -> None:
    page = family.pages.get("/tell/better")
    locked("BEGIN IMMEDIATE")
    shown = family.pages.post("/tell/better", {**page.fields(), "answer": CANARY}, status=503)
    assert shown.response.headers["Retry-After"]
    assert shown.value("answer").strip() == CANARY
    locked("ROLLBACK")
    family.pages.post("/tell/better", shown.fields())
    assert CANARY in family.pages.get("/tell/check").words
    assert "canary" not in caplog.text


def test_a_locked_database_at_the_last_press_loses_neither_draft_nor_key(
    family: Family, locked: Any, session: Session
) -> None:
    check = family.answers(better=CANARY)
    locked("BEGIN IMMEDIATE")
    shown = family.pages.post("/tell/check", check.fields(), status=503)
    assert shown.response.headers["Retry-After"]
    locked("ROLLBACK")
    assert CANARY in family.pages.get("/tell/check").words
    family.sends(shown)
    assert session.scalars(select(OriginalWords.words)).all() == [CANARY]


def test_a_full_disk_says_so_and_keeps_everything(
    family: Family, app: FeedbackApp, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    check = family.answers(better=CANARY)
    app.database.writer.dispose()

    def fill(connection: Any, _record: object) -> None:
        pages = connection.cursor().execute("PRAGMA page_count").fetchone()[0]
        connection.cursor().execute(f"PRAGMA max_page_count = {pages}")

    event.listen(app.database.writer, "connect", fill)
    long = "We waited. " * 1800
    page = family.pages.get("/tell/good")
    shown = family.pages.post("/tell/good", {**page.fields(), "answer": long}, status=503)
    assert shown.value("answer").strip() == long.strip()
    assert shown.response.headers["Retry-After"]
    event.remove(app.database.writer, "connect", fill)
    app.database.writer.dispose()
    family.sends(check)
    assert session.scalars(select(OriginalWords.words)).all() == [CANARY]
    assert "canary" not in caplog.text


def test_an_old_token_shows_the_words_again_and_they_can_be_sent(
    family: Family, caplog: pytest.LogCaptureFixture
) -> None:
    page = family.pages.get("/tell/better")
    stale = {**page.fields(), "answer": CANARY, "csrf_token": "stale"}
    shown = family.pages.post("/tell/better", stale, status=400)
    assert shown.value("answer").strip() == CANARY
    family.pages.post("/tell/better", shown.fields())
    assert CANARY in family.pages.get("/tell/check").words
    assert "canary" not in caplog.text


def test_too_many_words_are_kept_with_an_error_that_says_what_to_do(family: Family) -> None:
    long = "waiting " * 2625
    page = family.pages.get("/tell/better")
    shown = family.pages.post("/tell/better", {**page.fields(), "answer": long}, status=200)
    assert "Make your answer shorter by 999 letters" in shown.words
    assert shown.value("answer") == long.strip()
    assert shown.html.count("Error: ") >= 1


def test_two_hundred_kilobytes_of_words_come_back_whole(family: Family) -> None:
    huge = "0123456789 " * 18_600
    page = family.pages.get("/tell/better")
    shown = family.pages.post("/tell/better", {**page.fields(), "answer": huge}, status=200)
    assert shown.value("answer") == huge.strip()


def test_more_than_a_form_may_hold_is_refused_with_a_page(family: Family) -> None:
    page = family.pages.get("/tell/better")
    family.pages.post("/tell/better", {**page.fields(), "answer": "x" * 300_000}, status=413)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Null\x00 and bell\x07", "Null and bell"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("</textarea><h1>Mine</h1>", "</textarea><h1>Mine</h1>"),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
        ("👩‍👧‍👦 fine 🇬🇧", "👩‍👧‍👦 fine 🇬🇧"),
        ("left \u202eright to left", "left \u202eright to left"),
        ("'; DROP TABLE draft; --", "'; DROP TABLE draft; --"),
        ("\r\n\r\nA line\r\nand another", "A line\nand another"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_hostile_words_are_words(family: Family, session: Session, typed: str, kept: str) -> None:
    check = family.answers(better=typed)
    assert "<script>alert" not in check.html
    assert "<h1>Mine" not in check.html
    assert family.pages.get("/tell/better").value("answer") == kept
    family.sends(check)
    assert session.scalars(select(OriginalWords.words)).all() == [kept]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("rating", "superb"),
        ("rating", "ok' OR 1=1"),
        ("services", ["school", "nowhere"]),
        ("district", "essex"),
        ("role", "facilitator_group"),
        ("permission", "everything"),
    ],
)
def test_an_answer_that_was_not_on_the_page_is_refused(
    family: Family, session: Session, question: str, given: Any
) -> None:
    page = family.pages.get(f"/tell/{question}")
    shown = family.pages.post(f"/tell/{question}", {**page.fields(), "answer": given}, status=200)
    assert "There is a problem" in shown.words
    assert session.scalars(select(Draft)).all() == []


def test_a_code_typed_as_an_answer_is_not_sent(family: Family) -> None:
    code = family.shares("Nobody rang.")
    page = family.pages.get("/tell/better")
    shown = family.pages.post("/tell/better", {**page.fields(), "answer": code}, status=200)
    assert "seven secret words" in shown.words


def test_a_form_without_its_fields_keeps_what_was_answered_before(family: Family) -> None:
    family.answers_one("better", "Nobody rang.")
    family.pages.post("/tell/better", {})
    assert "Nobody rang." in family.pages.get("/tell/check").words


def test_somebody_elses_draft_cannot_be_opened_by_its_name(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    family.answers_one("better", CANARY)
    name = session.scalars(select(Draft.id)).one()
    thief = type(family.pages)(app)
    for forged in (name, "00" * 32):
        with thief.client.session_transaction() as cookie:
            cookie["draft"] = forged
        assert thief.get("/tell/check").h1 == "There is nothing to check yet"


def test_a_cookie_that_was_tampered_with_starts_afresh(family: Family, app: FeedbackApp) -> None:
    family.answers_one("better", CANARY)
    cookie = family.pages.client.get_cookie("session").value
    thief = type(family.pages)(app)
    thief.client.set_cookie("session", cookie[:-4] + "AAAA")
    assert thief.get("/tell/check").h1 == "There is nothing to check yet"


def test_a_draft_on_its_way_holds_no_word_that_staff_could_read(
    family: Family, session: Session
) -> None:
    family.answers_one("better", CANARY)
    rows = [str(row) for row in session.execute(text("SELECT * FROM draft"))]
    assert len(rows) == 1
    assert "canary" not in rows[0]


def test_the_address_of_a_form_cannot_be_bent(family: Family) -> None:
    page = family.pages.get("/tell/better?from=check&_external=1&question_id=x&from=elsewhere")
    assert 'action="/tell/better?from=check"' in page.html
    page = family.pages.get("/tell/better?from=//evil.example")
    assert 'action="/tell/better"' in page.html
