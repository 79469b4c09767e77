"""Why a file cannot come in, although every row of it could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.errors import RefusedError
from feedback.models import ImportBatch, Report, Submission
from feedback.services import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from feedback.keys import Keys

CLOSED = (
    "The report of this month has gone to the forum, so its comments stay as they are. "
    "Choose a later month, and no column of days if theirs are in this one."
)
AT_A_TIME = 500  # values in one question to the database


def month_must_be_open(session: Session, *, area_id: str, month: str) -> None:
    """Refuse a month whose report somebody outside the team has seen."""
    if month in closed_months(session, area_id=area_id):
        raise RefusedError(CLOSED)


def closed_months(session: Session, *, area_id: str) -> set[str]:
    """Return the months whose report somebody outside the team has seen."""
    query = select(Report.month).where(Report.area_id == area_id, Report.state != "draft")
    return set(session.scalars(query))


def must_be_new(session: Session, *, area_id: str, month: str, contents_hash: str) -> None:
    """Refuse a file that came in for this month before."""
    query = select(ImportBatch).where(
        ImportBatch.area_id == area_id,
        ImportBatch.month == month,
        ImportBatch.contents_hash == contents_hash,
    )
    earlier = session.scalars(query).first()
    if earlier is not None:
        raise came_in_before(earlier.file_name, earlier.rows)


def came_in_before(name: str, rows: int) -> RefusedError:
    """Return the refusal of a file that is here already."""
    return RefusedError(
        f"This file came in before, as {name} with {rows:,} comments. Nothing was stored."
    )


def rows_must_be_new(session: Session, form_key_hashes: Sequence[str]) -> None:
    """Refuse rows of this very file that came in for another month."""
    for some in _some(form_key_hashes):
        query = select(Submission.id).where(Submission.form_key_hash.in_(some)).limit(1)
        if session.scalar(query) is not None:
            raise RefusedError(
                "Some of these comments came in before, for another month. Nothing was stored."
            )


def no_row_may_be_a_code(session: Session, *, keys: Keys, rows: dict[int, str]) -> None:
    """Refuse a file that holds somebody's seven words, which nobody but them should ever read."""
    stored = {
        codes.stored_form(keys, words): number
        for number, words in rows.items()
        if len(codes.tidy(words).split()) == codes.WORDS
    }
    for some in _some(list(stored)):
        query = select(Submission.code_mac).where(Submission.code_mac.in_(some)).limit(1)
        found = session.scalar(query)
        if found is not None:
            raise RefusedError(
                f"Row {stored[found]} holds somebody’s seven words. Delete that row. "
                "Nothing was stored."
            )


def _some(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), AT_A_TIME):
        yield values[start : start + AT_A_TIME]
