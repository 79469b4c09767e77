"""What aspects are told by: the meaning of a text, parts of its words, and its length."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from analysis.care import usual_shares
from analysis.pieces import mean_vectors
from analysis.text import clean, words_of
from analysis.types import Floats
from analysis.vectors import StaticWords, unit

if TYPE_CHECKING:
    from scipy.sparse import csr_array

N_PARTS = 2048  # numbers that parts of words are counted under: docs/decisions/0017-aspects.md
_SHORTEST, _LONGEST = 3, 5  # letters, with a space at each end of the word
_SIGN = 1 << 31


def see(texts: Sequence[str], static: StaticWords) -> Floats:
    """Turn texts into rows that the learnt coefficients fit.

    Parts of words are counted under numbers (hashing): no list of words is kept, so none can
    tell who wrote what was learnt from.

    Parameters
    ----------
    texts : sequence of str, length n_texts
        As they were written.
    static : StaticWords
        Static vectors.

    Returns
    -------
    rows : ndarray of shape (n_texts, 1 + n_dimensions + 2048)
        The logarithm of 1 + the number of words; then the meaning and the parts of words, each
        of length 1, or 0 for a text without words.

    References
    ----------
    .. [1] Weinberger and others, "Feature hashing for large scale multitask learning", ICML 2009.

    Examples
    --------
    >>> from analysis.vectors import load_static_words
    >>> see(["We waited a year"], load_static_words()).shape
    (1, 2305)
    """
    cleaned = [clean(text) for text in texts]
    words = [words_of(text) for text in cleaned]
    lengths = np.log1p([[len(own)] for own in words]).reshape(len(texts), 1)
    meaning = unit(mean_vectors(cleaned, static, usual_shares(len(static.table))))
    return np.hstack([lengths, meaning, unit(_parts(words).toarray())])


def _parts(words: Sequence[Sequence[str]]) -> "csr_array":
    """Count parts of the different words of each text, (n_texts, 2048)."""
    from scipy.sparse import csr_array

    place = {word: i for i, word in enumerate(dict.fromkeys(w for own in words for w in own))}
    held = [sorted({place[word] for word in own}) for own in words]
    ends = np.cumsum([0, *map(len, held)])
    flat = np.array([i for own in held for i in own], dtype=np.int64)
    has = csr_array((np.ones(len(flat)), flat, ends), shape=(len(words), len(place)))
    return csr_array(has @ _hashed(list(place)))


def _hashed(words: Sequence[str]) -> "csr_array":
    from scipy.sparse import csr_array

    parts = [
        (row, crc32(f" {word} "[start : start + size].encode()))
        for row, word in enumerate(words)
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(word) + 3 - size)
    ]
    rows = [row for row, _ in parts]
    # The sign keeps parts that share a number from always adding up.
    signs = [1.0 if part & _SIGN else -1.0 for _, part in parts]
    columns = [part % N_PARTS for _, part in parts]
    return csr_array((signs, (rows, columns)), shape=(len(words), N_PARTS))
