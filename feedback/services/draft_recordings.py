"""A voice note or picture that is not sent yet, under the key that only the phone holds."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from sqlalchemy import select

from feedback.models import DraftRecording
from feedback.services import drafts, sealing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def keep(session: Session, *, key: str, content: bytes) -> str:
    """Seal a file beside its draft, which must be there, and return the name to find it by."""
    name = secrets.token_hex(16)
    sealed = sealing.seal(key, content, name=name)
    # Its draft may only just have been begun, and must be in the database first.
    session.flush()
    session.add(DraftRecording(id=name, draft_id=drafts.name_of(key), sealed=sealed))
    session.flush()
    return name


def find(session: Session, *, key: str | None, name: str) -> bytes | None:
    """Return a file to the phone that holds its key; nothing to anybody else."""
    kept = session.get(DraftRecording, name)
    if kept is None or key is None or kept.draft_id != drafts.name_of(key):
        return None
    try:
        return sealing.unseal(key, kept.sealed, name=name)
    except InvalidTag:
        return None


def remove(session: Session, *, key: str, name: str) -> None:
    """Delete one file of a draft."""
    kept = session.get(DraftRecording, name)
    if kept is not None and kept.draft_id == drafts.name_of(key):
        session.delete(kept)


def move(session: Session, *, old: str, new: str) -> None:
    """Seal the files of a draft under its new key; the draft of that key must be there."""
    session.flush()
    query = select(DraftRecording).where(DraftRecording.draft_id == drafts.name_of(old))
    for kept in session.scalars(query):
        content = sealing.unseal(old, kept.sealed, name=kept.id)
        kept.sealed = sealing.seal(new, content, name=kept.id)
        kept.draft_id = drafts.name_of(new)
    session.flush()
