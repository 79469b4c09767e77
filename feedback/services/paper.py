"""Store what a paper form says, typed in by a facilitator."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from feedback.errors import DifferentAnswersError, RefusedError
from feedback.services import audit, submissions

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from feedback.clock import Clock
    from feedback.keys import Keys
    from feedback.models import Account, Conversation
    from feedback.services.submissions import Received, Told

# How a submission says that it came on paper.
ROUTE = "import"
# An older day is most likely a slip of the pen, and would open a month nobody works on.
OLDEST = timedelta(days=365)


def type_in(
    session: Session,
    *,
    conversation: Conversation,
    told: Told,
    day: date,
    form_key: str,
    keys: Keys,
    clock: Clock,
    account: Account,
) -> Received:
    """Store one form as it came in on a day, once, and note who typed it."""
    must_be_recent(day, today=clock.today())
    if not (told.words or told.choices or told.services):
        raise RefusedError("Type in at least one answer besides who is speaking.")
    received = submissions.receive(
        session,
        conversation=conversation,
        told=told,
        form_key=form_key,
        keys=keys,
        clock=clock,
        day=day,
    )
    if received.again and received.submission.received_on != day:
        raise DifferentAnswersError("This form was saved before, with another day.")
    if not received.again:
        audit.record(
            session,
            account=account,
            what="typed in a paper form",
            subject="submission",
            subject_id=received.submission.id,
            now=clock.now(),
        )
    return received


def must_be_recent(day: date, *, today: date) -> None:
    """Refuse a day that has not come yet, or that is over a year ago."""
    if day > today:
        raise RefusedError("Enter a day that is not in the future")
    if day < today - OLDEST:
        raise RefusedError("Enter a day in the last year")
