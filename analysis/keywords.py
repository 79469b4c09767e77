"""Words that mark each theme out from the others, and that belong together."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from analysis.text import clean, words_of
from analysis.types import Floats, Integers
from analysis.vectors import load_static_words, unit
from analysis.wordlists import MEANINGFUL, STOP_WORDS, WEAK

_MOST_WORDS = 8
_CONSIDERED = 30  # words of a theme, to choose from
_SPOKEN = 2.0  # the power of how many use a word, beside how few others do
_BESIDE = 30  # excerpts: a word that happens to be said nowhere else marks little in a small month
_LEAST_NEAR = 0.01


def find_keywords(
    texts: Sequence[str], labels: Integers, *, n_words: int = _MOST_WORDS
) -> list[tuple[tuple[str, float], ...]]:
    """Choose words that many say in a theme, that other themes say less, and that go together.

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
        word of that theme. A word that only one excerpt uses is left out where others are left,
        and so are “said”, “need” and other words that mark no theme.

    References
    ----------
    .. [1] docs/decisions/0018-naming-themes.md: how often a stranger finds the word that does not
       belong.

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
    in_all: Counter[str] = Counter()
    for counts in heard:
        in_all.update(counts)
    numbers = Counter(label for label in labels.tolist() if label >= 0)
    return [
        _strongest(_weigh(counts, in_all, numbers[theme], numbers.total()), n_words)
        for theme, counts in enumerate(heard)
    ]


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


def _weigh(counts: Counter[str], in_all: Counter[str], n_here: int, n_all: int) -> dict[str, float]:
    """Weigh words by the share of excerpts here that use one, and by how few others do."""
    shared = {word: count for word, count in counts.items() if count > 1} or counts
    weights = {}
    for word, count in shared.items():
        if word not in WEAK:
            share = count / n_here
            elsewhere = (in_all[word] - count + 1) / (n_all - n_here + _BESIDE)
            weights[word] = share**_SPOKEN * float(np.log1p(share / elsewhere))
    return weights


def _strongest(weights: dict[str, float], n_words: int) -> tuple[tuple[str, float], ...]:
    kept: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], word)):
        if len(kept) < max(n_words, _CONSIDERED) and not any(_alike(word, one) for one in kept):
            kept.append(word)
    near = _nearness(kept, np.array([weights[word] for word in kept]))
    together = {word: weights[word] * how for word, how in zip(kept, near.tolist(), strict=True)}
    ranked = sorted(together, key=lambda word: (-together[word], word))[:n_words]
    return tuple(
        (word, round(together[word] / together[ranked[0]], 4) or 0.0001) for word in ranked
    )


def _nearness(words: list[str], weights: Floats) -> Floats:
    """Say how near each word's meaning is to what all of them mean; 1 where that is not known."""
    static = load_static_words()
    if static is None or not words:
        return np.ones(len(words))
    pieces = static.tokenizer.encode_batch(words, add_special_tokens=False)
    points = unit(np.array([static.table[one.ids].mean(axis=0) for one in pieces]))
    (middle,) = unit((points * weights[:, None]).sum(axis=0)[None, :])
    near: Floats = np.maximum(_LEAST_NEAR, (points * middle).sum(axis=1)) ** 2
    return near


def _alike(word: str, other: str) -> bool:
    """Tell whether two words are forms of one: “wait”, “waits”, “waited”, “waiting”."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short) and long[len(short) :] in {"s", "es", "ed", "d", "ing", "ly"}
