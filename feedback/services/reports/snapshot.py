"""Freeze a month: every number as it is, every quote as it was cleared, and what it came from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from feedback.models import (
    Answer,
    Assignment,
    Comment,
    Excerpt,
    Quote,
    Report,
    SuggestedTheme,
    Theme,
)
from feedback.services import months
from feedback.services.reports import counting, quoting
from feedback.services.theming.grouping import cleared_words
from feedback.services.theming.quoting import may_be_shown
from feedback.version import VERSION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.areas import Area

# 1 held the words of quotes; since 2 they are kept beside the snapshot, not in its fingerprint.
SCHEMA = 2
# A quote is read with all that says whether it may be used: else each costs four more queries.
_WITH_ITS_FAMILY = (
    joinedload(Quote.excerpt)
    .joinedload(Excerpt.comment)
    .joinedload(Comment.answer)
    .joinedload(Answer.submission)
)


def take(session: Session, *, area: Area, report: Report, example: bool) -> dict[str, Any]:
    """Return everything a month's files are drawn from, numbers not yet hidden.

    It never leaves the database as it is: `viewing.view` hides small numbers for each audience.
    """
    month, before = report.month, months.before(report.month)
    return {
        "schema": SCHEMA,
        "code_version": VERSION,
        "example": example,
        "month": month,
        "version": report.version,
        "title": report.title,
        "summary": report.summary,
        "families": report.families,
        "forum_words": report.forum_words,
        "what_changed": report.what_changed,
        "submissions": counting.submissions(session, area.id, month),
        "submissions_before": counting.submissions(session, area.id, before),
        "comments": counting.comments_by_state(session, area.id, month),
        "roles": counting.submissions_by(session, area.id, month, "role"),
        "districts": counting.submissions_by(session, area.id, month, "district"),
        "role_districts": counting.roles_by_district(session, area.id, month),
        "age_bands": counting.submissions_by(session, area.id, month, "age_band"),
        "ratings": counting.by_rating(session, area.id, month),
        "services": counting.by_service(session, area.id, month),
        "themes": _themes(session, area, report),
        "inputs": inputs(session, area, month),
    }


def fingerprint(snapshot: dict[str, Any]) -> str:
    """Return a hash of a snapshot: the same inputs and the same code give the same one."""
    written = json.dumps(snapshot, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def inputs(session: Session, area: Area, month: str) -> str:
    """Return a hash of the cleared words and the assignments a month was made from."""
    words = sorted(cleared_words(session, area_id=area.id, month=month).items())
    assigned = session.execute(
        select(Assignment.theme_id, Assignment.excerpt_id)
        .where(Assignment.month == month)
        .order_by(Assignment.theme_id, Assignment.excerpt_id)
    )
    written = json.dumps([words, [list(row) for row in assigned]], ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _themes(session: Session, area: Area, report: Report) -> list[dict[str, Any]]:
    """Return the agreed themes of a month, the most spoken of first."""
    month, out = report.month, quoting.published_words(session, report)
    submissions = counting.theme_submissions(session, area.id, month)
    before = counting.theme_submissions(session, area.id, months.before(month))
    comments = counting.theme_comments(session, area.id, month)
    districts = counting.theme_districts(session, area.id, month)
    themes = session.scalars(
        select(Theme).where(Theme.area_id == area.id, Theme.id.in_([int(i) for i in submissions]))
    )
    found = [
        {
            "id": theme.id,
            "name": theme.name,
            "sentence": theme.sentence,
            "feeling": theme.feeling,
            "service": theme.service,
            "first_month": theme.first_month,
            "submissions": submissions[str(theme.id)],
            "submissions_before": before.get(str(theme.id), 0),
            "comments": comments[str(theme.id)],
            "districts": districts.get(str(theme.id), {}),
            "words": _words(session, theme, month),
            "quotes": _quotes(session, theme, month, out),
        }
        for theme in themes
    ]
    return sorted(found, key=lambda theme: (-theme["submissions"], theme["id"]))


def _words(session: Session, theme: Theme, month: str) -> list[str]:
    suggested = session.scalars(
        select(SuggestedTheme)
        .where(SuggestedTheme.theme_id == theme.id, SuggestedTheme.run.has(month=month))
        .order_by(SuggestedTheme.id.desc())
    ).first()
    return [str(word) for word, _ in suggested.words[:6]] if suggested else []


def _quotes(
    session: Session, theme: Theme, month: str, out: dict[int, str]
) -> list[dict[str, Any]]:
    """Return the chosen quotes that are still cleared and still permitted.

    Words that went after their months speak on in a correction as the report before quotes them.
    """
    chosen = session.scalars(
        select(Quote)
        .where(Quote.theme_id == theme.id, Quote.month == month)
        .order_by(Quote.position, Quote.id)
        .options(_WITH_ITS_FAMILY)
    )
    return [
        {
            "excerpt": quote.excerpt_id,
            "words": words,
            "role": quote.excerpt.comment.answer.submission.role,
            "district": _district(quote),
        }
        for quote in chosen
        if may_be_shown(quote.excerpt)
        and (words := quote.excerpt.words or out.get(quote.excerpt_id, ""))
    ]


def _district(quote: Quote) -> str | None:
    submission = quote.excerpt.comment.answer.submission
    return submission.district if submission.permission == "quote_with_area" else None
