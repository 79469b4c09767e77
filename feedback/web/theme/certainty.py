"""How sure the machine was that words belong together, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedback.models import SuggestedAssignment

LEVELS = ((0.65, "Sure"), (0.5, "Fairly sure"), (0.0, "Not sure"))


def by_certainty(
    assignments: Iterable[SuggestedAssignment],
) -> list[tuple[str, list[SuggestedAssignment]]]:
    """Put what is in a suggestion under how sure the machine was, the surest first."""
    groups: dict[str, list[SuggestedAssignment]] = {words: [] for _, words in LEVELS}
    for one in sorted(assignments, key=lambda each: -each.certainty):
        groups[next(words for least, words in LEVELS if one.certainty >= least)].append(one)
    return [(words, these) for words, these in groups.items() if these]
