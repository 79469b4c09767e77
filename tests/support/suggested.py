"""Suggested themes without a machine, for tests of what people do with them. All is invented."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from feedback.models import Excerpt, SuggestedAssignment, SuggestedTheme, ThemeRun
from tests import factories

MONTH = "2026-11"


def run(session: Session, **given: Any) -> ThemeRun:
    """A finished grouping of a month."""
    defaults: dict[str, Any] = {
        "area_id": "hertfordshire",
        "month": MONTH,
        "state": "done",
        "asked_at": factories.NOW,
        "finished_at": factories.NOW,
        "counts": {"comments": 9, "grouped": 6, "no_answer": 2, "fits_nothing": 1},
    }
    made = ThemeRun(**defaults | given)
    session.add(made)
    session.flush()
    return made


def theme(
    session: Session, of: ThemeRun, name: str = "waiting, list", *, people: int = 3, **given: Any
) -> SuggestedTheme:
    """A suggestion with so many people in it, each of whom may be quoted unless told otherwise."""
    made = SuggestedTheme(run=of, position=len(of.themes), name=name, words=[["waiting", 2.0]])
    session.add(made)
    for rank in range(1, people + 1):
        said = factories.submission(
            session, f"{name}, said by person {rank}.", state="cleared", month=of.month, **given
        )
        words = said.comments[0].shared_words or ""
        made.assignments.append(
            SuggestedAssignment(
                excerpt=Excerpt(comment=said.comments[0], start=0, end=len(words)),
                certainty=1 / rank,
                quote_rank=rank if rank <= 3 else None,
            )
        )
    session.flush()
    return made


def again(session: Session, of: ThemeRun, before: SuggestedTheme) -> SuggestedTheme:
    """What a later grouping makes of the same excerpts."""
    made = SuggestedTheme(run=of, position=0, name=before.name, words=before.words)
    session.add(made)
    made.assignments = [
        SuggestedAssignment(excerpt=one.excerpt, certainty=one.certainty, quote_rank=one.quote_rank)
        for one in before.assignments
    ]
    session.flush()
    return made
