"""What people agreed: themes with an id for life, and which excerpts belong to each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from feedback.models.base import AreaId, Base, Code, Id, Month, is_month, one_of
from feedback.models.submission import Comment

FEELINGS = ("good", "change", "mixed")


class Excerpt(Base):
    """One idea in a comment: a stretch of its shared words."""

    __tablename__ = "excerpt"
    __table_args__ = (
        UniqueConstraint("comment_id", "start", "end"),
        CheckConstraint('start >= 0 AND "end" > start', name="stretch_has_a_length"),
    )

    id: Mapped[Id]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    comment: Mapped[Comment] = relationship()

    @property
    def words(self) -> str:
        """Return the excerpt's part of the shared words, or nothing once they are withdrawn."""
        return (self.comment.shared_words or "")[self.start : self.end]


class Theme(Base):
    """A theme that people agreed; it keeps its id from month to month."""

    __tablename__ = "theme"
    __table_args__ = (one_of("feeling", FEELINGS), UniqueConstraint("area_id", "name"))

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    name: Mapped[str]
    sentence: Mapped[str]
    feeling: Mapped[Code]
    # A service area of the area pack, from which the report takes the owner.
    service: Mapped[Code | None]
    first_month: Mapped[Month]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    agreed_at: Mapped[datetime]


class Assignment(Base):
    """An excerpt belongs to a theme, and who says so: a run that a person agreed, or a person."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("theme_id", "excerpt_id"),
        CheckConstraint(
            "(run_id IS NULL) <> (account_id IS NULL)", name="somebody_made_the_assignment"
        ),
        is_month(),
    )

    id: Mapped[Id]
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"))
    excerpt_id: Mapped[int] = mapped_column(
        ForeignKey("excerpt.id", ondelete="CASCADE"), index=True
    )
    month: Mapped[Month] = mapped_column(index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("theme_run.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    excerpt: Mapped[Excerpt] = relationship()
    theme: Mapped[Theme] = relationship()


class ThemeChange(Base):
    """What somebody did to a theme, kept so that it can be replayed and undone."""

    __tablename__ = "theme_change"
    __table_args__ = (
        one_of("kind", ("agree", "join", "rename", "drop", "take_back")),
        is_month(),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    suggested_theme_id: Mapped[int | None] = mapped_column(
        ForeignKey("suggested_theme.id", ondelete="SET NULL")
    )
    month: Mapped[Month]
    kind: Mapped[Code]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Quote(Base):
    """An excerpt a person chose to speak for a theme in a month's report."""

    __tablename__ = "quote"
    __table_args__ = (UniqueConstraint("theme_id", "month", "excerpt_id"), is_month())

    id: Mapped[Id]
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"))
    month: Mapped[Month]
    excerpt_id: Mapped[int] = mapped_column(ForeignKey("excerpt.id", ondelete="CASCADE"))
    position: Mapped[int]
    chosen_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    excerpt: Mapped[Excerpt] = relationship()
