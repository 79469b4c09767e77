"""Word an agreed theme better, and keep what it said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from feedback.errors import RefusedError
from feedback.models import Account, Theme, ThemeChange
from feedback.services.cleaning import clean

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


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
