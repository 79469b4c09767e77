"""How alike texts are to the texts that were learnt: by words, parts of words and meaning."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.vectors import StaticWords, unit

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

Likeness = NDArray[np.float32]

_COMMON = 3e-3  # a piece of a word that is this share of all pieces counts half
_BLOCK = 512  # rows compared at a time: the sparse products of all rows would fill the memory


class LearntTexts:
    """Texts that others are compared with.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts.
    static : StaticWords or None
        Static vectors; without them, words and parts of words alone are compared.
    """

    def __init__(self, texts: Sequence[str], static: StaticWords | None) -> None:
        self._n_learnt, self._static = len(texts), static
        self._counters = _counters(texts)
        self._counts = [counter.transform(texts) for counter in self._counters]
        if static is not None:
            self._weights = _piece_weights(texts, static)
            self._meanings = _meanings(texts, static, self._weights)

    def likeness(self, texts: Sequence[str]) -> Likeness:
        """Compare each text with each learnt one.

        Parameters
        ----------
        texts : sequence of str
            Cleaned texts.

        Returns
        -------
        likeness : ndarray of shape (n_texts, n_learnt), dtype=float32
            From about .4 (nothing shared) to 1 (the same words). It is the exponential of the mean
            likeness of words, parts of words and meaning, so texts alike in two ways at once
            count more than the sum.

        Examples
        --------
        >>> learnt = LearntTexts(["the wait was long", "kind staff"], None)
        >>> learnt.likeness(["the staff were kind"]).argmax(axis=1).tolist()
        [1]
        """
        blocks = [self._block(texts[at : at + _BLOCK]) for at in range(0, len(texts), _BLOCK)]
        return np.vstack(blocks)

    def _block(self, texts: Sequence[str]) -> Likeness:
        pairs = zip(self._counters, self._counts, strict=True)
        alike = [(counter.transform(texts) @ learnt.T).toarray() for counter, learnt in pairs]
        if self._static is not None:
            nearness = _meanings(texts, self._static, self._weights)
            alike.append(np.exp(-_squared_distances(nearness, self._meanings)))
        mean = sum(alike) / max(1, len(alike)) * np.ones((len(texts), self._n_learnt))
        return np.asarray(np.exp(mean - 1), dtype=np.float32)


def _counters(texts: Sequence[str]) -> list["TfidfVectorizer"]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = {"ngram_range": (1, 2), "token_pattern": r"\b\w+\b|[!?]", "sublinear_tf": True}
    parts = {"ngram_range": (2, 5), "analyzer": "char_wb", "sublinear_tf": True}
    counters = []
    for settings in (words, parts):
        try:
            counters.append(TfidfVectorizer(dtype=np.float32, **settings).fit(texts))
        except ValueError:  # not one word in all the texts
            continue
    return counters


def _piece_weights(texts: Sequence[str], static: StaticWords) -> NDArray[np.float32]:
    """Rare pieces of words say more than common ones (see `analysis.vectors.represent`)."""
    counts = np.zeros(len(static.table), dtype=np.float32)
    for encoded in static.tokenizer.encode_batch(list(texts), add_special_tokens=False):
        np.add.at(counts, encoded.ids, 1)
    return np.asarray(_COMMON / (_COMMON + counts / max(1, counts.sum())), dtype=np.float32)


def _meanings(
    texts: Sequence[str], static: StaticWords, weights: NDArray[np.float32]
) -> NDArray[np.float32]:
    rows = np.zeros((len(texts), static.table.shape[1]), dtype=np.float32)
    encoded = static.tokenizer.encode_batch(list(texts), add_special_tokens=False)
    for row, pieces in enumerate(encoded):
        if pieces.ids:
            rows[row] = weights[pieces.ids] @ static.table[pieces.ids]
    return unit(rows).astype(np.float32)


def _squared_distances(some: NDArray[np.float32], others: NDArray[np.float32]) -> Likeness:
    lengths = (some**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)
    return np.asarray(np.maximum(lengths - 2 * some @ others.T, 0))
