"""What a person should know before a file comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from analysis.redact import find_personal
from feedback.models import Submission
from feedback.services.bringing.preparing import fingerprints

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.services.bringing.checking import Checked


def seem_personal(checked: Checked) -> tuple[int, ...]:
    """Return the numbers of the rows that seem to hold a name, a number or an address."""
    return tuple(row.row for row in checked.good if find_personal(row.words))


def came_before(session: Session, *, area_id: str, checked: Checked, question: str) -> int:
    """Count the rows that say exactly what a row of an earlier file of this month said."""
    brought_in = Submission.import_batch_id.is_not(None)
    before = set(
        session.scalars(
            select(Submission.answers_hash).where(
                Submission.area_id == area_id, Submission.month == checked.month, brought_in
            )
        )
    )
    if not before:
        return 0
    return sum(print_ in before for print_ in fingerprints(checked.good, question))
