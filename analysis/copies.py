"""Find comments that are nearly the same words: somebody sent twice, or many sent one letter.

A campaign is people's real view, so nothing is dropped: it is told apart, counted and shown.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.text import clean

FEWEST_WORDS = 8  # shorter comments say the same by chance: “the waiting list is far too long”
LIKENESS = 0.7  # share of the pairs of neighbouring words that two copies have in common
FEWEST_IN_CAMPAIGN = 5
_AT_ONCE = 2_000  # texts hashed together: a few megabytes
_BANDS, _ROWS = 12, 2  # two texts of that likeness meet in some band 999 times in 1,000
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Copies:
    """Comments of nearly the same words.

    Attributes
    ----------
    comments : tuple of int
        Places of the comments, in order; at least two.
    is_campaign : bool
        True when so many can hardly be chance, nor one person who pressed Send twice.
    """

    comments: tuple[int, ...]
    is_campaign: bool


def find_copies(
    texts: Sequence[str], *, fewest: int = FEWEST_IN_CAMPAIGN, likeness: float = LIKENESS
) -> tuple[Copies, ...]:
    """Find comments that share most of their words, in the same order.

    Comments under 8 words are left alone. The order of the comments changes no group.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written; none, one or many thousand.
    fewest : int, default=5
        Copies that make a campaign.
    likeness : float, default=0.7
        Smallest Jaccard similarity of the sets of neighbouring word pairs, over 0 to 1.

    Returns
    -------
    copies : tuple of Copies
        Largest group first; a comment is in one group at most.

    Raises
    ------
    ValueError
        If `likeness` is not over 0 and up to 1.

    References
    ----------
    .. [1] A. Z. Broder, On the resemblance and containment of documents, 1997: the sampling of
       shared pieces by which likely copies meet without comparing every two comments.

    Examples
    --------
    >>> letter = "Please keep the speech and language base at our school open for all"
    >>> find_copies([letter, "Kind staff.", letter.upper() + " children!", "Nobody rang."])
    (Copies(comments=(0, 2), is_campaign=False),)
    """
    if not 0 < likeness <= 1:
        raise ValueError(f"likeness must be over 0 and up to 1, and is {likeness}")
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        words = tuple(_WORD.findall(clean(text)))
        if len(words) >= FEWEST_WORDS:
            places[words].append(place)
    spoken = sorted(places, key=lambda words: (len(words), words))
    leaders = _leaders([_pairs(words) for words in spoken], likeness)
    groups: dict[int, list[int]] = defaultdict(list)
    for words, leader in zip(spoken, leaders, strict=True):
        groups[leader] += places[words]
    found = [tuple(sorted(group)) for group in groups.values() if len(group) > 1]
    found.sort(key=lambda group: (-len(group), group))
    return tuple(Copies(group, is_campaign=len(group) >= fewest) for group in found)


def _pairs(words: tuple[str, ...]) -> frozenset[int]:
    joined = (f"{one} {other}" for one, other in pairwise(words))
    return frozenset(zlib.crc32(pair.encode()) for pair in joined)


def _leaders(said: Sequence[frozenset[int]], likeness: float) -> list[int]:
    """Give each text the first text it copies, or itself: a copy of a copy starts no chain."""
    leaders = list(range(len(said)))
    met: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for place, (pairs, bands) in enumerate(zip(said, _bands(said), strict=True)):
        before = sorted({one for band in bands for one in met.get(band, ())})
        like = max(before, key=lambda one: (_jaccard(pairs, said[one]), -one), default=None)
        if like is not None and _jaccard(pairs, said[like]) >= likeness:
            leaders[place] = like
            continue
        for band in bands:
            met[band].append(place)
    return leaders


def _jaccard(some: frozenset[int], others: frozenset[int]) -> float:
    return len(some & others) / len(some | others)


def _bands(said: Sequence[frozenset[int]]) -> Iterator[list[tuple[int, ...]]]:
    """Yield for each text its keys: texts that share most pairs share some key."""
    numbers = np.random.default_rng(0).integers(1, _PRIME, size=(2, _BANDS * _ROWS))
    factors, added = numbers[0], numbers[1]
    for start in range(0, len(said), _AT_ONCE):
        some = said[start : start + _AT_ONCE]
        pairs = np.array([pair for text in some for pair in sorted(text)], dtype=np.int64) % _PRIME
        first = np.cumsum([0, *(len(text) for text in some[:-1])])
        hashed = (pairs[:, None] * factors + added) % _PRIME
        least = np.minimum.reduceat(hashed, first, axis=0).reshape(len(some), _BANDS, _ROWS)
        for rows in least.tolist():
            yield [(band, *row) for band, row in enumerate(rows)]
