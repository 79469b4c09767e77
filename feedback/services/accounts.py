"""The people who sign in: who they are, how they are invited, and how they leave."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from feedback.errors import DecisionError, LinkOverError, NotFoundError, RefusedError
from feedback.models import Account, Invitation, SignInLink
from feedback.services import audit, one_time_codes, passwords

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.keys import Keys

INVITATION_DAYS = 7
SIGNED_IN_FOR = timedelta(hours=12)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def signed_in(
    session: Session, account_id: int, stamp: str | None, *, since: float | None, now: datetime
) -> Account | None:
    """Return the account a cookie names, unless it was closed, signed out or left too long."""
    account = session.get(Account, account_id)
    if account is None or account.state != "active" or account.session_stamp != stamp:
        return None
    if since is None or not 0 <= now.timestamp() - since < SIGNED_IN_FOR.total_seconds():
        return None
    return account


def everyone(session: Session, *, area_id: str) -> list[Account]:
    """List an area's accounts by name, closed ones last."""
    accounts = session.scalars(select(Account).where(Account.area_id == area_id))
    return sorted(accounts, key=lambda one: (one.state == "closed", one.name.casefold(), one.id))


def find(session: Session, *, area_id: str, account_id: int) -> Account:
    """Return one account of an area."""
    account = session.get(Account, account_id)
    if account is None or account.area_id != area_id:
        raise NotFoundError("There is no such account.")
    return account


def with_email(session: Session, *, area_id: str, email: str) -> Account | None:
    """Return the account with an email address, however it was typed."""
    return session.scalar(
        select(Account).where(Account.area_id == area_id, Account.email == tidy_email(email))
    )


def tidy_email(email: str) -> str:
    """Return an email address as we keep and compare it.

    >>> tidy_email(" Someone@Example.org ")
    'someone@example.org'
    """
    return email.strip().casefold()


def invite(
    session: Session,
    *,
    area_id: str,
    name: str,
    email: str,
    role: str,
    now: datetime,
    by: Account | None = None,
) -> tuple[Account, str]:
    """Invite somebody, or somebody again who lost their way in; the token is shown only now."""
    if not _ADDRESS.fullmatch(tidy_email(email)):
        raise RefusedError("Enter an email address, such as name@example.org")
    account = with_email(session, area_id=area_id, email=email)
    if account is None:
        account = Account(area_id=area_id, email=tidy_email(email))
        session.add(account)
    account.name, account.role = name, role
    return account, _begin_again(session, account, now=now, by=by)


def invite_new(
    session: Session, *, area_id: str, name: str, email: str, role: str, now: datetime, by: Account
) -> tuple[Account, str]:
    """Invite somebody who has no account yet; one they already have is left as it is."""
    if with_email(session, area_id=area_id, email=email) is not None:
        raise RefusedError("Someone with this email address is in the list. Invite them from there")
    return invite(session, area_id=area_id, name=name, email=email, role=role, now=now, by=by)


def invite_again(session: Session, *, account_id: int, now: datetime, by: Account) -> str:
    """Let somebody in who lost their phone or password: both are chosen anew."""
    return _begin_again(session, _other(session, account_id, by), now=now, by=by)


def close(session: Session, *, account_id: int, now: datetime, by: Account) -> Account:
    """Shut an account at once, everywhere; what it did stays in the record."""
    account = _other(session, account_id, by)
    _shut_out(session, account, state="closed")
    _note(session, by, "closed an account", account, now)
    return account


def sign_out(session: Session, *, account: Account) -> None:
    """Sign an account out on every device, so that a copied cookie is worth nothing."""
    session.get_one(Account, account.id).session_stamp = _new_token()


def make_sign_in_link(session: Session, account: Account) -> str:
    """Make a one-time way in to an example; the database of a real installation refuses it."""
    token = _new_token()
    session.add(SignInLink(account_id=account.id, token_hash=hash_of(token)))
    session.flush()
    return token


def account_of_link(session: Session, *, token: str) -> Account:
    """Return whom a sign-in link lets in, without using it up."""
    return session.get_one(Account, _link(session, token).account_id)


def use_sign_in_link(session: Session, *, token: str, now: datetime) -> Account:
    """Let somebody in to an example, once."""
    link = _link(session, token)
    link.used_at = now
    account = session.get_one(Account, link.account_id)
    if account.state != "active":
        raise LinkOverError("This account is closed.")
    _note(session, account, "signed in with a link", account, now)
    return account


def example_account(
    session: Session, *, area_id: str, name: str, email: str, role: str, keys: Keys
) -> Account:
    """Make an active account of an example, whose password and code nobody knows."""
    account = Account(area_id=area_id, name=name, email=tidy_email(email), role=role)
    account.session_stamp = _new_token()
    session.add(account)
    session.flush()
    account.password_hash = passwords.hashed(_new_token())
    account.sealed_code_secret = one_time_codes.new_sealed_secret(keys, account.id)
    account.state = "active"
    session.flush()
    return account


def hash_of(token: str) -> str:
    """Return the only form in which an invitation or a link is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def _new_token() -> str:
    return secrets.token_urlsafe(32)


def _begin_again(session: Session, account: Account, *, now: datetime, by: Account | None) -> str:
    _shut_out(session, account, state="invited")
    token = _new_token()
    ends = now + timedelta(days=INVITATION_DAYS)
    session.add(Invitation(account_id=account.id, token_hash=hash_of(token), expires_at=ends))
    _note(session, by, "invited an account", account, now)
    session.flush()
    return token


def _shut_out(session: Session, account: Account, *, state: str) -> None:
    account.state = state
    account.password_hash = account.sealed_code_secret = account.last_code_step = None
    account.session_stamp = _new_token()
    session.flush()
    session.execute(delete(Invitation).where(Invitation.account_id == account.id))
    session.execute(delete(SignInLink).where(SignInLink.account_id == account.id))


def _other(session: Session, account_id: int, by: Account) -> Account:
    account = find(session, area_id=by.area_id, account_id=account_id)
    if account.id == by.id:
        raise DecisionError("You cannot do this to your own account. Ask another administrator.")
    return account


def _link(session: Session, token: str) -> SignInLink:
    link = session.scalar(select(SignInLink).where(SignInLink.token_hash == hash_of(token)))
    if link is None or link.used_at is not None:
        raise LinkOverError("This link has been used, or it is not one of ours.")
    return link


def _note(session: Session, by: Account | None, what: str, account: Account, now: datetime) -> None:
    audit.record(
        session,
        account=by,
        what=what,
        subject="account",
        subject_id=account.id,
        now=now,
        area_id=account.area_id,
    )
