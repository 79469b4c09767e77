"""Word a suggested theme as the invented facilitator would."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feedback.services.example.rows import AgreedTheme

if TYPE_CHECKING:
    from feedback.models import SuggestedTheme

ENOUGH = 0.18


def best_name(suggested: SuggestedTheme, names: list[AgreedTheme]) -> AgreedTheme:
    """Return the wording whose words most of the excerpts use, or the machine's own draft."""
    best = max(names, key=lambda name: _share(suggested, name))
    if _share(suggested, best) >= ENOUGH:
        return best
    return AgreedTheme(
        name=suggested.name,
        sentence=f"Families told us about this: {suggested.name}.",
        feeling="mixed",
        service="",
        words=frozenset(),
    )


def _share(suggested: SuggestedTheme, name: AgreedTheme) -> float:
    """Return the share of excerpts that use one of a wording's words, heavier words first."""
    texts = [assignment.excerpt.words.lower() for assignment in suggested.assignments]
    hits = sum(bool(name.words & Counter(re.findall(r"[^\W\d]+", text)).keys()) for text in texts)
    return hits / max(1, len(texts))
