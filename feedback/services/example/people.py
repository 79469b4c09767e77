"""One invented account a role, whom nobody can be: they have no password anyone knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.models import Account
from feedback.models.account import ROLES
from feedback.services import accounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from feedback.keys import Keys


def make_people(session: Session, *, area_id: str, keys: Keys) -> dict[str, Account]:
    """Make an account for each role and return them by role."""
    return {
        role: accounts.example_account(
            session,
            area_id=area_id,
            name=f"Example {role}",
            email=f"{role}@example.org",
            role=role,
            keys=keys,
        )
        for role in ROLES
    }


def people(session: Session) -> Sequence[Account]:
    """Return the example's accounts, in the order of the loop."""
    return session.scalars(select(Account).order_by(Account.id)).all()
