"""Staff reply to those who asked: each opening of a contact is audited, and one person replies."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, update

from feedback.errors import DecisionError, NotAllowedError, NotFoundError
from feedback.models import Account, Answer, Comment, Contact, Reply, Submission
from feedback.models.contact import NOT_REACHED
from feedback.services import audit, contacts, sealing

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from feedback.keys import Keys
    from feedback.services.contacts import Reaching

# The roles that read families' words; nobody else ever opens a contact.
MAY_OPEN = ("facilitator", "safeguarding")
REPLY = "reply"
# Why somebody opens a contact, and what the audit says of it.
REASONS = {
    REPLY: "opened a contact to reply",
    "keep_safe": "opened a contact to keep a child safe",
    "their_rights": "opened a contact because its owner asked about it",
}
# Whoever opened a contact to reply has it to themselves for a day; then others may step in.
CLAIMED_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Asked:
    """Somebody who asked for a reply, as staff may see it: never how to reach them."""

    submission_id: int
    asked_on: date
    received_on: date
    route: str
    role: str | None
    district: str | None
    answered_on: date | None
    claimed_by: str | None
    claimed_at: datetime | None


def waiting(session: Session, *, area_id: str) -> list[Asked]:
    """List who waits for a reply, the longest wait first."""
    still = Contact.answered_on.is_(None)
    rows = session.execute(_asked(area_id).where(still).order_by(Contact.asked_on, Submission.id))
    return [Asked(*row) for row in rows]


def count_waiting(session: Session, *, area_id: str) -> int:
    """Count who waits for a reply."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Contact)
            .where(Contact.area_id == area_id, Contact.answered_on.is_(None))
        )
        or 0
    )


def asked(session: Session, *, area_id: str, submission_id: int) -> Asked | None:
    """Return that somebody asked for a reply to what they sent, if they did."""
    row = session.execute(_asked(area_id).where(Contact.submission_id == submission_id)).first()
    return Asked(*row) if row else None


def asked_about(session: Session, *, area_id: str, comment_id: int) -> Asked | None:
    """Return that the sender of a comment asked for a reply, if they did."""
    row = session.execute(
        _asked(area_id)
        .join(Submission.answers)
        .join(Answer.comment)
        .where(Comment.id == comment_id)
    ).first()
    return Asked(*row) if row else None


def find(session: Session, *, area_id: str, submission_id: int) -> Asked:
    """Return who asked; they may have deleted it while a page about it was open."""
    found = asked(session, area_id=area_id, submission_id=submission_id)
    if found is None:
        raise NotFoundError("Nobody asks for a reply here, or they have changed their mind.")
    return found


def submission_of(session: Session, *, asked: Asked) -> Submission:
    """Return what somebody sent who asked for a reply."""
    return session.get_one(Submission, asked.submission_id)


def open_contact(
    session: Session,
    *,
    asked: Asked,
    account: Account,
    reason: str,
    keys: Keys,
    now: datetime,
) -> Reaching:
    """Show how to reach somebody, with a line in the audit that says why and never where."""
    if account.role not in MAY_OPEN:
        raise NotAllowedError("Your account cannot open this page.")
    if reason == REPLY:
        _claim(session, asked, account, now)
    audit.record(
        session,
        account=account,
        what=REASONS[reason],
        subject="contact",
        subject_id=asked.submission_id,
        now=now,
    )
    contact = session.get_one(Contact, asked.submission_id)
    return contacts.opened(contact, keys=keys)


def write_down(
    session: Session,
    *,
    asked: Asked,
    account: Account,
    way: str,
    replied_on: date,
    note: str,
    keys: Keys,
    now: datetime,
    today: date,
) -> None:
    """Write down that somebody replied; of two who did, the later one is told of the first."""
    done = session.scalar(
        update(Contact)
        .where(Contact.submission_id == asked.submission_id, Contact.answered_on.is_(None))
        .values(answered_on=today, claimed_by_id=None, claimed_at=None)
        .returning(Contact.submission_id)
    )
    if done is None:
        raise DecisionError(told_by(session, submission_id=asked.submission_id))
    name = secrets.token_hex(16)
    session.add(
        Reply(
            id=name,
            area_id=account.area_id,
            submission_id=asked.submission_id,
            way=way,
            replied_on=replied_on,
            written_at=now,
            account_id=account.id,
            # It may hold what belongs to the contact, so it is sealed as that is.
            sealed_note=sealing.seal(keys.contact, json.dumps(note).encode(), name=name),
        )
    )
    what = "could not reach somebody who asked for a reply" if way == NOT_REACHED else "replied"
    audit.record(
        session,
        account=account,
        what=what,
        subject="contact",
        subject_id=asked.submission_id,
        now=now,
    )


def told_by(session: Session, *, submission_id: int) -> str:
    """Say who replied, to somebody who was about to reply again."""
    reply = contacts.last_reply(session, submission_id=submission_id)
    who = session.get_one(Account, reply.account_id).name if reply else "Somebody"
    return f"{who} was here before you and wrote down a reply. Nothing was changed."


def note_of(reply: Reply, *, keys: Keys) -> str:
    """Open what somebody wrote about a reply."""
    note: str = json.loads(sealing.unseal(keys.contact, reply.sealed_note, name=reply.id))
    return note


def _claim(session: Session, asked: Asked, account: Account, now: datetime) -> None:
    """Give a contact to one person at a time, in one step, so that two cannot both have it."""
    free = or_(
        Contact.claimed_by_id.is_(None),
        Contact.claimed_by_id == account.id,
        Contact.claimed_at <= now - CLAIMED_FOR,
    )
    done = session.scalar(
        update(Contact)
        .where(Contact.submission_id == asked.submission_id, Contact.answered_on.is_(None), free)
        .values(claimed_by_id=account.id, claimed_at=now)
        .returning(Contact.submission_id)
    )
    if done is not None:
        return
    if asked.answered_on is not None:
        raise DecisionError(told_by(session, submission_id=asked.submission_id))
    raise DecisionError(
        f"{asked.claimed_by or 'Somebody'} opened this to reply less than a day ago. "
        "Ask them first, so that the family does not hear from two of you."
    )


def _asked(
    area_id: str,
) -> Select[int, date, date, str, str | None, str | None, date | None, str, datetime | None]:
    return (
        select(
            Contact.submission_id,
            Contact.asked_on,
            Submission.received_on,
            Submission.route,
            Submission.role,
            Submission.district,
            Contact.answered_on,
            Account.name,
            Contact.claimed_at,
        )
        .join(Submission, Submission.id == Contact.submission_id)
        .outerjoin(Account, Account.id == Contact.claimed_by_id)
        .where(Contact.area_id == area_id)
    )
