"""A round of listening and its questions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from feedback.models.base import AreaId, Base, Code, Id, one_of

STATES = ("draft", "open", "closed")
KINDS = ("tiles", "rating", "words", "choice")


class Conversation(Base):
    """A round of listening; families can answer while it is open."""

    __tablename__ = "conversation"
    __table_args__ = (one_of("state", STATES),)

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    title: Mapped[str]
    state: Mapped[Code] = mapped_column(default="draft")
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    questions: Mapped[list[Question]] = relationship(
        back_populates="conversation", order_by="Question.position", cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Say whether families can answer."""
        return self.state == "open"


class Question(Base):
    """One thing we ask; its wording for each route is in the area pack, its meaning is here."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("conversation_id", "key"), one_of("kind", KINDS))

    id: Mapped[Id]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    key: Mapped[Code]
    kind: Mapped[Code]
    position: Mapped[int]
    meaning: Mapped[str]
    conversation: Mapped[Conversation] = relationship(back_populates="questions")
