"""Find the words that a person typed to hide, however they typed them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback.services.checking.hiding import CHOSEN, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " ", "\n": " "})


@dataclass(frozen=True)
class Missing:
    """Words that were typed but are not in the comment."""

    words: str


def find_typed(words: str, typed: str) -> tuple[list[Stretch], list[Missing]]:
    """Find each typed line wherever it stands in a comment, and say which lines are nowhere."""
    found: list[Stretch] = []
    missing: list[Missing] = []
    haystack = folded(words)
    for line in filter(None, (line.strip() for line in typed.split("\n"))):
        places = places_of(haystack, folded(unicodedata.normalize("NFC", line)))
        found += [Stretch(start, start + length, CHOSEN) for start, length in places]
        if not places:
            missing.append(Missing(line))
    return found, missing


def joined(chosen: Iterable[Stretch], more: Iterable[Stretch] = ()) -> list[Stretch]:
    """Put stretches together without overlaps: pieces that touch the same words become one.

    >>> joined([Stretch(0, 4, "name", "my child")], [Stretch(0, 9, "chosen")])
    [Stretch(start=0, end=9, kind='chosen', replacement='')]
    """
    kept: list[Stretch] = []
    for stretch in [*chosen, *more]:
        if any(one.start <= stretch.start and stretch.end <= one.end for one in kept):
            continue
        touched = [one for one in kept if one.overlaps(stretch)]
        kept = [one for one in kept if one not in touched]
        start = min(one.start for one in [stretch, *touched])
        end = max(one.end for one in [stretch, *touched])
        kept.append(Stretch(start, end, stretch.kind, stretch.replacement))
    return sorted(kept)


def folded(words: str) -> str:
    """Return words in small letters and plain quotes, one character for each of the original."""
    plain = words.translate(ALIKE)
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)


def places_of(haystack: str, needle: str) -> list[tuple[int, int]]:
    """Return where whole words stand, or where no whole words do, any place they are part of."""
    anywhere: list[tuple[int, int]] = []
    start = haystack.find(needle)
    while start >= 0:
        anywhere.append((start, len(needle)))
        start = haystack.find(needle, start + len(needle))
    whole = [place for place in anywhere if is_whole(haystack, *place)]
    return whole or anywhere


def is_whole(haystack: str, start: int, length: int) -> bool:
    """Say whether no letter or mark of the same word stands on either side."""
    end = start + length
    before, after = haystack[start - 1 : start], haystack[end : end + 1]
    return not (_in_word(before) and _in_word(haystack[start])) and not (
        _in_word(after) and _in_word(haystack[end - 1])
    )


def _in_word(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter)[0] in "LNM"
