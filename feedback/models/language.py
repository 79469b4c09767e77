"""Which languages of the families' pages somebody who speaks them has checked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import Base, Code


class LanguageCheck(Base):
    """An administrator's word that a speaker has checked a language; no row means not yet."""

    __tablename__ = "language_check"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    language: Mapped[Code] = mapped_column(primary_key=True)
    checked_at: Mapped[datetime]
    checked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
