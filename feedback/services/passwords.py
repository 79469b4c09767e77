"""Passwords: what a good one is, and the only form in which one is kept."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST = 12
LONGEST = 200
# The OWASP setting for one lane: 46 MiB once round, about 75 ms on a small machine.
_HASHER = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
# Each check takes 46 MiB, so guessing must not be able to fill the machine's memory.
_TURNS = threading.BoundedSemaphore(2)
# What people try first, with what they add at the ends taken off.
_COMMON = frozenset(
    [
        "abc",
        "admin",
        "administrator",
        "changeme",
        "dragon",
        "football",
        "iloveyou",
        "letmein",
        "login",
        "london",
        "manchester",
        "master",
        "monkey",
        "passphrase",
        "password",
        "princess",
        "qwerty",
        "qwertyuiop",
        "secret",
        "sunshine",
        "superman",
        "temporary",
        "thisisapassword",
        "thisismypassword",
        "trustnoone",
        "welcome",
        "welcometo",
        "whatever",
    ]
)
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
_ENDS = "0123456789!?.,*#@$%&£_- "


def why_not(password: str, *, personal: Iterable[str] = ()) -> str | None:
    """Say what to do about a password that is too easy to guess; nothing where it will do.

    >>> why_not("short")
    'Make your password at least 12 characters long. Three or four words work well'
    >>> why_not("Password2026!")
    'Choose a password that is harder to guess'
    >>> why_not("otter lamp violin")
    """
    if len(password) < SHORTEST:
        return (
            f"Make your password at least {SHORTEST} characters long. Three or four words work well"
        )
    if len(password) > LONGEST:
        return f"Make your password at most {LONGEST} characters long"
    plain = password.casefold()
    if any(plain.strip() == thing.casefold() for thing in personal):
        return "Choose a password that is not your email address or a name we already use"
    return "Choose a password that is harder to guess" if _is_easy(plain) else None


def hashed(password: str) -> str:
    """Return the only form in which a password is stored; slow on purpose."""
    with _TURNS:
        return _HASHER.hash(_as_typed(password))


@cache
def _nobody() -> str:
    """Return a hash to check where there is no account, so that the answer takes as long."""
    return hashed("nobody has this password")


def matches(stored: str | None, password: str) -> bool:
    """Say whether a password is the one that was stored; nobody's takes as long as anybody's."""
    with _TURNS:
        try:
            right = _HASHER.verify(stored or _nobody(), _as_typed(password))
        except (InvalidHashError, VerificationError):
            return False
    return right and stored is not None


def _is_easy(plain: str) -> bool:
    core = plain.strip(_ENDS)
    half = core[: len(core) // 2]
    letters = plain.replace(" ", "")
    return (
        len(set(letters)) < 4
        or core in _COMMON
        or (half in _COMMON and core == half * 2)
        or any(letters in run or letters in run[::-1] for run in _RUNS)
    )


def _as_typed(password: str) -> str:
    """Make one form of letters that keyboards write in two ways."""
    return unicodedata.normalize("NFKC", password)
