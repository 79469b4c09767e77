"""One invented account a role, whom nobody can be: they have no password anyone knows."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.models import Account
from feedback.models.account import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


# Not the hash of any password: only a sign-in link gets in.
NOBODY_KNOWS = "!"


def make_people(session: Session, *, area_id: str) -> dict[str, Account]:
    """Make an account for each role and return them by role."""
    made = {role: _account(area_id, role) for role in ROLES}
    session.add_all(made.values())
    session.flush()
    return made


def people(session: Session) -> Sequence[Account]:
    """Return the example's accounts, in the order of the loop."""
    return session.scalars(select(Account).order_by(Account.id)).all()


def _account(area_id: str, role: str) -> Account:
    return Account(
        area_id=area_id,
        name=f"Example {role}",
        email=f"{role}@example.org",
        role=role,
        state="active",
        password_hash=NOBODY_KNOWS,
        sealed_code_secret=secrets.token_bytes(8),
        session_stamp=secrets.token_hex(16),
    )
