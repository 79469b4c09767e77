"""Quotes of reports that were out before their words had a table of their own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.database import Database, migrating
from feedback.models import Excerpt, Report, ReportQuote, Submission
from feedback.services import installation, journeys
from tests import factories
from tests.support import months

SAID = "A canary sang in Ware."
TODAY = factories.NOW.date()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'quotes.db'}")
    migrating.upgrade(made, "0002")
    with made.writing() as session:
        opened = installation.install(session, kind="example", area=load_area("hertfordshire"))
        installation.open_conversation(opened, today=TODAY)
    yield made
    made.close()


def add(session: Session, name: str, **given: Any) -> int:
    """Put a row into a table as it was then, and return its number."""
    table = Table(name, MetaData(), autoload_with=session.connection())
    added = session.connection().execute(insert(table).values(**given)).inserted_primary_key
    assert added is not None
    return int(added[0])


def said(session: Session, words: str, permission: str = "quote") -> dict[str, Any]:
    """A cleared comment, as the snapshots of that time quoted it."""
    here, mark = {"area_id": "hertfordshire"}, secrets.token_hex(32)
    person = add(
        session,
        "submission",
        **here,
        conversation_id=1,
        people=1,
        route="parent_carer",
        role="parent_carer",
        form_key_hash=mark,
        answers_hash=mark,
        code_mac=mark,
        permission=permission,
        received_on=TODAY,
        month=months.MONTH,
    )
    answer = add(session, "answer", submission_id=person, question_id=1)
    shared = {"state": "cleared", "concern_is_open": False, "shared_words": words}
    comment = add(session, "comment", **here, **shared, answer_id=answer)
    add(session, "original_words", comment_id=comment, words=words)
    excerpt = add(session, "excerpt", comment_id=comment, start=0, end=len(words))
    return {"excerpt": excerpt, "words": words, "role": "parent_carer", "district": None}


def published(session: Session, *themes: list[dict[str, Any]]) -> dict[str, Any]:
    """A report that was out before: its snapshot held the words themselves."""
    snapshot = {"schema": 1, "themes": [{"id": 1, "quotes": quotes} for quotes in themes]}
    session.add(
        Report(
            area_id="hertfordshire",
            month=months.MONTH,
            state="published",
            snapshot=snapshot,
            fingerprint="f" * 64,
            made_at=factories.NOW,
            published_at=factories.NOW,
        )
    )
    return snapshot


def stored(session: Session) -> list[tuple[str | None, bool]]:
    rows = session.scalars(select(ReportQuote).order_by(ReportQuote.position))
    return [(row.words, row.withdrawn_on is not None) for row in rows]


def test_quotes_that_stand_survive_the_way_up_and_down(database: Database) -> None:
    with database.writing() as session:
        before = published(session, [said(session, SAID), said(session, "“Två” 🐦")], [])
    for _ in range(2):
        migrating.upgrade(database)
        with database.reading() as session:
            report = session.scalars(select(Report)).one()
            assert "canary" not in str(report.snapshot)
            assert report.fingerprint == "f" * 64
            assert stored(session) == [(SAID, False), ("“Två” 🐦", False)]
        migrating.downgrade(database, "0002")
        with database.reading() as session:
            assert session.scalars(select(Report.snapshot)).one() == before


def test_words_taken_back_earlier_leave_the_file_on_the_way_up(
    database: Database, tmp_path: Path
) -> None:
    with database.writing() as session:
        gone, asked_not_to = said(session, SAID), said(session, "No.", permission="count_only")
        another, kept = said(session, "Words."), said(session, "Kept.")
        published(session, [{**gone, "excerpt": 999}, asked_not_to], [another, kept])
        # Its excerpt was deleted, and the database gave the number to another.
        session.execute(update(Excerpt).where(Excerpt.id == another["excerpt"]).values(end=3))
        session.execute(delete(Submission).where(Submission.id == 1))
    migrating.upgrade(database)
    with database.reading() as session:
        assert stored(session) == [(None, True), (None, True), (None, True), ("Kept.", False)]
    database.close()
    assert b"canary" not in b"".join(file.read_bytes() for file in tmp_path.glob("quotes.db*"))
    migrating.downgrade(database, "0002")
    with database.reading() as session:
        themes = session.scalars(select(Report.snapshot)).one()["themes"]
        assert [quote["words"] for theme in themes for quote in theme["quotes"]] == [
            "",
            "",
            "",
            "Kept.",
        ]
    migrating.upgrade(database)
    with database.reading() as session:
        assert [withdrawn for _, withdrawn in stored(session)] == [True, True, True, False]


def test_words_of_an_older_report_can_be_taken_back(database: Database, tmp_path: Path) -> None:
    with database.writing() as session:
        published(session, [said(session, SAID)])
    migrating.upgrade(database)
    with database.writing() as session:
        person = session.scalars(select(Submission)).one()
        journeys.withdraw(session, submission=person, today=TODAY)
    with database.reading() as session:
        assert stored(session) == [(None, True)]
    database.close()
    assert b"canary" not in b"".join(file.read_bytes() for file in tmp_path.glob("quotes.db*"))


@pytest.mark.parametrize("revision", ["0002", "head"])
def test_reports_are_frozen_again_after_the_way_up_and_down(
    database: Database, revision: str
) -> None:
    with database.writing() as session:
        published(session, [said(session, SAID)])
    migrating.upgrade(database)
    migrating.downgrade(database, "0002")
    migrating.upgrade(database, revision)
    with database.write_session() as session, pytest.raises(IntegrityError, match="never changes"):
        session.execute(update(Report).values(title="other"))
