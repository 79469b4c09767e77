"""Word a suggested theme as the invented facilitator would."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedback.services import theming
from feedback.services.example.rows import AgreedTheme

if TYPE_CHECKING:
    from feedback.models import SuggestedAssignment, SuggestedTheme

# Below this share of its excerpts, a group is too mixed to be a theme, and is dropped.
ENOUGH = 0.2
QUOTES = 3
READABLE = range(6, 40)  # words


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


def speaking(suggested: SuggestedTheme, name: AgreedTheme) -> list[int]:
    """Pick the excerpts that a person would let speak for the theme, one a comment, best first.

    They use its words, are long enough to tell and short enough to read, and name nobody.
    """
    fitting: dict[int, SuggestedAssignment] = {}
    allowed = theming.permitted(suggested.assignments)
    for one in sorted(allowed, key=lambda one: _speaks(one.excerpt.words, name), reverse=True):
        fitting.setdefault(one.excerpt.comment_id, one)
    return [one.excerpt_id for one in list(fitting.values())[:QUOTES]]


def _speaks(words: str, name: AgreedTheme) -> tuple[int, int]:
    """Say how well an excerpt speaks for a theme: whether it can be read alone, then its words."""
    said = re.findall(r"[^\W\d]+", words.lower())
    alone = len(said) in READABLE and "[" not in words
    return int(alone), len(name.words & set(said))


def _share(suggested: SuggestedTheme, name: AgreedTheme) -> float:
    """Return the share of excerpts that use one of a wording's words, heavier words first."""
    texts = [assignment.excerpt.words.lower() for assignment in suggested.assignments]
    hits = sum(bool(name.words & Counter(re.findall(r"[^\W\d]+", text)).keys()) for text in texts)
    return hits / max(1, len(texts))
