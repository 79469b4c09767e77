"""Whether somebody may be recognised, because few like them have told us anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from feedback.models import Submission

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

# As few as tables hide from the people who read quotes.
FEW = 5


def are_few(
    session: Session, *, area_id: str, district: str, role: str | None, today: date
) -> bool:
    """Say whether fewer than five like them in this district told us something before today.

    Today is left out, so that nobody can work out a count by sending and looking again.
    """
    like = [Submission.area_id == area_id, Submission.district == district]
    like += [Submission.received_on < today, Submission.withdrawn_on.is_(None)]
    if role:
        like.append(Submission.role == role)
    told = session.scalar(select(func.count()).select_from(Submission).where(*like))
    return (told or 0) < FEW
