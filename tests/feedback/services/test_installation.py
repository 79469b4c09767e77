"""An installation is an example or real, for good, and opens only when families are safe."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.areas import Area, load_area
from feedback.database import Database, migrating
from feedback.errors import NotReadyToOpenError
from feedback.models import Conversation
from feedback.services import installation
from tests.factories import NOW


def test_an_empty_folder_holds_no_installation(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    assert not installation.is_installed(database)
    with pytest.raises(installation.NotInstalledError, match="flask install"):
        installation.is_example(database)
    database.close()


@pytest.mark.parametrize(("kind", "example"), [("example", True), ("real", False)])
def test_an_installation_knows_what_it_is(tmp_path: Path, kind: str, example: bool) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    migrating.upgrade(database)
    with database.writing() as session:
        installation.install(session, kind=kind, area=load_area("hertfordshire"))
    assert installation.is_example(database) is example
    database.close()


def test_a_new_conversation_asks_every_question_of_the_pack(session: Session) -> None:
    conversation = session.scalars(select(Conversation)).one()
    asked = [question.key for question in conversation.questions]
    assert asked == [question.id for question in load_area("hertfordshire").questions]


def test_families_cannot_answer_while_anything_that_keeps_them_safe_is_missing(
    session: Session,
) -> None:
    area = load_area("hertfordshire")
    with pytest.raises(NotReadyToOpenError, match="There is no controller"):
        installation.open_to_families(session, area=area, today=NOW.date())


def test_families_can_answer_once_nothing_is_missing(session: Session) -> None:
    ready = safe_area()
    session.scalars(select(Conversation)).one().state = "draft"
    opened = installation.open_to_families(session, area=ready, today=NOW.date())
    assert opened.is_open
    assert opened.opened_on == NOW.date()


def test_an_area_without_a_conversation_is_told_to_install(session: Session) -> None:
    elsewhere = replace(safe_area(), id="elsewhere")
    with pytest.raises(installation.NotInstalledError):
        installation.open_to_families(session, area=elsewhere, today=NOW.date())


def safe_area() -> Area:
    area = load_area("hertfordshire")
    named = replace(area.controller, name="The council", email="privacy@example.org")
    checked = tuple(replace(line, checked_on=NOW.date(), confirmed=True) for line in area.help)
    return replace(
        area, controller=named, privacy_contact=named, safeguarding_lead=named, help=checked
    )
