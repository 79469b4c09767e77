"""A stretch of text that could say who somebody is."""

from collections.abc import Iterable
from dataclasses import dataclass

# Where two kinds claim the same words, the kind named first keeps them.
KINDS = (
    "email",
    "web_address",
    "nhs_number",
    "phone",
    "date_of_birth",
    "reference_number",
    "postcode",
    "address",
    "school",
    "name",
)


@dataclass(frozen=True, order=True)
class Span:
    """Words to hide: `text[start:end]`, and what kind of thing they are.

    Examples
    --------
    >>> span = Span(start=3, end=8, kind="name")
    >>> "my Arlo"[span.start : span.end]
    'Arlo'
    """

    start: int
    end: int
    kind: str


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Keep the surest kind where spans overlap, then the longest.

    Parameters
    ----------
    spans : iterable of Span
        In any order.

    Returns
    -------
    list of Span
        In the order of the text; no two share a character.

    Examples
    --------
    >>> without_overlaps([Span(0, 5, "name"), Span(0, 16, "school")])
    [Span(start=0, end=16, kind='school')]
    """
    chosen = sorted(spans, key=lambda s: (KINDS.index(s.kind), s.start - s.end, s.start))
    # A mark a character keeps this quick when somebody pastes a name ten thousand times.
    taken = bytearray(max((span.end for span in chosen), default=0))
    kept: list[Span] = []
    for span in chosen:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"x" * (span.end - span.start)
            kept.append(span)
    return sorted(kept)
