"""A comment that may mean a child is at risk: notice it, hold it, hand it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import find_concerns
from feedback.errors import DecisionError
from feedback.models import Concern
from feedback.services import audit, recordings
from feedback.services.checking.deciding import (
    decide,
    lock,
    must_have_words,
    stop_sharing,
    told_by,
)
from feedback.services.checking.writing_down import resting_state

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.models import Account, Comment

AUDITED = {
    "handed_over": "handed over a concern",
    "not_a_concern": "settled that a comment is not a concern",
}


def noticed(words: str) -> list[tuple[int, int]]:
    """Return which words of a comment may mean that a child is at risk, as places in it."""
    return sorted({(found.start, found.end) for found in find_concerns(words)})


def hold(
    session: Session, *, comment: Comment, account: Account, now: datetime, note: str = ""
) -> None:
    """Keep a comment back for the safeguarding lead, whatever was decided about it before.

    Care comes before order: a comment that somebody has just cleared can still be held.
    """
    lock(session, comment)
    if comment.state == "withdrawn":
        raise DecisionError(told_by(session, comment=comment))
    must_have_words(comment)
    if not comment.concern_is_open:
        comment.concerns.append(
            Concern(
                area_id=comment.area_id,
                kind="noticed_by_a_person",
                found_by="person",
                noticed_at=now,
                note=note or None,
            )
        )
    elif note:
        last = [concern for concern in comment.concerns if concern.state == "open"][-1]
        last.note = "\n".join(filter(None, [last.note, note]))
    stop_sharing(session, comment, now=now)
    comment.concern_is_open = True
    decide(session, comment, "held", account=account, now=now, what="held a comment")


def settle_concerns(
    session: Session, *, comment: Comment, account: Account, state: str, note: str, now: datetime
) -> None:
    """Write down that a person has dealt with a comment's open concerns, and how."""
    lock(session, comment)
    open_ones = [concern for concern in comment.concerns if concern.state == "open"]
    if not open_ones:
        return
    for concern in open_ones:
        concern.state, concern.decided_at, concern.decided_by_id = state, now, account.id
        concern.note = "\n".join(filter(None, [concern.note, note]))
    comment.concern_is_open = False
    if comment.state == "withdrawn":
        # Its family took the words back; only the open concern kept them until now.
        comment.original = None
        recordings.forget(comment)
    audit.record(
        session,
        account=account,
        what=AUDITED[state],
        subject="comment",
        subject_id=comment.id,
        now=now,
    )
    if state == "handed_over" and comment.state == "waiting":
        decide(session, comment, "held", account=account, now=now, what="held a comment")
    was_handed_over = any(concern.state == "handed_over" for concern in comment.concerns)
    if comment.state == "held" and not was_handed_over:
        state = resting_state(comment)
        decide(session, comment, state, account=account, now=now, what="put a comment back")
        if state == "waiting":
            comment.decided_by_id = comment.decided_at = None
    session.flush()
