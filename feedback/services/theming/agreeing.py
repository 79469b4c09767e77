"""People decide: agree a suggestion under a name, drop it, or take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from feedback.errors import DecisionError, RefusedError
from feedback.models import (
    Account,
    Assignment,
    Quote,
    SuggestedAssignment,
    SuggestedTheme,
    Theme,
    ThemeChange,
)
from feedback.services import audit
from feedback.services.cleaning import clean
from feedback.services.theming.closing import must_be_open
from feedback.services.theming.leaving import agreed_already, inside
from feedback.services.theming.quoting import choose_quotes
from feedback.services.theming.renaming import described, rename

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Picked:
    """Which excerpts may speak for a theme, and which belong to it: None for all."""

    quotes: Sequence[int] = ()
    keep: Collection[int] | None = None


def agree(
    session: Session,
    *,
    suggested: SuggestedTheme,
    account: Account,
    name: str,
    sentence: str,
    feeling: str,
    service: str | None,
    now: datetime,
    picked: Picked | None = None,
) -> Theme:
    """Make a theme of a suggestion, or add it to the theme that already has this name.

    What is in an agreed theme of the month already stays there. Joining keeps a theme's name,
    and its sentence unless a better one was written.
    """
    _must_be_undecided(session, suggested)
    picked = picked or Picked()
    kept = _kept(session, suggested, picked.keep)
    theme = session.scalar(
        select(Theme).where(Theme.area_id == suggested.run.area_id, Theme.name == clean(name))
    )
    kind = "join" if theme else "agree"
    if theme is None:
        theme = _new_theme(suggested, account, name, sentence, now)
        theme.feeling, theme.service = feeling, service
        session.add(theme)
        session.flush()
    elif clean(sentence) not in {"", theme.sentence}:
        _word_better(session, suggested, theme, sentence=sentence, account=account, now=now)
    suggested.state, suggested.theme_id = "agreed", theme.id
    session.add_all(_assigned(one, suggested, theme) for one in kept)
    month = suggested.run.month
    choose_quotes(session, theme, picked.quotes, kept=kept, month=month, account=account)
    _note(session, suggested, kind, account, now, theme=theme, after=described(theme))
    return theme


def drop(session: Session, *, suggested: SuggestedTheme, account: Account, now: datetime) -> None:
    """Say that a suggestion is no theme; its comments stay in the month."""
    _must_be_undecided(session, suggested)
    suggested.state = "dropped"
    _note(session, suggested, "drop", account, now)


def take_back(
    session: Session, *, suggested: SuggestedTheme, account: Account, now: datetime
) -> None:
    """Undo agreeing or dropping; the theme keeps its id, in case it is agreed again."""
    must_be_open(session, suggested)
    if suggested.state == "suggested":
        raise DecisionError("Nobody has decided this theme yet, so there is nothing to take back.")
    _empty(session, suggested)
    before = {"state": suggested.state, "theme": suggested.theme_id}
    suggested.state, suggested.theme_id = "suggested", None
    _note(session, suggested, "take_back", account, now, before=before)


def _empty(session: Session, suggested: SuggestedTheme) -> None:
    """Take out of a theme what this suggestion brought, and only that."""
    brought = select(Assignment.excerpt_id).where(
        Assignment.theme_id == suggested.theme_id,
        Assignment.run_id == suggested.run_id,
        Assignment.excerpt_id.in_([one.excerpt_id for one in suggested.assignments]),
    )
    excerpts = list(session.scalars(brought))
    for table in (Quote, Assignment):
        session.execute(
            delete(table).where(
                table.theme_id == suggested.theme_id,
                table.month == suggested.run.month,
                table.excerpt_id.in_(excerpts),
            )
        )


def _new_theme(
    suggested: SuggestedTheme, account: Account, name: str, sentence: str, now: datetime
) -> Theme:
    if not clean(name):
        raise RefusedError("Enter a name for the theme.")
    return Theme(
        area_id=suggested.run.area_id,
        name=clean(name),
        sentence=clean(sentence),
        first_month=suggested.run.month,
        agreed_by_id=account.id,
        agreed_at=now,
    )


def _word_better(
    session: Session,
    suggested: SuggestedTheme,
    theme: Theme,
    *,
    sentence: str,
    account: Account,
    now: datetime,
) -> None:
    rename(
        session,
        theme=theme,
        account=account,
        month=suggested.run.month,
        name=theme.name,
        sentence=sentence,
        feeling=theme.feeling,
        service=theme.service,
        now=now,
    )


def _assigned(one: SuggestedAssignment, suggested: SuggestedTheme, theme: Theme) -> Assignment:
    run = suggested.run
    return Assignment(theme_id=theme.id, excerpt_id=one.excerpt_id, month=run.month, run_id=run.id)


def _kept(
    session: Session, suggested: SuggestedTheme, keep: Collection[int] | None
) -> list[SuggestedAssignment]:
    """Return what goes into the theme: what is not agreed already, and was not left out."""
    left = inside(suggested, agreed_already(session, suggested.run.month))
    kept = [one for one in left if keep is None or one.excerpt_id in keep]
    if not kept:
        raise RefusedError("Keep at least one comment in the theme.")
    return kept


def _must_be_undecided(session: Session, suggested: SuggestedTheme) -> None:
    must_be_open(session, suggested)
    if suggested.state != "suggested":
        raise DecisionError("Somebody has decided this theme already. Look at it again.")


def _note(
    session: Session,
    suggested: SuggestedTheme,
    kind: str,
    account: Account,
    now: datetime,
    *,
    theme: Theme | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    session.add(
        ThemeChange(
            area_id=suggested.run.area_id,
            theme_id=theme.id if theme else (before or {}).get("theme"),
            suggested_theme_id=suggested.id,
            month=suggested.run.month,
            kind=kind,
            before=before,
            after=after,
            at=now,
            account_id=account.id,
        )
    )
    audit.record(
        session,
        account=account,
        what=f"theme: {kind.replace('_', ' ')}",
        subject="suggested_theme",
        subject_id=suggested.id,
        now=now,
    )
