"""Word a suggested theme as the invented facilitator would."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedback.services.example.rows import AgreedTheme

if TYPE_CHECKING:
    from feedback.models import SuggestedTheme

# Below this share of its excerpts, a group is too mixed to be a theme, and is dropped.
ENOUGH = 0.2


def named(
    suggestions: list[SuggestedTheme], names: list[AgreedTheme]
) -> dict[int, AgreedTheme | None]:
    """Return a wording for each suggestion, the best fit first and each wording once a month."""
    fits = sorted(
        (
            (_share(suggested, name), -place, suggested.id)
            for suggested in suggestions
            for place, name in enumerate(names)
        ),
        reverse=True,
    )
    chosen: dict[int, AgreedTheme | None] = {suggested.id: None for suggested in suggestions}
    used: set[int] = set()
    for share, place, suggested_id in fits:
        if share >= ENOUGH and chosen[suggested_id] is None and place not in used:
            chosen[suggested_id] = names[-place]
            used.add(place)
    return chosen


def _share(suggested: SuggestedTheme, name: AgreedTheme) -> float:
    """Return the share of excerpts that use one of a wording's words, heavier words first."""
    texts = [assignment.excerpt.words.lower() for assignment in suggested.assignments]
    hits = sum(bool(name.words & Counter(re.findall(r"[^\W\d]+", text)).keys()) for text in texts)
    return hits / max(1, len(texts))
