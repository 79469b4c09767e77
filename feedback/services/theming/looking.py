"""What the theme pages show of a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
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
from feedback.services.theming.closing import states
from feedback.services.theming.grouping import cleared_words
from feedback.services.theming.leaving import agreed_already, inside, is_offered
from feedback.services.theming.quoting import may_be_quoted
from feedback.services.theming.runs import latest_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Suggestion:
    """A suggested theme with what is in it and its sizes, ready to be shown."""

    theme: SuggestedTheme
    # The theme people made of it, where they agreed it.
    agreed: Theme | None
    # The theme agreed before that it seems to be.
    seems: Theme | None
    inside: tuple[SuggestedAssignment, ...]
    submissions: int
    comments: int
    quotes: tuple[SuggestedAssignment, ...]

    @property
    def month(self) -> str:
        """The month it was found in."""
        return self.theme.run.month


@dataclass(frozen=True)
class MonthThemes:
    """What people decided in a month, and what the newest grouping suggests beside it."""

    run: ThemeRun | None
    suggestions: tuple[Suggestion, ...]
    # Others are reading the report: nobody looks for themes again.
    sent_on: bool
    # The report is published: nothing is decided or taken back.
    closed: bool

    def comments_in(self, state: str) -> int:
        """Count the comments in the themes of a state, each once."""
        return len(
            {
                each.excerpt.comment_id
                for one in self.suggestions
                if one.theme.state == state
                for each in one.inside
            }
        )


def month_themes(session: Session, *, area_id: str, month: str) -> MonthThemes:
    """Return what was decided in a month and what is still suggested, the largest first."""
    run = latest_run(session, area_id=area_id, month=month)
    reached = states(session, area_id=area_id, month=month)
    agreed = agreed_already(session, month)
    made = [_suggestion(session, one, agreed) for one in _themes(session, area_id, month)]
    offered = _offering(session, run)
    shown = [
        one
        for one in made
        if one.theme.state != "suggested"
        or (one.theme.run_id == offered and is_offered(one.theme, list(one.inside)))
    ]
    shown.sort(key=lambda one: -one.submissions)
    return MonthThemes(run, tuple(shown), bool(reached - {"draft"}), "published" in reached)


def _offering(session: Session, run: ThemeRun | None) -> int | None:
    """Return the grouping whose suggestions are to decide; none while a new one is made."""
    if run is None or run.state != "failed":
        return run.id if run else None
    # What was there before stays when looking again fails.
    return session.scalar(
        select(func.max(ThemeRun.id)).where(
            ThemeRun.area_id == run.area_id, ThemeRun.month == run.month, ThemeRun.state == "done"
        )
    )


def waiting(session: Session, *, area_id: str, month: str) -> list[SuggestedTheme]:
    """Return the themes of a month that nobody has decided yet, the largest first."""
    found = month_themes(session, area_id=area_id, month=month)
    return [one.theme for one in found.suggestions if one.theme.state == "suggested"]


def quotable(suggested: SuggestedTheme) -> list[SuggestedAssignment]:
    """Return the excerpts the machine picked as quotes that their families allow, best first."""
    return [one for one in permitted(suggested.assignments) if one.quote_rank]


def permitted(assignments: Iterable[SuggestedAssignment]) -> list[SuggestedAssignment]:
    """Return every excerpt that may be quoted: the machine's own first, then the surest."""
    allowed = [one for one in assignments if may_be_quoted(one.excerpt)]
    return sorted(allowed, key=lambda one: (one.quote_rank or len(allowed) + 3, -one.certainty))


def _themes(session: Session, area_id: str, month: str) -> list[SuggestedTheme]:
    """Load a month's suggestions with everything below them in a handful of queries."""
    load = (
        selectinload(SuggestedTheme.assignments)
        .selectinload(SuggestedAssignment.excerpt)
        .selectinload(Excerpt.comment)
        .selectinload(Comment.answer)
        .selectinload(Answer.submission)
    )
    newest = select(func.max(ThemeRun.id)).where(
        ThemeRun.area_id == area_id, ThemeRun.month == month, ThemeRun.state == "done"
    )
    themes = session.scalars(
        select(SuggestedTheme)
        .join(SuggestedTheme.run)
        .where(ThemeRun.area_id == area_id, ThemeRun.month == month)
        .where((SuggestedTheme.state != "suggested") | (ThemeRun.id == newest.scalar_subquery()))
        .order_by(SuggestedTheme.run_id.desc(), SuggestedTheme.position)
        .options(load)
    )
    return list(themes)


def _suggestion(session: Session, theme: SuggestedTheme, agreed: dict[int, set[int]]) -> Suggestion:
    kept = inside(theme, agreed)
    comments = {one.excerpt.comment_id for one in kept}
    submissions = {one.excerpt.comment.answer.submission_id for one in kept}
    quotes = tuple(one for one in permitted(kept) if one.quote_rank)
    made = session.get_one(Theme, theme.theme_id) if theme.theme_id else None
    seems = session.get_one(Theme, theme.seems_id) if theme.seems_id else None
    return Suggestion(theme, made, seems, tuple(kept), len(submissions), len(comments), quotes)


def one(session: Session, *, area_id: str, suggested_id: int) -> Suggestion:
    """Return one suggested theme of this area with everything below it."""
    theme = session.get(SuggestedTheme, suggested_id)
    if theme is None or theme.run.area_id != area_id:
        raise NotFoundError("There is no such theme.")
    month = theme.run.month
    # Loads what is below it in a handful of queries, where it is shown on the month's page.
    _themes(session, area_id, month)
    return _suggestion(session, theme, agreed_already(session, month))


def themes_of(session: Session, *, area_id: str) -> Sequence[Theme]:
    """Return every theme people have agreed here, by name."""
    query = select(Theme).where(Theme.area_id == area_id).order_by(Theme.name)
    return session.scalars(query).all()


def ready_to_group(session: Session, *, area_id: str, month: str) -> int:
    """Return how many cleared comments of a month the machine may read."""
    return len(cleared_words(session, area_id=area_id, month=month))
