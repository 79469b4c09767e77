"""Each migration runs up and down on a filled database and ends equal to the models."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, create_mock_engine, insert, inspect, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON, Boolean, Date, DateTime, Float, Integer, LargeBinary

from feedback.database import Database, migrating
from feedback.models import Base, Report, ReportQuote
from tests.factories import NOW

TABLES = Base.metadata.sorted_tables
# What these hold goes with them when the migration that made them is undone.
MADE_LATER = {"contact", "draft_recording", "language_check", "recording", "reply"}
# Columns whose value a constraint decides.
CHOSEN: dict[str, Any] = {
    "installation.kind": "example",
    "submission.invented_in": "example",
    "submission.received_on": date(2026, 11, 3),
    "sign_in_link.installation_kind": "example",
    "conversation.state": "open",
    "question.kind": "words",
    "submission.route": "parent_carer",
    "submission.permission": "quote",
    "comment.state": "cleared",
    "comment.concern_is_open": False,
    "comment.to_write_down": False,
    "comment.words_deleted_on": None,
    "recording.kind": "sound",
    "recording.outcome": None,
    "recording.decided_at": None,
    "contact.answered_on": None,
    "contact.claimed_by_id": None,
    "contact.claimed_at": None,
    "reply.way": "email",
    "concern.state": "handed_over",
    "concern.found_by": "rules",
    "account.role": "forum",
    "account.state": "active",
    "theme.feeling": "good",
    "theme_run.state": "done",
    "theme_change.kind": "agree",
    "suggested_theme.state": "agreed",
    "assignment.account_id": None,
    # The database takes quotes only before their report is out: `fill` publishes it last.
    "report.state": "with_partners",
    "report.published_at": None,
    "report.snapshot": {"themes": [{"quotes": [{"excerpt": 1, "position": 1}]}]},
    # What the one excerpt says, from letter 1 to letter 2 of “words”.
    "report_quote.words": "o",
    "report_quote.withdrawn_on": None,
}


def value(column: Column[Any]) -> Any:
    """Return something a column can hold, one where a row of another table is meant."""
    name = f"{column.table.name}.{column.name}"
    if name in CHOSEN:
        return CHOSEN[name]
    if column.name in {"month", "first_month"}:
        return "2026-11"
    if column.name == "area_id" or name == "area.id":
        return "hertfordshire"
    kinds = (
        (Boolean, False),
        (Float, 0.5),
        (Integer, 2 if column.name == "end" else 1),
        (Date, date(2026, 11, 3)),
        (JSON, {"key": "value"}),
        (LargeBinary, b"sealed"),
    )
    plain = getattr(column.type, "impl", column.type)
    if isinstance(plain, DateTime):
        return NOW
    return next((made for kind, made in kinds if isinstance(plain, kind)), "words")


def fill(database: Database) -> None:
    """Put one row in every table."""
    with database.writing() as session:
        for table in TABLES:
            session.execute(insert(table).values({c.name: value(c) for c in table.columns}))
        session.execute(update(Report).values(state="published", published_at=NOW))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path / 'migrations.db'}")


def test_every_migration_goes_up_and_down_on_a_filled_database(database: Database) -> None:
    migrating.upgrade(database)
    fill(database)
    for revision in reversed(migrating.revisions()[:-1]):
        migrating.downgrade(database, revision)
        migrating.upgrade(database)
    with database.reading() as session:
        for table in TABLES:
            kept = 0 if table.name in MADE_LATER else 1
            assert session.query(table).count() == kept, table.name
        assert session.query(ReportQuote).one().words == "o"
    migrating.check(database)


def test_migrations_can_all_be_undone(database: Database) -> None:
    migrating.upgrade(database)
    fill(database)
    migrating.downgrade(database, "base")
    assert inspect(database.reader).get_table_names() == ["alembic_version"]


def test_migrations_end_equal_to_the_models(database: Database) -> None:
    migrating.upgrade(database)
    migrating.check(database)


def test_a_migration_that_would_orphan_rows_is_refused(database: Database) -> None:
    migrating.upgrade(database)
    with database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        driver = connection.connection.driver_connection
        assert driver is not None
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql(
            "INSERT INTO original_words (comment_id, words) VALUES (99, 'nobody’s words')"
        )
        connection.commit()
        driver.execute("PRAGMA foreign_keys=ON")
    with pytest.raises(RuntimeError, match="1 rows without their parent"):
        migrating.downgrade(database, "0001")


def test_published_report_never_changes(database: Database) -> None:
    migrating.upgrade(database)
    fill(database)
    columns = ", ".join(c.name for c in Base.metadata.tables["report"].columns if c.name != "id")
    other = columns.replace("state", "'draft'").replace("published_at", "NULL")
    draft = other.replace("version", "version + 1", 1)
    with database.write_session() as session:
        run(session, f"INSERT INTO report ({columns}) SELECT {draft} FROM report")  # noqa: S608
        session.commit()
    for statement in (
        "UPDATE report SET title = 'other'",
        "DELETE FROM report",
        f"INSERT OR REPLACE INTO report (id, {columns}) SELECT 1, {other} FROM report",  # noqa: S608
        f"INSERT OR REPLACE INTO report ({columns}) SELECT {other} FROM report",  # noqa: S608
        "UPDATE OR REPLACE report SET version = 1 WHERE state = 'draft'",
        "UPDATE OR REPLACE report SET id = 1 WHERE state = 'draft'",
    ):
        with database.write_session() as session, pytest.raises(IntegrityError, match="never"):
            run(session, statement)


def run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(statement)


def test_models_can_be_made_on_postgresql() -> None:
    statements: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://",
        lambda statement, *_: statements.append(str(statement.compile(dialect=engine.dialect))),
    )
    Base.metadata.create_all(engine, checkfirst=False)
    assert sum("CREATE TABLE" in statement for statement in statements) == len(TABLES)
