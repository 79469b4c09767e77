"""The excerpts that best speak for a theme."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from analysis.keywords import content_words
from analysis.text import words_of
from analysis.types import Floats, Integers

_FEWEST_WORDS, _MOST_WORDS = 6, 40  # shorter says little alone; longer is not read
_TOO_ALIKE = 0.6  # share of words in common


def choose_quotes(
    texts: Sequence[str],
    comments: Integers,
    points: Floats,
    certainty: Floats,
    *,
    words: Mapping[str, float] = MappingProxyType({}),
    n_quotes: int = 3,
) -> list[int]:
    """Choose the most central excerpt of a theme, then others that say something different.

    Parameters
    ----------
    texts : sequence of str
        The excerpts of one theme, at least one.
    comments : ndarray of shape (n_texts,), dtype=int64
        The comment each comes from: one comment is quoted once.
    points : ndarray of shape (n_texts, n_dimensions)
        Rows of length 1.
    certainty : ndarray of shape (n_texts,)
        From 0 to 1, how surely each belongs to the theme.
    words : mapping of str to float, default={}
        The theme's words and their weights, from 0 to 1: a quote that holds them explains them.
    n_quotes : int, default=3
        The most to choose.

    Returns
    -------
    quotes : list of int
        Places in `texts`, the most central first. No two are nearly the same, and those of 6 to 40
        words are preferred.

    Examples
    --------
    >>> texts = ["We waited two years to be seen", "We waited two years to be seen!", "A long wait"]
    >>> choose_quotes(texts, np.arange(3), np.eye(3)[:, :2], np.ones(3))
    [0, 2]
    """
    central = points @ points.mean(axis=0)
    lengths = np.array([len(words_of(text)) for text in texts])
    readable = (lengths >= _FEWEST_WORDS) & (lengths <= _MOST_WORDS)
    said = [content_words(text) for text in texts]
    telling = np.array([min(1.0, sum(words.get(word, 0.0) for word in all_of)) for all_of in said])
    worth = central * (0.5 + certainty / 2) + telling / 2 + np.where(readable, 1.0, 0.0)
    # Only the better half may be quoted as different: a stray excerpt differs most of all.
    order = np.argsort(-worth, kind="stable")
    chosen = [int(order[0])]
    able = [int(i) for i in order[: max(n_quotes + 1, len(order) // 2)]]
    while len(chosen) < n_quotes:
        left = [
            i
            for i in able
            if comments[i] not in comments[chosen]
            and not any(_nearly_same(said[i], said[other]) for other in chosen)
        ]
        if not left:
            break
        nearest = (points[left] @ points[chosen].T).max(axis=1)
        chosen.append(left[int(np.argmax(worth[left] - nearest))])
    return chosen


def _nearly_same(words: set[str], others: set[str]) -> bool:
    both = len(words | others)
    return both == 0 or len(words & others) / both >= _TOO_ALIKE
