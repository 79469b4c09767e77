"""Answers on their way, sealed under a key that only the phone holds."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Hash


class Draft(Base):
    """What somebody has typed so far; staff cannot read it."""

    __tablename__ = "draft"

    id: Mapped[Hash] = mapped_column(String(64), primary_key=True)
    area_id: Mapped[AreaId]
    sealed: Mapped[bytes]
    touched_on: Mapped[date]
