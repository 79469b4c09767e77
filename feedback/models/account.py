"""The people who sign in, how they get in, and what they did."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from feedback.models.base import AreaId, Base, Code, Hash, Id, one_of

ROLES = ("facilitator", "safeguarding", "forum", "partnership", "administrator")


class Account(Base):
    """A person who signs in with a password and a one-time code."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("area_id", "email"),
        one_of("role", ROLES),
        one_of("state", ("invited", "active", "closed")),
        CheckConstraint(
            "state <> 'active' OR (password_hash IS NOT NULL AND sealed_code_secret IS NOT NULL)",
            name="active_account_has_both_factors",
        ),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    name: Mapped[str]
    email: Mapped[str]
    role: Mapped[Code]
    state: Mapped[Code] = mapped_column(default="invited")
    password_hash: Mapped[str | None]
    sealed_code_secret: Mapped[bytes | None]
    # The last one-time code's time step, so that no code works twice.
    last_code_step: Mapped[int | None]
    # Changing it signs the account out everywhere.
    session_stamp: Mapped[str]


class Invitation(Base):
    """A way in, once, for somebody new; only its hash is stored."""

    __tablename__ = "invitation"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[Hash] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInLink(Base):
    """A one-time way in to an example; a real installation cannot hold one."""

    __tablename__ = "sign_in_link"
    __table_args__ = (
        CheckConstraint("installation_kind = 'example'", name="sign_in_links_only_in_an_example"),
        ForeignKeyConstraint(["installation_kind"], ["installation.kind"]),
    )

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[Hash] = mapped_column(String(64), unique=True)
    installation_kind: Mapped[Code] = mapped_column(default="example")
    used_at: Mapped[datetime | None]


class AuditEvent(Base):
    """Who did what to which record, never the words."""

    __tablename__ = "audit_event"

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    at: Mapped[datetime] = mapped_column(index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    what: Mapped[str] = mapped_column(String(80))
    subject: Mapped[Code]
    subject_id: Mapped[int | None]
