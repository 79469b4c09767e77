"""Count the words of texts, and find the main directions in which the counts differ."""

import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats
from analysis.wordlists import STOP_WORDS

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_WORD = re.compile(r"\b\w\w+\b")
_STEPS = 4  # each sharpens the directions


def weigh_words(texts: Sequence[str], n_learn: int) -> "csr_array":
    """Weigh the words of each text by how rare they are (TF-IDF), words seen once left out.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts.
    n_learn : int
        The first texts, from which the words and how rare they are is learnt.

    Returns
    -------
    counts : sparse array of shape (n_texts, n_words), dtype=float32
        Rows of length 1, or 0 for a text of no known word.

    References
    ----------
    .. [1] Salton and Buckley, "Term-weighting approaches in automatic text retrieval",
       Information Processing and Management 24, 1988.

    Examples
    --------
    >>> weigh_words(["long wait", "wait", "kind staff", "staff", "bus"], 5).shape
    (5, 2)
    """
    from scipy.sparse import csr_array

    counts = _count(texts)
    learnt = counts[:n_learn]
    held_by = np.bincount(learnt.indices, minlength=counts.shape[1])
    for rarest, commonest in ((2, 0.4), (1, 1.0)):
        kept = np.flatnonzero((held_by >= rarest) & (held_by <= commonest * n_learn))
        if len(kept):
            break
    rarity = np.log((1 + n_learn) / (1 + held_by[kept])) + 1
    chosen = csr_array(counts[:, kept])
    weights = (1 + np.log(chosen.data)) * rarity[chosen.indices]
    weighed = csr_array((weights, chosen.indices, chosen.indptr), shape=chosen.shape)
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1))).ravel()
    each = np.repeat(np.maximum(lengths, 1e-9), np.diff(weighed.indptr))
    weighed.data = (weighed.data / each).astype(np.float32)
    return weighed


def find_directions(counts: "csr_array", number: int) -> NDArray[np.float32]:
    """Find the directions in which counts differ most (latent semantic analysis).

    Parameters
    ----------
    counts : sparse array of shape (n_texts, n_words)
        What `weigh_words` gives.
    number : int
        From 1 to the lesser of n_texts and n_words.

    Returns
    -------
    directions : ndarray of shape (n_words, number), dtype=float32
        Columns of length 1, at right angles, the main ones first.

    References
    ----------
    .. [1] Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review 53, 2011.

    Examples
    --------
    >>> counts = weigh_words(["long wait", "wait", "kind staff", "staff", "bus"], 5)
    >>> find_directions(counts, 1).shape
    (2, 1)
    """
    n_words = counts.shape[1]
    start = np.random.default_rng(0).normal(size=(n_words, min(n_words, number + 10)))
    basis, _ = np.linalg.qr(start)
    for _ in range(_STEPS):
        basis, _ = np.linalg.qr(counts.T @ (counts @ basis))
    seen = counts @ basis
    _, turned = np.linalg.eigh(seen.T @ seen)
    return np.asarray(basis @ turned[:, ::-1][:, :number], dtype=np.float32)


def _count(texts: Sequence[str]) -> "csr_array":
    from scipy.sparse import csr_array

    number: dict[str, int] = {}
    flat, ends = array("q"), array("q", [0])
    for text in texts:
        for word in _WORD.findall(text):
            if word not in STOP_WORDS:
                flat.append(number.setdefault(word, len(number)))
        ends.append(len(flat))
    shape = (len(texts), len(number))
    ones = np.ones(len(flat), dtype=np.float64)
    counts = csr_array((ones, np.asarray(flat), np.asarray(ends)), shape=shape)
    counts.sum_duplicates()
    return counts


def learnt_counts(texts: Sequence[str], n_learn: int, most: int) -> tuple["csr_array", Floats]:
    """Weigh words, and find at most `most` directions among the texts that are learnt from."""
    counts = weigh_words(texts, n_learn)
    few = counts[np.arange(0, n_learn, max(1, n_learn // 4000))]
    fewest = min(few.shape)
    if fewest < 2:
        return counts, np.eye(counts.shape[1])
    return counts, find_directions(few, min(most, fewest - 1)).astype(np.float64)
