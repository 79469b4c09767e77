"""A month's findings: a draft, then with the forum, then the partners, then published for good."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Code, Id, Month, is_month, one_of

STATES = ("draft", "with_forum", "with_partners", "published")


class Report(Base):
    """One version of one month; once published, a trigger refuses any change."""

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("area_id", "month", "version"),
        one_of("state", STATES),
        is_month(),
        CheckConstraint(
            "(state = 'published') = (published_at IS NOT NULL)", name="published_says_when"
        ),
        CheckConstraint(
            "state <> 'published' OR (snapshot IS NOT NULL AND fingerprint IS NOT NULL)",
            name="published_is_frozen",
        ),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    month: Mapped[Month]
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[Code] = mapped_column(default="draft")
    title: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    families: Mapped[str] = mapped_column(default="")
    forum_words: Mapped[str] = mapped_column(default="")
    what_changed: Mapped[str] = mapped_column(default="")
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    fingerprint: Mapped[str | None]
    made_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class ReportQuote(Base):
    """A quote's words, kept beside the snapshot: once published, a trigger lets them only go."""

    __tablename__ = "report_quote"
    __table_args__ = (
        CheckConstraint(
            "(words IS NULL) = (withdrawn_on IS NOT NULL)", name="withdrawn_words_are_gone"
        ),
        # A comment that is still quoted cannot be deleted, so its number never becomes another's.
        CheckConstraint(
            "(words IS NULL) = (comment_id IS NULL)", name="withdrawn_quote_is_nobodys"
        ),
    )

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    # The place that the snapshot gives each of its quotes.
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    words: Mapped[str | None]
    withdrawn_on: Mapped[date | None]
