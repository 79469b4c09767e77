"""The people who sign in: who they are, and how they prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedback.models import Account

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def signed_in(session: Session, account_id: int, stamp: str | None) -> Account | None:
    """Return the account a session cookie names, unless it was signed out or closed since."""
    account = session.get(Account, account_id)
    if account is None or account.state != "active" or account.session_stamp != stamp:
        return None
    return account
