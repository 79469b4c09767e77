"""Comments that came in as a file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Hash, Id, Month


class ImportBatch(Base):
    """One file brought in whole or not at all, with who says its words were cleared and why."""

    __tablename__ = "import_batch"
    __table_args__ = (UniqueConstraint("area_id", "month", "contents_hash"),)

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    month: Mapped[Month]
    file_name: Mapped[str]
    contents_hash: Mapped[Hash]
    rows: Mapped[int]
    imported_at: Mapped[datetime]
    imported_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    cleared_by: Mapped[str | None]
    cleared_why: Mapped[str | None]
