"""The files that came in, and where their comments are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from feedback.errors import NotFoundError
from feedback.models import Account, Answer, Comment, ImportBatch, Submission

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHOWN = 20


@dataclass(frozen=True)
class Past:
    """One file that came in, and who brought it; nobody where it was done at the keyboard."""

    batch: ImportBatch
    who: str | None


def find_batch(session: Session, *, area_id: str, batch_id: int) -> ImportBatch:
    """Return one file of this area."""
    batch = session.get(ImportBatch, batch_id)
    if batch is None or batch.area_id != area_id:
        raise NotFoundError("There is no such file.")
    return batch


def latest(session: Session, *, area_id: str) -> list[Past]:
    """List the files that came in, the newest first."""
    query = (
        select(ImportBatch, Account.name)
        .outerjoin(Account, Account.id == ImportBatch.imported_by_id)
        .where(ImportBatch.area_id == area_id)
        .order_by(ImportBatch.id.desc())
        .limit(SHOWN)
    )
    return [Past(batch, name) for batch, name in session.execute(query)]


def states(session: Session, batch: ImportBatch) -> dict[str, int]:
    """Return how many comments of a file are in each state; `concern` are those that wait first."""
    place = case((Comment.concern_is_open, "concern"), else_=Comment.state)
    query = (
        select(place, func.count())
        .join(Answer, Comment.answer_id == Answer.id)
        .join(Submission, Answer.submission_id == Submission.id)
        .where(Submission.import_batch_id == batch.id)
        .group_by(place)
        .order_by(place)
    )
    return dict(session.execute(query).all())
