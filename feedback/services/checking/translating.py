"""Put words of another language into English: a person writes it, and the original stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import find_concerns
from feedback.errors import DecisionError
from feedback.models import Concern
from feedback.services import audit
from feedback.services.checking.deciding import lock, must_wait

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.models import Account, Comment


def put_into_english(
    session: Session, *, comment: Comment, words: str, account: Account, now: datetime
) -> None:
    """Keep the English beside the original; from here it is read, hidden in and cleared."""
    lock(session, comment)
    if not comment.concern_is_open:
        must_wait(session, comment)
    if comment.original is None:
        raise DecisionError("There are no words here to put into English.")
    comment.original.english = words
    comment.to_translate = False
    known = {concern.kind for concern in comment.concerns}
    for kind in sorted({found.kind for found in find_concerns(words)} - known):
        comment.concerns.append(Concern(area_id=comment.area_id, kind=kind, noticed_at=now))
        comment.concern_is_open = True
    audit.record(
        session,
        account=account,
        what="put a comment into English",
        subject="comment",
        subject_id=comment.id,
        now=now,
    )
    session.flush()


def set_in_english(session: Session, *, comment: Comment, account: Account, now: datetime) -> None:
    """Note that the words are in English already, whatever their writer said."""
    must_wait(session, comment)
    comment.to_translate = False
    audit.record(
        session,
        account=account,
        what="found a comment to be in English",
        subject="comment",
        subject_id=comment.id,
        now=now,
    )
    session.flush()
