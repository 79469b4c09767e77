"""Sessions that read and sessions that write, on SQLite or PostgreSQL."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from feedback.database import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

LOCK_SECONDS = 20


class DatabaseBusyError(RuntimeError):
    """Another write held the database for too long; nothing was stored, so trying again is safe."""


class Database:
    """One database, opened twice: pages that only read never wait behind a writer."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.writer = self._engine(reads_only=False)
        self.reader = self._engine(reads_only=True)

    def write_session(self) -> Session:
        """Return a session whose first statement takes the write lock."""
        return Session(self.writer, expire_on_commit=False)

    def read_session(self) -> Session:
        """Return a session that cannot write."""
        return Session(self.reader, expire_on_commit=False)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that is committed at the end, or rolled back if anything is raised."""
        with self.write_session() as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that cannot write."""
        with self.read_session() as session:
            yield session

    def tidy_log(self) -> None:
        """Fold SQLite's log into its file, so that what was deleted is not left in the log.

        Where somebody is reading just then, the log stays until the next time.
        """
        if not self.is_sqlite:
            return
        connection = self.writer.raw_connection()
        try:
            sqlite.tidy_log(connection)
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of every connection."""
        self.writer.dispose()
        self.reader.dispose()

    def _engine(self, *, reads_only: bool) -> Engine:
        # Parameters hold families' words: they must not reach an error message or a log.
        options: dict[str, Any] = {"hide_parameters": True}
        if not self.is_sqlite:
            return self._server_engine(reads_only=reads_only, options=options)
        engine = create_engine(self.url, module=sqlite.driver(), **options)

        @event.listens_for(engine, "do_connect")
        def make_file(*_how: object) -> None:
            if self.url.database:
                sqlite.keep_private(Path(self.url.database))

        @event.listens_for(engine, "connect")
        def connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
            sqlite.prepare(connection, reads_only=reads_only)

        if reads_only:
            event.listen(engine, "begin", _begin_deferred)
        else:
            _take_turns(engine)
        return engine

    def _server_engine(self, *, reads_only: bool, options: dict[str, Any]) -> Engine:
        engine = create_engine(self.url, pool_pre_ping=True, **options)
        if reads_only:
            return engine.execution_options(postgresql_readonly=True)
        return engine


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _take_turns(engine: Engine) -> None:
    """Let one thread of this process write at a time, from BEGIN IMMEDIATE to after COMMIT."""
    turn = threading.Lock()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.info.get("has_turn"):
            if not turn.acquire(timeout=LOCK_SECONDS):
                raise DatabaseBusyError("another write is taking too long")
            connection.info["has_turn"] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def pass_on(_: object, record: ConnectionPoolEntry, *_why: object) -> None:
        # The connection comes back after COMMIT or ROLLBACK has ended, never before.
        if record.info.pop("has_turn", False):
            turn.release()

    event.listen(engine, "checkin", pass_on)
    event.listen(engine, "invalidate", pass_on)
