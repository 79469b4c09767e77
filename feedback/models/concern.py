"""A sign that a child may be at risk, until a person has dealt with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from feedback.models.base import AreaId, Base, Code, Id, one_of

if TYPE_CHECKING:
    from feedback.models.submission import Comment

STATES = ("open", "handed_over", "not_a_concern")


class Concern(Base):
    """Why a comment goes first in the queue; staff see it, the family's page never shows it."""

    __tablename__ = "concern"
    __table_args__ = (
        one_of("state", STATES),
        one_of("found_by", ("rules", "person")),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="closed_concern_says_when"),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    comment_id: Mapped[int] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[Code]
    found_by: Mapped[Code] = mapped_column(default="rules")
    state: Mapped[Code] = mapped_column(default="open")
    noticed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    note: Mapped[str | None]
    comment: Mapped[Comment] = relationship(back_populates="concerns")
