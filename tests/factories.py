"""One factory a model, with defaults that pass every constraint: build only what matters."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.models import Account, Comment, Conversation, Submission
from feedback.models.submission import Answer, OriginalWords, SubmissionService

NOW = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
_numbers = itertools.count(1)


def account(session: Session, role: str = "facilitator", **given: Any) -> Account:
    """An active account; its factors are not real, sign in with `pages.signs_in`."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "area_id": "hertfordshire",
        "name": f"Example {role} {number}",
        "email": f"{role}{number}@example.org",
        "role": role,
        "state": "active",
        "password_hash": "not a hash",
        "sealed_code_secret": b"not a secret",
        "session_stamp": f"stamp {number}",
    }
    made = Account(**defaults | given)
    session.add(made)
    session.flush()
    return made


def submission(
    session: Session,
    comment: str | None = "We have waited two years.",
    *,
    state: str = "waiting",
    question: str = "better",
    rating: str | None = None,
    services: tuple[str, ...] = (),
    **given: Any,
) -> Submission:
    """What one family told us, with one comment unless told otherwise."""
    number = next(_numbers)
    conversation = session.scalars(select(Conversation)).first()
    assert conversation is not None
    keys = {asked.key: asked for asked in conversation.questions}
    defaults: dict[str, Any] = {
        "area_id": "hertfordshire",
        "conversation_id": conversation.id,
        "form_key_hash": f"{number:064x}",
        "answers_hash": f"{number:064x}",
        "code_mac": f"{number:064x}",
        "route": "parent_carer",
        "role": "parent_carer",
        "permission": "quote",
        "received_on": date(2026, 11, 3),
        "month": "2026-11",
    }
    made = Submission(**defaults | given)
    made.services = [SubmissionService(service=service) for service in services]
    if rating:
        made.answers.append(Answer(question=keys["rating"], choice=rating))
    if comment:
        made.answers.append(Answer(question=keys[question], comment=words(comment, state=state)))
    session.add(made)
    session.flush()
    return made


def words(original: str, *, state: str = "waiting") -> Comment:
    """A comment in a state, with its sealed original."""
    return Comment(
        area_id="hertfordshire",
        state=state,
        shared_words=original if state == "cleared" else None,
        original=OriginalWords(words=original),
    )
