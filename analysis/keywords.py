"""Words that mark each theme out from the others."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from analysis.text import clean, words_of
from analysis.types import Integers
from analysis.wordlists import MEANINGFUL, STOP_WORDS

_MOST_WORDS = 8


def find_keywords(
    texts: Sequence[str], labels: Integers, *, n_words: int = _MOST_WORDS
) -> list[tuple[tuple[str, float], ...]]:
    """Weigh words by how much more a theme uses them than the others do.

    Parameters
    ----------
    texts : sequence of str
        Excerpts, each different.
    labels : ndarray of shape (n_texts,), dtype=int64
        Theme of each, from 0; negative for none.
    n_words : int, default=8
        The most words for a theme.

    Returns
    -------
    words : list of tuple of (str, float)
        For each theme its words, strongest first, with weights from 0 to 1; 1 is the strongest
        word of that theme. A word that only one excerpt uses is left out where others are left.

    References
    ----------
    .. [1] Grootendorst, "BERTopic", arXiv:2203.05794, 2022: class-based TF-IDF.

    Examples
    --------
    >>> find_keywords(["long wait", "a wait", "kind staff", "staff"], np.array([0, 0, 1, 1]))
    [(('wait', 1.0),), (('staff', 1.0),)]
    """
    heard: list[Counter[str]] = [Counter() for _ in range(int(labels.max(initial=-1)) + 1)]
    for text, label in zip(texts, labels, strict=True):
        if label >= 0:
            # Once an excerpt: somebody who repeats a word does not speak for a theme.
            heard[label].update(content_words(text))
    in_all = sum(heard, Counter[str]())
    average = max(1.0, in_all.total() / max(1, len(heard)))
    return [_weigh(counts, in_all, average, n_words) for counts in heard]


def content_words(text: str) -> set[str]:
    """List the words of a text that carry meaning, cleaned.

    Examples
    --------
    >>> sorted(content_words("The staff were KIND to us"))
    ['kind', 'staff']
    """
    stops = stop_words()
    return {
        word
        for word in words_of(clean(text))
        if len(word) > 2 and "'" not in word and word not in stops and word.isalpha()
    }


@cache
def stop_words() -> frozenset[str]:
    """List the words that carry no meaning alone: “the”, “were”, “to”."""
    return STOP_WORDS - MEANINGFUL


def _weigh(
    counts: Counter[str], in_all: Counter[str], average: float, n_words: int
) -> tuple[tuple[str, float], ...]:
    shared = {word: count for word, count in counts.items() if count > 1} or counts
    total = max(1, counts.total())
    weights = {
        word: count / total * float(np.log1p(average / in_all[word]))
        for word, count in shared.items()
    }
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    kept: list[str] = []
    for word in ranked:
        if len(kept) < n_words and not any(_alike(word, other) for other in kept):
            kept.append(word)
    return tuple((word, round(weights[word] / weights[kept[0]], 4)) for word in kept)


def _alike(word: str, other: str) -> bool:
    """Tell whether two words are forms of one: “wait”, “waits”, “waited”, “waiting”."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short) and long[len(short) :] in {"s", "es", "ed", "d", "ing", "ly"}
