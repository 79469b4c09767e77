"""Make an installation, real or example, and say which one a database is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from feedback.errors import NotReadyToOpenError
from feedback.models import Area, Conversation, Installation, Question

if TYPE_CHECKING:
    from datetime import date

    from feedback import areas
    from feedback.database import Database


class NotInstalledError(RuntimeError):
    """The database has no installation in it yet."""


def is_installed(database: Database) -> bool:
    """Say whether this database holds an installation."""
    return _kind(database) is not None


def is_example(database: Database) -> bool:
    """Say whether every word in this database is invented."""
    kind = _kind(database)
    if kind is None:
        raise NotInstalledError("There is no installation here yet. Run: flask install")
    return kind == "example"


def _kind(database: Database) -> str | None:
    try:
        with database.reading() as session:
            return session.scalar(select(Installation.kind))
    except DatabaseError:
        # No file yet, or no tables in it.
        return None


def install(session: Session, *, kind: str, area: areas.Area) -> Conversation:
    """Write what every installation starts with: its kind, its area and a draft conversation."""
    # Only what every shape of the database has had from the start.
    session.execute(insert(Installation).values(id=1, kind=kind))
    session.add(Area(id=area.id, name=area.name))
    session.flush()
    conversation = Conversation(area_id=area.id, title=area.conversation_name)
    conversation.questions = [
        Question(
            key=question.id,
            kind=question.kind,
            position=position,
            meaning=next(iter(question.wordings.values())).heading,
        )
        for position, question in enumerate(area.questions)
    ]
    session.add(conversation)
    session.flush()
    return conversation


def remember_address(session: Session, address: str) -> None:
    """Keep where the site is, for the links of later invitations."""
    session.execute(update(Installation).values(address=address))


def address(session: Session) -> str | None:
    """Return where the site is, if anybody ever said so."""
    return session.scalar(select(Installation.address))


def open_conversation(conversation: Conversation, *, today: date) -> None:
    """Let families answer from today."""
    conversation.state = "open"
    conversation.opened_on = today


def open_to_families(session: Session, *, area: areas.Area, today: date) -> Conversation:
    """Open the newest conversation, once nothing is missing that keeps families safe."""
    problems = area.live_problems(today)
    if problems:
        listed = "\n".join(f"- {problem}" for problem in problems)
        raise NotReadyToOpenError(f"Not ready to open to families:\n{listed}")
    conversation = session.scalars(
        select(Conversation).where(Conversation.area_id == area.id).order_by(Conversation.id.desc())
    ).first()
    if conversation is None:
        raise NotInstalledError("There is no installation here yet. Run: flask install")
    open_conversation(conversation, today=today)
    return conversation
