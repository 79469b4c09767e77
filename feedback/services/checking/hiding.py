"""Which stretches of a comment to hide, and the words others see in their place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.redact import KINDS, find_personal, replacement, replacements
from feedback.errors import DecisionError

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a person chose to hide, where no rule says what it is.
CHOSEN = "chosen"
HIDDEN = "[hidden]"


@dataclass(frozen=True, order=True)
class Stretch:
    """Words to hide, counted in characters of the original; no replacement means the usual one."""

    start: int
    end: int
    kind: str
    replacement: str = ""

    def overlaps(self, other: Stretch) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


def suggest(words: str) -> list[Stretch]:
    """Return what could say who somebody is, with words that fit the sentence in its place."""
    spans = find_personal(words)
    return [
        Stretch(
            span.start,
            span.end,
            span.kind,
            fitting or usual(span.kind, words, span.start, span.end),
        )
        for span, fitting in zip(spans, replacements(words, spans), strict=True)
    ]


def usual_words(kind: str, hidden: str) -> str:
    """Return what usually stands in place of hidden words of a kind."""
    return replacement(kind, hidden) if kind in KINDS else HIDDEN


def usual(kind: str, words: str, start: int, end: int) -> str:
    """Return what usually stands in place of a stretch of a comment."""
    return usual_words(kind, words[start:end])


def completed(words: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, each with its replacement; refuse what cannot be hidden."""
    chosen = sorted(stretches)
    for stretch in chosen:
        if not 0 <= stretch.start < stretch.end <= len(words):
            raise DecisionError("Words to hide are not in this comment. Open it and try again.")
    for one, other in pairwise(chosen):
        if one.overlaps(other):
            raise DecisionError("Two pieces to hide overlap. Open the comment and try again.")
    return [
        replace(s, replacement=s.replacement or usual(s.kind, words, s.start, s.end))
        for s in chosen
    ]


def as_shared(words: str, stretches: Iterable[Stretch]) -> str:
    """Return a comment as others will see it.

    >>> as_shared("Theo waits.", [Stretch(0, 4, "name", "My child")])
    'My child waits.'
    """
    shown, before = "", 0
    for stretch in completed(words, stretches):
        shown += words[before : stretch.start] + stretch.replacement
        before = stretch.end
    return shown + words[before:]
