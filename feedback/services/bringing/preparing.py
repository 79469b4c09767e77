"""Make what will be stored of each row, before the database is touched: families must not wait."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from feedback.services import codes, submissions
from feedback.services.submissions import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from feedback.keys import Keys
    from feedback.models import Account, Conversation
    from feedback.services.bringing.checking import Checked, GoodRow
    from feedback.services.bringing.sheet import Sheet


@dataclass(frozen=True)
class Clearance:
    """Who read these words elsewhere, why they may be shared, and which rows wait all the same."""

    by: str
    why: str
    read_first: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Ready:
    """What will be stored of one row: column by column, without the numbers rows get later."""

    row: int
    words: str
    submission: dict[str, Any]
    choices: dict[int, str]  # by the number of the question
    comment: dict[str, Any]
    concerns: tuple[str, ...]


def prepare(
    sheet: Sheet,
    checked: Checked,
    *,
    conversation: Conversation,
    question: str,
    keys: Keys,
    now: datetime,
) -> list[Ready]:
    """Return what will be stored of each good row; nothing is stored yet."""
    rating = next(asked.id for asked in conversation.questions if asked.key == "rating")
    made = []
    for row in checked.good:
        comment = submissions.new_comment(conversation.area_id, row.words, now)
        submission = {
            "conversation_id": conversation.id,
            "month": checked.month,
            **_sealed(keys, key_of(sheet, row.row)),
            **_answered(row, question),
        }
        made.append(
            Ready(
                row=row.row,
                words=row.words,
                submission={"area_id": conversation.area_id, **submission},
                choices={rating: row.rating} if row.rating else {},
                comment={"state": "waiting", "concern_is_open": comment.concern_is_open},
                concerns=tuple(concern.kind for concern in comment.concerns),
            )
        )
    return made


def clear(
    ready: Iterable[Ready], clearance: Clearance, account: Account | None, now: datetime
) -> None:
    """Take the word of whoever read these before; a concern waits for a person all the same."""
    for each in ready:
        if not each.concerns and each.row not in clearance.read_first:
            each.comment.update(
                state="cleared",
                shared_words=each.words,
                decided_at=now,
                decided_by_id=account.id if account else None,
                reason=f"Cleared by {clearance.by}: {clearance.why}",
            )


def key_of(sheet: Sheet, row: int) -> str:
    """Return a form key that the same row of the same file always has."""
    return hashlib.sha256(f"import {sheet.contents_hash} {row}".encode()).hexdigest()


def fingerprints(rows: Collection[GoodRow], question: str) -> list[str]:
    """Return a hash for each row that is the same for the same answers."""
    return [_told(row, question).fingerprint() for row in rows]


def _sealed(keys: Keys, form_key: str) -> dict[str, str]:
    """Return the only forms in which a form key and its seven words are stored."""
    return {
        "form_key_hash": submissions.hash_of(form_key),
        "code_mac": codes.stored_form(keys, codes.code_for(keys, form_key)),
    }


def _answered(row: GoodRow, question: str) -> dict[str, Any]:
    return {
        "answers_hash": _told(row, question).fingerprint(),
        "route": "import",
        "role": row.role,
        "district": row.district,
        "age_band": row.age_band,
        "permission": row.permission,
        "received_on": row.day,
    }


def _told(row: GoodRow, question: str) -> Told:
    """Return what a row says, as if it had come from a page."""
    return Told(
        route="import",
        words={question: row.words},
        choices={"rating": row.rating} if row.rating else {},
        role=row.role,
        district=row.district,
        age_band=row.age_band,
        permission=row.permission,
    )
