"""How to reach somebody who wants a reply, apart from their words; and that somebody replied."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Code, one_of

WAYS = ("email", "phone", "text")
# A reply that nobody could take: the number was wrong, or the email came back.
NOT_REACHED = "not_reached"


class Contact(Base):
    """A sealed way to reach one person; tied to what they sent by its number and nothing else."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint(
            "(claimed_by_id IS NULL) = (claimed_at IS NULL)", name="claim_says_who_and_when"
        ),
        CheckConstraint(
            "answered_on IS NULL OR claimed_by_id IS NULL", name="only_what_waits_is_claimed"
        ),
        CheckConstraint("length(CAST(asked_on AS VARCHAR(40))) = 10", name="asked_on_is_a_day"),
    )

    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    area_id: Mapped[AreaId]
    # Read only where somebody opens it, and every opening is in the audit.
    sealed: Mapped[bytes] = mapped_column(deferred=True)
    asked_on: Mapped[date]
    answered_on: Mapped[date | None]
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    claimed_at: Mapped[datetime | None]


class Reply(Base):
    """That somebody replied, on which day and how; what was done is sealed as the contact is."""

    __tablename__ = "reply"
    __table_args__ = (
        one_of("way", (*WAYS, NOT_REACHED)),
        CheckConstraint("length(CAST(replied_on AS VARCHAR(40))) = 10", name="replied_on_is_a_day"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    area_id: Mapped[AreaId]
    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submission.id", ondelete="CASCADE"), index=True
    )
    way: Mapped[Code]
    replied_on: Mapped[date]
    written_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    sealed_note: Mapped[bytes] = mapped_column(deferred=True)
