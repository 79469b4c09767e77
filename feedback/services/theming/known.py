"""Themes people agreed before, told again when they come back in another month."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from analysis.carrying import AgreedTheme, carry_themes, continued
from feedback.models import Assignment, Comment, Excerpt, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from analysis import ThemeSet


def known_themes(session: Session, *, area_id: str, month: str) -> list[AgreedTheme]:
    """Return the themes agreed up to a month, each with the words that people put in it."""
    rows = session.execute(
        select(Theme, Excerpt)
        .join(Assignment, Assignment.theme_id == Theme.id)
        .join(Excerpt, Assignment.excerpt_id == Excerpt.id)
        .join(Comment, Excerpt.comment_id == Comment.id)
        .where(
            Theme.area_id == area_id,
            Assignment.month <= month,
            Comment.state == "cleared",
            # A theme is known by words that are still here: after their months they tell nothing.
            Comment.shared_words.is_not(None),
        )
        .options(selectinload(Excerpt.comment))
        .order_by(Theme.id, Excerpt.id)
    )
    words: dict[Theme, list[str]] = defaultdict(list)
    for theme, excerpt in rows:
        words[theme].append(excerpt.words)
    return [AgreedTheme(theme.name, tuple(said), theme.id) for theme, said in words.items()]


def seeming(
    found: ThemeSet, texts: Sequence[str], known: Sequence[AgreedTheme], *, seed: int
) -> dict[int, int]:
    """Say which agreed theme each found one seems to be: from its number to the theme's id."""
    if not known or not found.themes:
        return {}
    carried = carry_themes(known, texts, seed=seed)
    seems = continued(found, carried, len(known))
    return {theme: int(str(known[agreed].id)) for theme, agreed in seems.items()}
