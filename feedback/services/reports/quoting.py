"""Keep a published report's quotes beside its snapshot, where a family can still take them back."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from feedback.models import Excerpt, Report, ReportQuote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from feedback.models import Comment

    Entry = dict[str, Any]


def set_apart(session: Session, report: Report, taken: Entry) -> Entry:
    """Store the words of a snapshot's quotes, and return the snapshot with their places instead."""
    places = count(1)
    placed = _with_quotes(
        taken, lambda quotes: {"quotes": [{**quote, "position": next(places)} for quote in quotes]}
    )
    for theme in placed["themes"]:
        session.add_all(_kept(session, report, quote) for quote in theme["quotes"])
    # The database takes no quote for a report that is out already, so these go in before.
    session.flush()
    return _with_quotes(placed, lambda quotes: {"quotes": [_without_words(q) for q in quotes]})


def put_together(session: Session, report: Report) -> Entry:
    """Return a published snapshot with the words that stand; themes say how many were taken back.

    The figures stay as they were published.
    """
    standing = {
        quote.position: quote.words
        for quote in session.scalars(select(ReportQuote).where(ReportQuote.report_id == report.id))
        if quote.words is not None
    }

    def spoken(quotes: list[Entry]) -> Entry:
        kept = [
            {**quote, "words": standing[quote["position"]]}
            for quote in quotes
            if quote["position"] in standing
        ]
        return {"quotes": kept, "withdrawn": len(quotes) - len(kept)}

    return _with_quotes(report.snapshot or {}, spoken)


def published_words(session: Session, report: Report) -> dict[int, str]:
    """Return what the newest published version of a report's month quotes, by excerpt."""
    if report.version == 1:
        return {}
    out = session.scalars(
        select(Report)
        .where(
            Report.area_id == report.area_id,
            Report.month == report.month,
            Report.state == "published",
        )
        .order_by(Report.version.desc())
    ).first()
    themes = put_together(session, out)["themes"] if out else []
    return {quote["excerpt"]: quote["words"] for theme in themes for quote in theme["quotes"]}


def cut(session: Session, comments: Iterable[Comment], *, today: date) -> None:
    """Delete what every version of every report quotes from some comments, for good."""
    session.execute(
        update(ReportQuote)
        .where(ReportQuote.comment_id.in_([comment.id for comment in comments]))
        .values(words=None, comment_id=None, withdrawn_on=today)
    )


def _with_quotes(snapshot: Entry, change: Callable[[list[Entry]], Entry]) -> Entry:
    return {
        **snapshot,
        "themes": [{**theme, **change(theme["quotes"])} for theme in snapshot["themes"]],
    }


def _kept(session: Session, report: Report, quote: Entry) -> ReportQuote:
    # A family that takes the words back at this very moment waits, and then finds them here.
    excerpt = session.get_one(Excerpt, quote["excerpt"], with_for_update=True)
    return ReportQuote(
        report_id=report.id,
        position=quote["position"],
        comment_id=excerpt.comment_id,
        words=quote["words"],
    )


def _without_words(quote: Entry) -> Entry:
    return {key: value for key, value in quote.items() if key != "words"}
