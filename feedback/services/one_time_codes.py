"""One-time codes: the six numbers an app on somebody's phone shows."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import pyotp

from feedback.services import sealing

if TYPE_CHECKING:
    from datetime import datetime

    from feedback.keys import Keys

STEP_SECONDS = 30


def new_sealed_secret(keys: Keys, account_id: int) -> bytes:
    """Draw a secret for an account's app, sealed so that the database alone cannot make codes."""
    secret = pyotp.random_base32().encode()
    return sealing.seal(keys.account, secret, name=_whose(account_id))


def open_secret(keys: Keys, account_id: int, sealed: bytes) -> str:
    """Return the secret; one sealed for another account does not open."""
    return sealing.unseal(keys.account, sealed, name=_whose(account_id)).decode()


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the half-minute a code belongs to: this one, or the one just before or after."""
    maker = pyotp.TOTP(secret, interval=STEP_SECONDS)
    this = maker.timecode(now)
    for step in (this, this - 1, this + 1):
        if hmac.compare_digest(maker.generate_otp(step).encode(), code.encode()):
            return step
    return None


def setup_address(secret: str, *, email: str, product: str) -> str:
    """Return what an app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=product)


def in_groups(secret: str) -> str:
    """Return a secret as somebody can type it.

    >>> in_groups("ABCDEFGHIJKL")
    'ABCD EFGH IJKL'
    """
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def _whose(account_id: int) -> str:
    return f"one-time code of account {account_id}"
