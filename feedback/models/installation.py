"""What this database is: an example or the real thing, and for which area."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import Base, Code, one_of


class Installation(Base):
    """One row: invented words and sign-in links point at “example”, so only that can hold them."""

    __tablename__ = "installation"
    __table_args__ = (
        one_of("kind", ("example", "real")),
        CheckConstraint("id = 1", name="there_is_only_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    kind: Mapped[Code] = mapped_column(String(40), unique=True)
    # Where the site is, such as https://feedback.example.org; unknown until somebody says so.
    address: Mapped[str | None]


class Area(Base):
    """A local area, such as a county, whose families are heard."""

    __tablename__ = "area"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str]
