"""Writers take turns, readers never wait, and nothing leaks into an error."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from feedback.database import Database, DatabaseBusyError, engines, sqlite


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'turns.db'}")
    with made.writing() as session:
        session.execute(text("CREATE TABLE number (n INTEGER)"))
        session.execute(text("INSERT INTO number VALUES (0)"))
    yield made
    made.close()


def number(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(text("SELECT n FROM number")).scalar_one())


def test_no_update_is_lost_between_threads(database: Database) -> None:
    def add_one_many_times() -> None:
        for _ in range(30):
            with database.writing() as session:
                before = session.execute(text("SELECT n FROM number")).scalar_one()
                session.execute(text("UPDATE number SET n = :n"), {"n": before + 1})

    threads = [threading.Thread(target=add_one_many_times) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert number(database) == 240


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("UPDATE number SET n = 5"))
        assert number(database) == 0
    assert number(database) == 5


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.reading() as session, pytest.raises(OperationalError, match="readonly"):
        session.execute(text("UPDATE number SET n = 9"))


def test_what_goes_wrong_is_rolled_back_and_the_turn_passes_on(database: Database) -> None:
    def begins_and_fails() -> None:
        with database.writing() as session:
            session.execute(text("UPDATE number SET n = 9"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begins_and_fails()
    with database.writing() as session:
        session.execute(text("UPDATE number SET n = n + 1"))
    assert number(database) == 1


def test_a_writer_that_never_ends_does_not_block_for_ever(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "LOCK_SECONDS", 0.05)
    with database.writing() as session, database.write_session() as other:
        session.execute(text("UPDATE number SET n = 1"))
        with pytest.raises(DatabaseBusyError):
            other.execute(text("UPDATE number SET n = 2"))
    assert number(database) == 1


def test_a_broken_connection_passes_its_turn_on(database: Database) -> None:
    with database.writer.connect() as connection:
        connection.execute(text("UPDATE number SET n = 7"))
        connection.invalidate()
    with database.writing() as session:
        session.execute(text("UPDATE number SET n = n + 1"))
    assert number(database) == 1


def test_errors_never_hold_what_somebody_wrote(database: Database) -> None:
    with database.writing() as session, pytest.raises(OperationalError) as error:
        session.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "canary words"})
    assert "canary words" not in str(error.value)


def test_safe_settings_are_on(database: Database) -> None:
    with database.reading() as session:
        read = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "secure_delete", "trusted_schema")
        }
    assert read == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 44, 5), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_the_log_is_used_only_where_it_is_safe(version: tuple[int, int, int], safe: bool) -> None:
    assert sqlite.wal_is_safe(version) is safe
    journal = "journal_mode=WAL" if safe else "journal_mode=TRUNCATE"
    assert journal in sqlite.settings(version, reads_only=False)


def test_postgresql_has_a_way_in_that_only_reads() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1/nothing")
    assert database.reader.get_execution_options() == {"postgresql_readonly": True}
    assert not database.is_sqlite
    database.close()
