"""Words whose months are over, and the nights in which they go. Every word is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from feedback.models import Concern, Submission
from feedback.services import retention
from feedback.web.application import FeedbackApp
from tests import factories

AREA = "hertfordshire"
MONTHS = 24
# What the factories make came on 3 November 2026, or is counted in that month.
LONG_AFTER = datetime(2028, 12, 1, 3, 20, tzinfo=UTC)
GONE_ON = LONG_AFTER.date()


def night(app: FeedbackApp, session: Session, now: datetime = LONG_AFTER) -> int:
    """Let a night pass: all that is over goes; return of how many."""
    session.commit()
    gone = retention.work_through(app.database, area_id=AREA, now=now, kept_months=MONTHS, rest=0)
    session.expire_all()
    return gone


def two_comments(session: Session, words: str, other: str, **given: Any) -> Submission:
    """One family that said two things at once."""
    sent = factories.submission(session, words, **given)
    beside = factories.submission(session, other, question="good")
    answer = beside.answers[0]
    beside.answers.remove(answer)
    sent.answers.append(answer)
    session.flush()
    session.delete(beside)
    session.flush()
    return sent


def worry(sent: Submission) -> None:
    """Let somebody be worried about the first thing that was said."""
    comment = sent.comments[0]
    comment.concern_is_open = True
    comment.concerns = [Concern(area_id=AREA, kind="harm", noticed_at=factories.NOW)]


def came(on: date) -> dict[str, Any]:
    """The day something came, and the month it counts in."""
    return {"received_on": on, "month": f"{on:%Y-%m}"}
