"""Come in: by an invitation the first time, then with a password and a one-time code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from feedback.errors import LinkOverError, RefusedError
from feedback.models import Account, Invitation
from feedback.services import accounts, audit, one_time_codes, passwords

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.keys import Keys

# One sentence for every reason, so that nobody can find out who has an account.
WRONG_PASSWORD = "Enter the email address and password of your account"  # noqa: S105
WRONG_CODE = "Enter the six numbers that your app shows now"
# Whoever reads this gave the right password and a right code, so it tells nobody anything new.
USED_CODE = "That code has been used. Wait for the next one."


@dataclass(frozen=True)
class AppSetup:
    """What an app needs: an address for its camera, and the same secret for typing."""

    address: str
    secret: str


def invited(session: Session, *, token: str, now: datetime) -> Account:
    """Return whom an invitation is for, while it can be used."""
    return session.get_one(Account, _invitation(session, token, now).account_id)


def choose_password(
    session: Session, *, token: str, password: str, keys: Keys, now: datetime
) -> Account:
    """Keep an invited person's password and draw the secret of their app; not a way in yet."""
    # First, because the session's first statement takes the write lock and hashing is slow.
    password_hash = passwords.hashed(password)
    account = invited(session, token=token, now=now)
    account.password_hash = password_hash
    account.sealed_code_secret = one_time_codes.new_sealed_secret(keys, account.id)
    account.last_code_step = None
    return account


def app_setup(account: Account, *, product: str, keys: Keys) -> AppSetup:
    """Return what to put into an app; only while the account is being set up."""
    secret = _app_secret(account, keys)
    address = one_time_codes.setup_address(secret, email=account.email, product=product)
    return AppSetup(address=address, secret=one_time_codes.in_groups(secret))


def accept(session: Session, *, token: str, code: str, keys: Keys, now: datetime) -> Account:
    """Open an account once a code shows that the app works; the invitation is then used up."""
    invitation = _invitation(session, token, now)
    account = session.get_one(Account, invitation.account_id)
    step = one_time_codes.step_of(_app_secret(account, keys), code, now)
    if step is None:
        raise RefusedError(WRONG_CODE)
    account.last_code_step = step
    account.state = "active"
    invitation.used_at = now
    _note(session, account, "accepted an invitation", now)
    return account


def check_password(session: Session, *, area_id: str, email: str, password: str) -> Account:
    """Return the account with this email address and password; as slow for nobody's as for one."""
    account = accounts.with_email(session, area_id=area_id, email=email)
    active = account if account is not None and account.state == "active" else None
    right = passwords.matches(active.password_hash if active else None, password)
    if active is None or not right:
        raise RefusedError(WRONG_PASSWORD)
    return active


def check_code(
    session: Session, *, account_id: int, stamp: str, code: str, keys: Keys, now: datetime
) -> Account:
    """Let somebody in whose password was right, if the code is too; no code works twice."""
    account = session.get_one(Account, account_id)
    if account.state != "active" or account.session_stamp != stamp:
        raise LinkOverError("Your account changed. Sign in again.")
    step = _step(account, code, keys, now)
    if step is None:
        raise RefusedError(WRONG_CODE)
    if not _take(session, account.id, step):
        raise RefusedError(USED_CODE)
    _note(session, account, "signed in", now)
    return account


def _app_secret(account: Account, keys: Keys) -> str:
    if account.state != "invited" or account.sealed_code_secret is None:
        raise LinkOverError("Open your invitation again and choose a password first.")
    return one_time_codes.open_secret(keys, account.id, account.sealed_code_secret)


def _step(account: Account, code: str, keys: Keys, now: datetime) -> int | None:
    sealed = account.sealed_code_secret
    if sealed is None:
        return None
    return one_time_codes.step_of(one_time_codes.open_secret(keys, account.id, sealed), code, now)


def _take(session: Session, account_id: int, step: int) -> bool:
    """Use up a half-minute's code; of two sign-ins that race with one code, one wins."""
    unused = or_(Account.last_code_step.is_(None), Account.last_code_step < step)
    taken = session.scalars(
        update(Account)
        .where(Account.id == account_id, unused)
        .values(last_code_step=step)
        .returning(Account.id)
    )
    return taken.one_or_none() is not None


def _invitation(session: Session, token: str, now: datetime) -> Invitation:
    invitation = session.scalar(
        select(Invitation).where(Invitation.token_hash == accounts.hash_of(token))
    )
    if invitation is None or invitation.used_at is not None or invitation.expires_at <= now:
        raise LinkOverError("This invitation has been used, or it is older than a week.")
    return invitation


def _note(session: Session, account: Account, what: str, now: datetime) -> None:
    audit.record(
        session, account=account, what=what, subject="account", subject_id=account.id, now=now
    )
