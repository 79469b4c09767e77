"""People decide: agree a suggestion under a name, drop it, rename a theme, or take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from feedback.errors import DecisionError, RefusedError
from feedback.models import (
    Account,
    Assignment,
    Quote,
    Report,
    SuggestedTheme,
    Theme,
    ThemeChange,
)
from feedback.services import audit
from feedback.services.cleaning import clean
from feedback.services.theming.quoting import choose_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


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
    quotes: Sequence[int] = (),
) -> Theme:
    """Make a theme of a suggestion, or add it to the theme that already has this name."""
    _must_be_open(session, suggested)
    theme = session.scalar(
        select(Theme).where(Theme.area_id == suggested.run.area_id, Theme.name == clean(name))
    )
    kind = "join" if theme else "agree"
    if theme is None:
        theme = _new_theme(suggested, account, name, sentence, now)
        theme.feeling, theme.service = feeling, service
        session.add(theme)
        session.flush()
    suggested.state, suggested.theme_id = "agreed", theme.id
    _assign(session, suggested, theme)
    choose_quotes(session, suggested, theme, quotes, account)
    _note(session, suggested, kind, account, now, theme=theme, after=described(theme))
    return theme


def drop(session: Session, *, suggested: SuggestedTheme, account: Account, now: datetime) -> None:
    """Say that a suggestion is no theme; its comments stay in the month."""
    _must_be_open(session, suggested)
    suggested.state = "dropped"
    _note(session, suggested, "drop", account, now)


def take_back(
    session: Session, *, suggested: SuggestedTheme, account: Account, now: datetime
) -> None:
    """Undo agreeing or dropping; the theme keeps its id, in case it is agreed again."""
    _month_must_be_open(session, suggested)
    if suggested.state == "suggested":
        raise DecisionError("Nobody has decided this theme yet, so there is nothing to take back.")
    excerpts = [assignment.excerpt_id for assignment in suggested.assignments]
    if suggested.theme_id is not None:
        for table in (Assignment, Quote):
            session.execute(
                delete(table).where(
                    table.theme_id == suggested.theme_id,
                    table.month == suggested.run.month,
                    table.excerpt_id.in_(excerpts),
                )
            )
    before = {"state": suggested.state, "theme": suggested.theme_id}
    suggested.state, suggested.theme_id = "suggested", None
    _note(session, suggested, "take_back", account, now, before=before)


def rename(
    session: Session,
    *,
    theme: Theme,
    account: Account,
    month: str,
    name: str,
    sentence: str,
    feeling: str,
    service: str | None,
    now: datetime,
) -> None:
    """Word a theme better; its id, its history and its excerpts stay."""
    before = described(theme)
    taken = session.scalar(
        select(Theme.id).where(
            Theme.area_id == theme.area_id, Theme.name == clean(name), Theme.id != theme.id
        )
    )
    if taken is not None:
        raise RefusedError("Another theme has this name. Choose a different one.")
    theme.name, theme.sentence = clean(name), clean(sentence)
    theme.feeling, theme.service = feeling, service
    session.add(
        ThemeChange(
            area_id=theme.area_id,
            theme_id=theme.id,
            month=month,
            kind="rename",
            before=before,
            after=described(theme),
            at=now,
            account_id=account.id,
        )
    )


def described(theme: Theme) -> dict[str, Any]:
    """Return what a theme said, for its history."""
    return {
        "name": theme.name,
        "sentence": theme.sentence,
        "feeling": theme.feeling,
        "service": theme.service,
    }


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


def _assign(session: Session, suggested: SuggestedTheme, theme: Theme) -> None:
    """Put the suggestion's excerpts in the theme, each once however often a month is grouped."""
    here = set(
        session.scalars(
            select(Assignment.excerpt_id).where(
                Assignment.theme_id == theme.id, Assignment.month == suggested.run.month
            )
        )
    )
    session.add_all(
        Assignment(
            theme_id=theme.id,
            excerpt_id=assignment.excerpt_id,
            month=suggested.run.month,
            run_id=suggested.run_id,
        )
        for assignment in suggested.assignments
        if assignment.excerpt_id not in here
    )


def _must_be_open(session: Session, suggested: SuggestedTheme) -> None:
    _month_must_be_open(session, suggested)
    if suggested.state != "suggested":
        raise DecisionError("Somebody has decided this theme already. Look at it again.")


def _month_must_be_open(session: Session, suggested: SuggestedTheme) -> None:
    published = session.scalar(
        select(Report.id).where(
            Report.area_id == suggested.run.area_id,
            Report.month == suggested.run.month,
            Report.state == "published",
        )
    )
    if published is not None:
        raise DecisionError(
            "The report of this month is published, so its themes stay as they are."
        )


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
