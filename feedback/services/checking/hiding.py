"""Which stretches of a comment to hide, and the words others see in their place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.redact import KINDS, Span, find_personal, replacement, replacements
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
    return completed(words, (Stretch(s.start, s.end, s.kind) for s in find_personal(words)))


def usual_words(kind: str, hidden: str) -> str:
    """Return what usually stands in place of hidden words of a kind."""
    return marked(replacement(kind, hidden)) if kind in KINDS else HIDDEN


def marked(words: str) -> str:
    """Put words in square brackets, so that nobody takes ours for the family’s own.

    >>> marked("kind helper"), marked("[name]"), marked(" [] ")
    ('[kind helper]', '[name]', '')
    """
    inside = "".join(letter for letter in words if letter not in "[]").strip()
    return f"[{inside}]" if inside else ""


def completed(words: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, each with its replacement; refuse what cannot be hidden."""
    chosen = sorted(stretches)
    for stretch in chosen:
        if not 0 <= stretch.start < stretch.end <= len(words):
            raise DecisionError("Words to hide are not in this comment. Open it and try again.")
    for one, other in pairwise(chosen):
        if one.overlaps(other):
            raise DecisionError("Two pieces to hide overlap. Open the comment and try again.")
    fitting = fitted(words, [Span(s.start, s.end, s.kind) for s in chosen if s.kind in KINDS])
    return [
        replace(s, replacement=marked(s.replacement) or marked(fitting.get(s.start, HIDDEN)))
        for s in chosen
    ]


def fitted(words: str, spans: list[Span]) -> dict[int, str]:
    """Return the words that fit the sentence in place of each span, by where it starts."""
    suggested = zip(spans, replacements(words, spans), strict=True)
    return {
        span.start: fits or usual_words(span.kind, words[span.start : span.end])
        for span, fits in suggested
    }


def as_shared(words: str, stretches: Iterable[Stretch]) -> str:
    """Return a comment as others will see it.

    >>> as_shared("Theo waits.", [Stretch(0, 4, "name", "My child")])
    '[My child] waits.'
    """
    shown, before = "", 0
    for stretch in completed(words, stretches):
        shown += words[before : stretch.start] + stretch.replacement
        before = stretch.end
    return shown + words[before:]
