"""What the theme pages show of a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from feedback.errors import NotFoundError
from feedback.models import (
    Answer,
    Comment,
    Excerpt,
    SuggestedAssignment,
    SuggestedTheme,
    Theme,
    ThemeRun,
)
from feedback.services.theming.grouping import cleared_words
from feedback.services.theming.quoting import may_be_quoted
from feedback.services.theming.runs import latest_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Suggestion:
    """A suggested theme with its sizes, ready to be shown."""

    theme: SuggestedTheme
    submissions: int
    comments: int
    quotes: tuple[SuggestedAssignment, ...]


@dataclass(frozen=True)
class MonthThemes:
    """A month's newest grouping and what became of it."""

    run: ThemeRun | None
    suggestions: tuple[Suggestion, ...]


def month_themes(session: Session, *, area_id: str, month: str) -> MonthThemes:
    """Return the newest grouping of a month with its themes, the largest first."""
    run = latest_run(session, area_id=area_id, month=month)
    if run is None:
        return MonthThemes(None, ())
    shown = [_suggestion(theme) for theme in _themes(session, run)]
    return MonthThemes(run, tuple(sorted(shown, key=lambda one: -one.submissions)))


def waiting(session: Session, *, area_id: str, month: str) -> list[SuggestedTheme]:
    """Return the themes of a month that nobody has decided yet, the largest first."""
    found = month_themes(session, area_id=area_id, month=month)
    return [one.theme for one in found.suggestions if one.theme.state == "suggested"]


def quotable(suggested: SuggestedTheme) -> list[SuggestedAssignment]:
    """Return the excerpts offered as quotes that their families allow, the best first."""
    ranked = [one for one in suggested.assignments if one.quote_rank]
    ranked.sort(key=lambda one: one.quote_rank or 0)
    return [one for one in ranked if may_be_quoted(one.excerpt)]


def _themes(session: Session, run: ThemeRun) -> list[SuggestedTheme]:
    """Load a run's themes with everything below them in a handful of queries."""
    load = (
        selectinload(SuggestedTheme.assignments)
        .selectinload(SuggestedAssignment.excerpt)
        .selectinload(Excerpt.comment)
        .selectinload(Comment.answer)
        .selectinload(Answer.submission)
    )
    themes = session.scalars(
        select(SuggestedTheme)
        .where(SuggestedTheme.run_id == run.id)
        .order_by(SuggestedTheme.position)
        .options(load)
    )
    return list(themes)


def _suggestion(theme: SuggestedTheme) -> Suggestion:
    comments = {one.excerpt.comment_id for one in theme.assignments}
    submissions = {one.excerpt.comment.answer.submission_id for one in theme.assignments}
    return Suggestion(theme, len(submissions), len(comments), tuple(quotable(theme)))


def one(session: Session, *, area_id: str, suggested_id: int) -> Suggestion:
    """Return one suggested theme of this area with everything below it."""
    theme = session.get(SuggestedTheme, suggested_id)
    if theme is None or theme.run.area_id != area_id:
        raise NotFoundError("There is no such theme.")
    return next(_suggestion(each) for each in _themes(session, theme.run) if each is theme)


def themes_of(session: Session, *, area_id: str) -> Sequence[Theme]:
    """Return every theme people have agreed here, by name."""
    query = select(Theme).where(Theme.area_id == area_id).order_by(Theme.name)
    return session.scalars(query).all()


def ready_to_group(session: Session, *, area_id: str, month: str) -> int:
    """Return how many cleared comments of a month the machine may read."""
    return len(cleared_words(session, area_id=area_id, month=month))
