"""What the machine suggested: a run over a month, its themes, and what it put in each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from feedback.models.base import AreaId, Base, Code, Id, Month, is_month, one_of
from feedback.models.theme import Excerpt

RUN_STATES = ("ready", "running", "done", "failed")


class ThemeRun(Base):
    """One grouping of a month's cleared comments; its state and lease keep it from being lost."""

    __tablename__ = "theme_run"
    __table_args__ = (
        one_of("state", RUN_STATES),
        is_month(),
        Index("ix_theme_run_area_month", "area_id", "month"),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    month: Mapped[Month]
    state: Mapped[Code] = mapped_column(default="ready")
    tries: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    finished_at: Mapped[datetime | None]
    seed: Mapped[int] = mapped_column(default=0)
    method: Mapped[str | None]
    # How many comments went in and where each ended: grouped, no_answer, fits_nothing.
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    problem: Mapped[str | None]
    themes: Mapped[list[SuggestedTheme]] = relationship(
        back_populates="run", cascade="all, delete-orphan", order_by="SuggestedTheme.position"
    )


class SuggestedTheme(Base):
    """A group the machine found, until a person agrees or drops it."""

    __tablename__ = "suggested_theme"
    __table_args__ = (
        UniqueConstraint("run_id", "position"),
        one_of("state", ("suggested", "agreed", "dropped")),
        CheckConstraint("(state = 'agreed') = (theme_id IS NOT NULL)", name="agreed_has_a_theme"),
    )

    id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("theme_run.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str]
    words: Mapped[list[Any]] = mapped_column(JSON)
    state: Mapped[Code] = mapped_column(default="suggested")
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    # The theme people agreed before that this one seems to be. Only a hint.
    seems_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    run: Mapped[ThemeRun] = relationship(back_populates="themes")
    assignments: Mapped[list[SuggestedAssignment]] = relationship(
        cascade="all, delete-orphan", order_by="SuggestedAssignment.id"
    )


class SuggestedAssignment(Base):
    """An excerpt the machine put in a suggested theme, and how sure it was."""

    __tablename__ = "suggested_assignment"
    __table_args__ = (
        UniqueConstraint("suggested_theme_id", "excerpt_id"),
        CheckConstraint("certainty BETWEEN 0 AND 1", name="certainty_is_a_share"),
    )

    id: Mapped[Id]
    suggested_theme_id: Mapped[int] = mapped_column(
        ForeignKey("suggested_theme.id", ondelete="CASCADE")
    )
    excerpt_id: Mapped[int] = mapped_column(
        ForeignKey("excerpt.id", ondelete="CASCADE"), index=True
    )
    certainty: Mapped[float]
    # First, second or third quote of the theme; empty for the rest.
    quote_rank: Mapped[int | None]
    excerpt: Mapped[Excerpt] = relationship()
