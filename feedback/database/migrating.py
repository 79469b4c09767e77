"""Bring a database to the newest shape; of several processes that start together, one does it."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from feedback.database import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from feedback.database.engines import Database

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def upgrade(database: Database, revision: str = "head") -> None:
    """Run every migration up to a revision."""
    with _alone(database), _connection(database) as connection:
        command.upgrade(configuration(connection), revision)


def downgrade(database: Database, revision: str) -> None:
    """Undo migrations down to a revision, such as -1 or base."""
    with _alone(database), _connection(database) as connection:
        command.downgrade(configuration(connection), revision)


def check(database: Database) -> None:
    """Raise if the tables and the models have grown apart."""
    with _connection(database) as connection:
        command.check(configuration(connection))


def revisions() -> list[str]:
    """List the migrations, the first one first."""
    script = ScriptDirectory.from_config(configuration(None))
    return [revision.revision for revision in script.walk_revisions()][::-1]


def configuration(connection: Connection | None) -> Config:
    """Return Alembic's settings for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _connection(database: Database) -> Iterator[Connection]:
    """Open a writing connection; SQLite rebuilds tables, so its keys rest meanwhile."""
    with database.writer.connect() as connection:
        if not database.is_sqlite:
            yield connection
            connection.commit()
            return
        driver = connection.connection.driver_connection
        assert driver is not None  # noqa: S101
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
            _no_broken_keys(connection)
            connection.commit()
        finally:
            connection.rollback()
            driver.execute("PRAGMA foreign_keys=ON")


def _no_broken_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"The migration would leave {len(broken)} rows without their parent.")


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Wait until no other process of this machine is migrating the same file."""
    if not database.is_sqlite or not database.url.database:
        yield
        return
    path = Path(database.url.database)
    # The lock stays: a process that waits on a deleted one would not be alone.
    lock_file = path.with_name(f"{path.name}.migrating")
    sqlite.keep_private(lock_file)
    with lock_file.open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for each in (path, lock_file):
            sqlite.make_private(each)
        yield
