"""Keep half-given answers under a key that only the phone holds."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from feedback.models import Draft

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

NONCE_BYTES = 12


def new_key() -> str:
    """Draw the key of a new draft; it lives in the phone's cookie and nowhere else."""
    return secrets.token_hex(32)


def save(session: Session, *, area_id: str, key: str, answers: dict[str, Any], today: date) -> None:
    """Seal the answers so far; the day moves on, never the time."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    words = json.dumps(answers).encode()
    sealed = nonce + AESGCM(bytes.fromhex(key)).encrypt(nonce, words, None)
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
    nonce, sealed = draft.sealed[:NONCE_BYTES], draft.sealed[NONCE_BYTES:]
    try:
        words = AESGCM(bytes.fromhex(key)).decrypt(nonce, sealed, None)
    except InvalidTag:
        return {}
    answers: dict[str, Any] = json.loads(words)
    return answers


def discard(session: Session, *, key: str) -> None:
    """Forget a draft once its answers are stored, or when somebody stops."""
    draft = session.get(Draft, name_of(key))
    if draft is not None:
        session.delete(draft)


def name_of(key: str) -> str:
    """Return the name a draft is stored under, from which its key cannot be found."""
    return hashlib.sha256(f"draft:{key}".encode()).hexdigest()
