"""Answers on their way, sealed under a key that only the phone holds."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Hash


class Draft(Base):
    """What somebody has typed so far; staff cannot read it."""

    __tablename__ = "draft"

    id: Mapped[Hash] = mapped_column(String(64), primary_key=True)
    area_id: Mapped[AreaId]
    sealed: Mapped[bytes]
    touched_on: Mapped[date]


class DraftRecording(Base):
    """A voice note or picture not sent yet; its draft says what it is, and its going takes it."""

    __tablename__ = "draft_recording"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    draft_id: Mapped[Hash] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), index=True)
    sealed: Mapped[bytes]
