"""What every table shares: readable constraint names, aware times, months as words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, MetaData, String, Text, TypeDecorator
from sqlalchemy import DateTime as SqlDateTime
from sqlalchemy.orm import DeclarativeBase, mapped_column


class UtcTime(TypeDecorator[datetime]):
    """A moment, always aware and always UTC, on every database."""

    impl = SqlDateTime
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: nobody could say which hour it means."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError("A time must be aware: use Clock.now()")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's plain times their zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that an error says which promise was broken."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcTime(), str: Text()}


Id = Annotated[int, mapped_column(primary_key=True)]
AreaId = Annotated[str, mapped_column(String(40), ForeignKey("area.id"), index=True)]
Code = Annotated[str, mapped_column(String(40))]
Month = Annotated[str, mapped_column(String(7))]
Hash = Annotated[str, mapped_column(String(64))]


def one_of(column: str, values: tuple[str, ...], *, name: str | None = None) -> CheckConstraint:
    """Return the constraint that a column holds one of a few words, or nothing at all."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=name or f"{column}_is_known")


def is_month(column: str = "month") -> CheckConstraint:
    """Return the constraint that a column looks like 2026-11."""
    return CheckConstraint(
        f"length({column}) = 7 AND {column} LIKE '____-__'", name=f"{column}_is_a_month"
    )
