"""A comment laid out twice: as it was written, and as others will see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from feedback.services import checking
from feedback.web.filters import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedback.services.checking import Stretch

KINDS = {
    "name": "name",
    "school": "school",
    "phone": "phone number",
    "email": "email address",
    "postcode": "postcode",
    "nhs_number": "NHS number",
    "reference_number": "reference number",
    "date_of_birth": "date of birth",
    "web_address": "web page",
    "address": "address",
}


@dataclass(frozen=True)
class Piece:
    """A run of words in one dress: to hide or not, noticed or not."""

    words: str
    start: int
    end: int
    hidden: bool = False
    noticed: bool = False


@dataclass(frozen=True)
class Item:
    """A piece to hide in the list beside the words."""

    at: str
    words: str
    kind: str
    usual: str
    replacement: str
    on: bool


@dataclass(frozen=True)
class Written:
    """A comment as it was written, with what was found in it."""

    words: str
    pieces: Sequence[Piece]
    shared: Sequence[Piece] = field(default=())
    items: Sequence[Item] = field(default=())
    noticed: str = ""


def written(words: str, listed: Iterable[tuple[Stretch, bool]]) -> Written:
    """Lay out a comment twice, as it was written and as others will see it."""
    listed = list(listed)
    chosen = [stretch for stretch, on in listed if on]
    noticed = checking.noticed(words)
    return Written(
        words=words,
        pieces=pieces(words, [(s.start, s.end) for s in chosen], noticed),
        shared=shared_pieces(words, chosen),
        items=[item(words, stretch, on=on) for stretch, on in listed],
        noticed=" ".join(f"{start}-{end}" for start, end in noticed),
    )


def pieces(
    words: str, hidden: Sequence[tuple[int, int]], noticed: Sequence[tuple[int, int]]
) -> list[Piece]:
    """Cut words wherever something to hide, or something noticed, begins or ends."""
    places = [*hidden, *noticed]
    cuts = sorted({0, len(words), *(cut for place in places for cut in place)})
    return [
        Piece(words[start:end], start, end, _within(start, hidden), _within(start, noticed))
        for start, end in pairwise(cuts)
    ]


def shared_pieces(words: str, chosen: Sequence[Stretch]) -> list[Piece]:
    """Cut what others will see into plain words and replacements."""
    cut: list[Piece] = []
    before = 0
    for stretch in sorted(chosen):
        cut.append(Piece(words[before : stretch.start], before, stretch.start))
        instead = stretch.replacement or usual(words, stretch)
        cut.append(Piece(instead, stretch.start, stretch.end, hidden=True))
        before = stretch.end
    cut.append(Piece(words[before:], before, len(words)))
    return [piece for piece in cut if piece.words]


def item(words: str, stretch: Stretch, *, on: bool) -> Item:
    """Describe one piece to hide."""
    return Item(
        at=f"{stretch.start}-{stretch.end}-{stretch.kind}",
        words=words[stretch.start : stretch.end],
        kind=KINDS.get(stretch.kind, "your choice"),
        usual=usual(words, stretch),
        replacement=stretch.replacement or usual(words, stretch),
        on=on,
    )


def usual(words: str, stretch: Stretch) -> str:
    """Return what usually stands in place of a piece."""
    return checking.usual_words(stretch.kind, words[stretch.start : stretch.end])


def things_to_hide(number: int) -> str:
    """Head the list of pieces.

    >>> things_to_hide(3), things_to_hide(1), things_to_hide(0)
    ('Three things to hide', 'One thing to hide', 'Nothing to hide')
    """
    if not number:
        return "Nothing to hide"
    return f"{in_words(number).capitalize()} {'thing' if number == 1 else 'things'} to hide"


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
