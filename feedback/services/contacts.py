"""How to reach somebody who wants a reply: sealed, apart from their words, and theirs to delete."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import phonenumbers
from cryptography.exceptions import InvalidTag
from sqlalchemy import delete, or_, select

from feedback.errors import DecisionError
from feedback.models import Contact, Reply
from feedback.services import months, sealing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from feedback.keys import Keys
    from feedback.models import Submission

# Somebody who was answered may have one more question; after that nobody needs the address.
DAYS_AFTER_REPLY = 28
# All contacts fill whole blocks, so that the length of one says nothing about whose it is.
BLOCK = 512
LOST = "lost"
GONE = "These words were deleted after their months, so nobody can reply to them. Tell us again."


@dataclass(frozen=True)
class Reaching:
    """How to reach one person, and what they would like: plain values, kept only sealed."""

    way: str
    place: str
    whose: str = ""
    wish: str = ""
    name: str = ""
    suits: str = ""
    # Whoever holds the seven words can change it, so staff are told that somebody did.
    changed: bool = False


@dataclass(frozen=True)
class Standing:
    """What somebody with the seven words may see: that a contact is kept, never the whole of it."""

    way: str = ""
    starts: str = ""
    waiting: bool = False
    replied_on: date | None = None
    replied_by: str = ""

    @property
    def is_kept(self) -> bool:
        """Say whether there is a way to reach them."""
        return bool(self.way)


def keep(
    session: Session, *, submission: Submission, reaching: Reaching, keys: Keys, today: date
) -> None:
    """Seal how to reach somebody; a new way takes the old one's place, and the old one is gone."""
    if submission.withdrawn_on is not None:
        raise DecisionError("These words were taken back, so nobody can reply to them.")
    contact = find(session, submission_id=submission.id)
    if contact is None and submission.words_deleted_on is not None:
        raise DecisionError(GONE)
    sealed = _seal(keys, submission.id, replace(reaching, changed=contact is not None))
    if contact is None:
        contact = Contact(submission_id=submission.id, area_id=submission.area_id, asked_on=today)
        session.add(contact)
    elif contact.answered_on is not None:
        contact.asked_on, contact.answered_on = today, None
    contact.sealed = sealed
    # Whoever had opened it would use the old way.
    contact.claimed_by_id = contact.claimed_at = None
    session.flush()


def forget(session: Session, *, submission: Submission, replies: bool = False) -> None:
    """Delete how to reach somebody, and with their words what was written about replies."""
    session.execute(delete(Contact).where(Contact.submission_id == submission.id))
    if replies:
        session.execute(delete(Reply).where(Reply.submission_id == submission.id))


def standing(session: Session, *, submission: Submission, keys: Keys) -> Standing:
    """Return what the page of somebody's words shows of their contact, and of the last reply."""
    contact = find(session, submission_id=submission.id)
    reply = last_reply(session, submission_id=submission.id)
    way, starts = _shown(contact, keys) if contact else ("", "")
    return Standing(
        way=way,
        starts=starts,
        waiting=contact is not None and contact.answered_on is None,
        replied_on=reply.replied_on if reply else None,
        replied_by=reply.way if reply else "",
    )


def first_letters(reaching: Reaching) -> str:
    """Return so little of a contact that only its owner can know it again.

    >>> first_letters(Reaching("email", "jo@example.org"))
    'j'
    >>> first_letters(Reaching("phone", "+44 1632 960123"))
    '+4'
    """
    return reaching.place[:1] if reaching.way == "email" else reaching.place[:2]


def find(session: Session, *, submission_id: int) -> Contact | None:
    """Return the contact of a submission, still sealed."""
    return session.get(Contact, submission_id)


def opened(contact: Contact, *, keys: Keys) -> Reaching:
    """Open a contact; staff come here through `replies.open_contact`, which audits it."""
    name = seal_name(contact.submission_id)
    try:
        written = sealing.unseal(keys.contact, contact.sealed, name=name)
    except InvalidTag:
        raise DecisionError(
            "This was sealed with another key, so nobody can open it. Ask whoever looks after the "
            "machine to put back their copy of the keys."
        ) from None
    return Reaching(**json.loads(written))


def last_reply(session: Session, *, submission_id: int) -> Reply | None:
    """Return the newest reply that was written down."""
    return session.scalars(
        select(Reply)
        .where(Reply.submission_id == submission_id)
        .order_by(Reply.replied_on.desc(), Reply.written_at.desc())
    ).first()


def expire(session: Session, *, area_id: str, today: date, kept_months: int) -> None:
    """Delete what was asked too long ago, and what was answered some weeks ago."""
    oldest, area = months.earlier(today, kept_months), Contact.area_id == area_id
    answered = today - timedelta(days=DAYS_AFTER_REPLY)
    over = or_(Contact.asked_on <= oldest, Contact.answered_on <= answered)
    session.execute(delete(Contact).where(area, over))
    session.execute(delete(Reply).where(Reply.area_id == area_id, Reply.replied_on <= oldest))


def tidy_place(way: str, written: str) -> str:
    """Return an address or a number without what people put between its parts.

    >>> tidy_place("phone", " (01632) 960-123 "), tidy_place("email", " Jo@Example.org ")
    ('01632960123', 'Jo@Example.org')
    """
    return written.strip() if way == "email" else re.sub(r"[\s().\-/]", "", written)


def as_dialled(reaching: Reaching) -> str:
    """Return an address as it is, and a number in the groups people read it in.

    >>> as_dialled(Reaching("phone", "+441632960123")), as_dialled(Reaching("text", "+48512345678"))
    ('01632 960123', '+48 512 345 678')
    """
    if reaching.way == "email":
        return reaching.place
    number = phonenumbers.parse(reaching.place, "GB")
    is_here = number.country_code == phonenumbers.country_code_for_region("GB")
    form = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(number, form.NATIONAL if is_here else form.INTERNATIONAL))


def seal_name(submission_id: int) -> str:
    """Return what goes into the seal, so that a contact opens in its own row only."""
    return f"contact {submission_id}"


def _shown(contact: Contact, keys: Keys) -> tuple[str, str]:
    try:
        reaching = opened(contact, keys=keys)
    except DecisionError:
        # The page of somebody's words opens all the same, and lets them write it anew.
        return LOST, ""
    return reaching.way, first_letters(reaching)


def _seal(keys: Keys, submission_id: int, reaching: Reaching) -> bytes:
    written = json.dumps(asdict(reaching), ensure_ascii=False).encode()
    blocks = -(-len(written) // BLOCK)
    padded = written.ljust(blocks * BLOCK)
    return sealing.seal(keys.contact, padded, name=seal_name(submission_id))
