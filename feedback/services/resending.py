"""Give a form's answers back to the phone that sent it, so that Back and edit loses nothing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from feedback.services import recordings, submissions
from feedback.services.recordings import Recorded
from feedback.services.submissions import Told

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.keys import Keys
    from feedback.models import Submission


def told_before(session: Session, *, form_key: str) -> Told | None:
    """Return what this form stored, unless nothing came or its words are gone."""
    submission = submissions.find_by_form(session, form_key=form_key)
    if submission is None or submission.withdrawn_on is not None:
        return None
    if submission.words_deleted_on is not None:
        return None
    return Told(
        route=submission.route,
        words=_words(submission),
        choices={a.question.key: a.choice for a in submission.answers if a.choice},
        services=tuple(chosen.service for chosen in submission.services),
        role=submission.role,
        whose_words=submission.whose_words,
        helped=submission.helped,
        people=submission.people,
        age_band=submission.age_band,
        district=submission.district,
        plan_status=submission.plan_status,
        language=submission.language,
        permission=submission.permission,
        # Enough to name them on a page; their files come by `recordings_before`.
        recordings=tuple(
            Recorded(question, kept.kind, "", kept.seconds)
            for question, kept in recordings.of(submission)
            if kept.outcome is None
        ),
    )


def recordings_before(
    session: Session, *, form_key: str, keys: Keys
) -> list[tuple[str, str, int, bytes]]:
    """Return what was said or drawn in a form: question, kind, seconds and the file itself."""
    submission = submissions.find_by_form(session, form_key=form_key)
    return [
        (question, kept.kind, kept.seconds, recordings.opened(kept, keys=keys))
        for question, kept in (recordings.of(submission) if submission else ())
        if kept.outcome is None
    ]


def second_key(form_key: str, told: Told) -> str:
    """Return the key that changed answers of a form are stored under.

    It follows from the first key and the answers, so pressing twice still stores them once.
    """
    return hashlib.sha256(f"{form_key}:{told.fingerprint()}".encode()).hexdigest()


def _words(submission: Submission) -> dict[str, str]:
    return {
        answer.question.key: answer.comment.original.words
        for answer in submission.answers
        if answer.comment and answer.comment.original
    }
