"""Going back to the time before words went after their months: numbers stay, no word comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.database import Database, migrating
from feedback.services import installation, retention
from tests import factories
from tests.support.kept import AREA, LONG_AFTER, MONTHS

STATES = "SELECT state, shared_words FROM comment ORDER BY id"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database with words in every state, all of them gone after their months."""
    made = Database(f"sqlite:///{tmp_path / 'gone.db'}")
    migrating.upgrade(made)
    with made.writing() as session:
        opened = installation.install(session, kind="example", area=load_area(AREA))
        installation.open_conversation(opened, today=factories.NOW.date())
        for state in ("cleared", "waiting", "held"):
            factories.submission(session, state=state)
    night(made)
    yield made
    made.close()


def night(database: Database) -> int:
    return retention.work_through(
        database, area_id=AREA, now=LONG_AFTER, kept_months=MONTHS, rest=0
    )


def states(session: Session) -> list[tuple[str, str | None]]:
    return [(state, words) for state, words in session.execute(text(STATES))]


def test_going_back_keeps_what_is_counted_and_going_forward_marks_it_again(
    database: Database,
) -> None:
    migrating.downgrade(database, "0009")
    with database.reading() as session:
        assert states(session) == [("cleared", ""), ("not_understood", None), ("held", None)]
    migrating.upgrade(database)
    migrating.check(database)
    assert night(database) == 3
    with database.reading() as session:
        assert states(session) == [("cleared", None), ("not_understood", None), ("held", None)]
