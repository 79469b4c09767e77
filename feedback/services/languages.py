"""Which languages of the families' pages have been checked by somebody who speaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.models import LanguageCheck
from feedback.services import audit

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.models import Account


def checked(session: Session, *, area_id: str) -> dict[str, datetime]:
    """Return each checked language of an area, and since when it counts as checked."""
    rows = session.scalars(select(LanguageCheck).where(LanguageCheck.area_id == area_id))
    return {row.language: row.checked_at for row in rows}


def mark_checked(session: Session, *, language: str, account: Account, now: datetime) -> None:
    """Say that somebody who speaks a language has checked it; saying so twice changes nothing."""
    here = {"area_id": account.area_id, "language": language}
    if session.get(LanguageCheck, here) is None:
        session.add(LanguageCheck(**here, checked_at=now, checked_by_id=account.id))
        _note(session, f"marked the pages in “{language}” as checked", account, now)


def mark_unchecked(session: Session, *, language: str, account: Account, now: datetime) -> None:
    """Take that back: every page in the language says again that nobody has checked it."""
    found = session.get(LanguageCheck, {"area_id": account.area_id, "language": language})
    if found is not None:
        session.delete(found)
        _note(session, f"marked the pages in “{language}” as not checked", account, now)


def _note(session: Session, what: str, account: Account, now: datetime) -> None:
    audit.record(session, account=account, what=what, subject="language", subject_id=None, now=now)
    session.flush()
