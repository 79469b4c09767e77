"""People who were invited, and join with a password and an app, as tests of accounts need."""

from __future__ import annotations

import pyotp
from sqlalchemy.orm import Session

from feedback.keys import Keys
from feedback.models import Account
from feedback.services import accounts, one_time_codes, signing_in
from tests import factories

NOW = factories.NOW
THREE_WORDS = "otter lamp violin"


def invited(session: Session, email: str = "new@example.org") -> tuple[Account, str]:
    return accounts.invite(
        session,
        area_id="hertfordshire",
        name="Example person",
        email=email,
        role="facilitator",
        now=NOW,
    )


def code_of(account: Account, keys: Keys, now=NOW) -> str:
    assert account.sealed_code_secret
    secret = one_time_codes.open_secret(keys, account.id, account.sealed_code_secret)
    return pyotp.TOTP(secret).at(now)


def joined(session: Session, keys: Keys) -> Account:
    account, token = invited(session)
    signing_in.choose_password(session, token=token, password=THREE_WORDS, keys=keys, now=NOW)
    return signing_in.accept(session, token=token, code=code_of(account, keys), keys=keys, now=NOW)


def gives_code(session: Session, account: Account, keys: Keys, code: str, now=NOW) -> Account:
    return signing_in.check_code(
        session,
        account_id=account.id,
        stamp=account.session_stamp,
        code=code,
        keys=keys,
        now=now,
    )
