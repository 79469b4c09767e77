"""A voice note or a picture that somebody sent, until a person has written down its words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Code, one_of

KINDS = ("sound", "picture")
OUTCOMES = ("written_down", "not_understood")


class Recording(Base):
    """One sealed file of a comment; the file goes with the decision, and that it was here stays."""

    __tablename__ = "recording"
    __table_args__ = (
        one_of("kind", KINDS),
        one_of("outcome", OUTCOMES),
        CheckConstraint(
            "(sealed IS NULL) = (outcome IS NOT NULL)", name="file_is_gone_once_decided"
        ),
        CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name="decision_says_when"),
        UniqueConstraint("comment_id", "kind"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    area_id: Mapped[AreaId]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    kind: Mapped[Code]
    seconds: Mapped[int] = mapped_column(default=0)
    # Read only where somebody listens or looks: a list of comments must not carry files about.
    sealed: Mapped[bytes | None] = mapped_column(deferred=True)
    outcome: Mapped[Code | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
