"""Store a checked file in one transaction, with who says that its words were cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from feedback.models import Account, Conversation, ImportBatch
from feedback.services import audit
from feedback.services.bringing import refusing
from feedback.services.bringing.checking import Checked, must_be_whole
from feedback.services.bringing.inserting import insert_all
from feedback.services.bringing.preparing import Clearance, clear, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from feedback.clock import Clock
    from feedback.keys import Keys
    from feedback.services.bringing.preparing import Ready
    from feedback.services.bringing.sheet import Sheet


def bring(
    session: Session,
    *,
    sheet: Sheet,
    checked: Checked,
    conversation: Conversation,
    keys: Keys,
    clock: Clock,
    account: Account | None,
    question: str = "better",
    clearance: Clearance | None = None,
) -> ImportBatch:
    """Store every row of a file, or none; words that show a concern always wait for a person.

    Hand in a conversation that another session read: the slow part then comes before this
    session's first statement, which takes the write lock that families' answers wait for.
    """
    must_be_whole(checked)
    now = clock.now()
    ready = prepare(
        sheet, checked, conversation=conversation, question=question, keys=keys, now=now
    )
    if clearance:
        clear(ready, clearance, account, now)
    batch = ImportBatch(
        area_id=conversation.area_id,
        month=checked.month,
        file_name=sheet.name,
        contents_hash=sheet.contents_hash,
        rows=len(ready),
        imported_at=now,
        imported_by_id=account.id if account else None,
        cleared_by=clearance.by if clearance else None,
        cleared_why=clearance.why if clearance else None,
    )
    _must_be_welcome(session, batch, ready, keys)
    _add(session, batch)
    asked = next(each.id for each in conversation.questions if each.key == question)
    insert_all(session, batch, ready, question=asked, now=now)
    audit.record(
        session,
        account=account,
        area_id=batch.area_id,
        what="brought in comments",
        subject="import_batch",
        subject_id=batch.id,
        now=now,
    )
    session.flush()
    return batch


def _must_be_welcome(
    session: Session, batch: ImportBatch, ready: Sequence[Ready], keys: Keys
) -> None:
    refusing.month_must_be_open(session, area_id=batch.area_id, month=batch.month)
    refusing.must_be_new(
        session, area_id=batch.area_id, month=batch.month, contents_hash=batch.contents_hash
    )
    refusing.rows_must_be_new(session, [each.submission["form_key_hash"] for each in ready])
    refusing.no_row_may_be_a_code(session, keys=keys, rows={each.row: each.words for each in ready})


def _add(session: Session, batch: ImportBatch) -> None:
    """Add the batch; on a database that lets two in at once, the second is refused kindly."""
    try:
        with session.begin_nested():
            session.add(batch)
    except IntegrityError:
        raise refusing.came_in_before(batch.file_name, batch.rows) from None
