"""Keep half-given answers under a key that only the phone holds."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import delete

from feedback.models import Draft
from feedback.services import codes, draft_recordings, sealing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from feedback.keys import Keys

# How many rounds one key takes: about 30 ms of one core, and 16 MB while it lasts.
STRETCH = 2**14


def new_key() -> str:
    """Draw the key of a new draft; it lives in the phone's cookie and nowhere else."""
    return secrets.token_hex(32)


def key_from(keys: Keys, words: str) -> str:
    """Return the key that a come-back code stands for; the code itself is kept nowhere.

    Short words carry fewer bits, so each guess is made dear: even whoever holds a copy of the
    database and the pepper spends 16 MB and a slow hash on it (decision 7).
    """
    peppered = keys.mac("come back", codes.tidy(words))
    return hashlib.scrypt(peppered, salt=b"come back", n=STRETCH, r=8, p=1, dklen=32).hex()


def save(session: Session, *, area_id: str, key: str, answers: dict[str, Any], today: date) -> None:
    """Seal the answers so far; the day moves on, never the time."""
    sealed = sealing.seal(key, json.dumps(answers).encode())
    draft = session.get(Draft, name_of(key))
    if draft is None:
        session.add(Draft(id=name_of(key), area_id=area_id, sealed=sealed, touched_on=today))
        return
    draft.sealed = sealed
    draft.touched_on = today


def open_draft(session: Session, *, key: str | None) -> dict[str, Any]:
    """Return the answers so far, or none where there is no draft or another key sealed it."""
    draft = session.get(Draft, name_of(key)) if key else None
    if draft is None or key is None:
        return {}
    try:
        words = sealing.unseal(key, draft.sealed)
    except InvalidTag:
        return {}
    answers: dict[str, Any] = json.loads(words)
    return answers


def discard(session: Session, *, key: str) -> None:
    """Forget a draft once its answers are stored, or when somebody stops."""
    draft = session.get(Draft, name_of(key))
    if draft is not None:
        session.delete(draft)


def touched_on(session: Session, *, key: str) -> date | None:
    """Return the day a draft was last touched, from which its days are counted."""
    draft = session.get(Draft, name_of(key))
    return draft.touched_on if draft else None


def touch(session: Session, *, key: str, today: date) -> None:
    """Count the days of a draft from today again, because somebody opened it."""
    draft = session.get(Draft, name_of(key))
    if draft is not None:
        draft.touched_on = today


def move(session: Session, *, area_id: str, old: str, new: str, today: date) -> bool:
    """Seal a draft under another key, and say whether there was one to move."""
    answers = open_draft(session, key=old)
    if not answers:
        return False
    save(session, area_id=area_id, key=new, answers=answers, today=today)
    draft_recordings.move(session, old=old, new=new)
    discard(session, key=old)
    return True


def expire(session: Session, *, today: date, days: int) -> None:
    """Delete what nobody has touched for so many days: it is what the privacy page promises."""
    session.execute(delete(Draft).where(Draft.touched_on < today - timedelta(days=days)))


def name_of(key: str) -> str:
    """Return the name a draft is stored under, from which its key cannot be found."""
    return hashlib.sha256(f"draft:{key}".encode()).hexdigest()
