"""What a browser's cookie says about who is here."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from flask import session

from feedback.web.application import current
from feedback.web.limits import who

if TYPE_CHECKING:
    from feedback.models import Account

HALF_WAY_SECONDS = 20 * 60


@dataclass(frozen=True)
class HalfWay:
    """Somebody whose password was right and who has not yet given a code."""

    account: int
    stamp: str
    since: float
    then: str


def half_way() -> HalfWay | None:
    """Return who gave a password in this browser within the last twenty minutes."""
    half = HalfWay(**session["half_way"]) if "half_way" in session else None
    return half if half and _now() - half.since < HALF_WAY_SECONDS else None


def whose_code() -> str:
    """Name the account a code is for, so that guesses from many places count together."""
    half = half_way()
    return f"account {half.account}" if half else who()


def come_half_way(account: Account, *, then: str) -> None:
    """Remember that the password was right, and where to go afterwards."""
    start_over()
    half = HalfWay(account=account.id, stamp=account.session_stamp, since=_now(), then=then)
    session["half_way"] = asdict(half)


def come_in(account: Account) -> None:
    """Begin a visit with a fresh cookie, so that nobody can have prepared it."""
    start_over()
    session["account"] = account.id
    session["stamp"] = account.session_stamp
    session["since"] = _now()


def start_over() -> None:
    """Forget everything about this visit but how pages look."""
    display = session.get("display")
    session.clear()
    if display:
        session["display"] = display


def _now() -> float:
    return current().clock.now().timestamp()
