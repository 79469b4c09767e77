"""Comments in every state that checking knows. Every name and comment here is invented."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.models import (
    Account,
    Assignment,
    AuditEvent,
    Comment,
    Concern,
    Excerpt,
    Report,
    Theme,
)
from feedback.services import checking
from feedback.services.checking import Stretch
from tests import factories
from tests.factories import NOW

WORDS = "My son Theo 😀 likes Larkfield Primary."


def waiting(session: Session, words: str = WORDS, **given_: object) -> Comment:
    return factories.submission(session, words, **given_).comments[0]


def worrying(session: Session, words: str = "he hits me", **given_: object) -> Comment:
    comment = waiting(session, words, **given_)
    comment.concern_is_open = True
    comment.concerns = [Concern(area_id="hertfordshire", kind="harm_by_other", noticed_at=NOW)]
    session.flush()
    return comment


def done(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)))


def themed(session: Session, facilitator: Account) -> Comment:
    comment = waiting(session)
    checking.clear(
        session, comment=comment, account=facilitator, redactions=[Stretch(7, 11, "name")], now=NOW
    )
    theme = Theme(
        area_id="hertfordshire",
        name="School",
        sentence="School helps.",
        feeling="good",
        first_month="2026-11",
        agreed_at=NOW,
    )
    excerpt = Excerpt(comment_id=comment.id, start=0, end=6)
    session.add_all([theme, excerpt])
    session.flush()
    session.add(
        Assignment(
            theme_id=theme.id, excerpt_id=excerpt.id, month="2026-11", account_id=facilitator.id
        )
    )
    session.flush()
    return comment


def settle(session: Session, comment: Comment, account: Account, state: str) -> None:
    note = "Told the duty desk."
    checking.settle_concerns(
        session, comment=comment, account=account, state=state, note=note, now=NOW
    )


def published(month: str) -> Report:
    return Report(
        area_id="hertfordshire",
        month=month,
        state="published",
        snapshot={},
        fingerprint="0",
        made_at=NOW,
        published_at=NOW,
    )


def ids(session: Session, choice: checking.Choice) -> list[int]:
    return [row.id for row in checking.queue(session, area_id="hertfordshire", choice=choice).rows]
