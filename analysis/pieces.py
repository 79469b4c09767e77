"""The pieces of words that texts are made of, and the mean of their vectors."""

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from analysis.vectors import StaticWords

_COMMON = 3e-3  # a piece of a word that is this share of all pieces counts half


def count_pieces(texts: Sequence[str], static: "StaticWords") -> "csr_array":
    """List the pieces of words that each text is made of.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts.
    static : StaticWords
        Whose pieces they are.

    Returns
    -------
    pieces : sparse array of shape (n_texts, n_pieces), dtype=float32
        A 1 for each piece, in the order they come: one that comes twice is there twice.

    Examples
    --------
    >>> from analysis.vectors import load_static_words
    >>> count_pieces(["long wait"], load_static_words()).shape
    (1, 32000)
    """
    from scipy.sparse import csr_array

    # A piece never reaches over a space, and most words come often: each is cut up once.
    said = [text.split() for text in texts]
    words = list(dict.fromkeys(chain.from_iterable(said)))
    found = static.tokenizer.encode_batch_fast(words, add_special_tokens=False)
    of_word = {word: each.ids for word, each in zip(words, found, strict=True)}
    flat, ends = array("i"), array("i", [0])
    for text in said:
        for word in text:
            flat.extend(of_word[word])
        ends.append(len(flat))
    shape = (len(texts), len(static.table))
    indices = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
    ones = np.ones(len(indices), dtype=np.float32)
    return csr_array((ones, indices, np.frombuffer(ends, dtype=np.int32)), shape=shape)


def shares_of(pieces: "csr_array") -> Floats:
    """Say what share of all pieces each is (n_pieces,)."""
    seen = np.bincount(pieces.indices, minlength=pieces.shape[1])
    return np.asarray(seen / max(1, seen.sum()), dtype=np.float64)


def weights_of(shares: Floats) -> NDArray[np.float32]:
    """Weigh pieces (n_pieces,), from 1 for one that never comes down to near 0."""
    return np.asarray(_COMMON / (_COMMON + shares), dtype=np.float32)


def weigh_pieces(pieces: "csr_array", weights: NDArray[np.float32]) -> "csr_array":
    """Weigh pieces, so that the mean is one product: no list of their vectors fills the memory."""
    from scipy.sparse import csr_array

    return csr_array((weights[pieces.indices], pieces.indices, pieces.indptr), shape=pieces.shape)


def mean_vectors(
    texts: Sequence[str], static: "StaticWords", shares: Floats
) -> NDArray[np.float32]:
    """Give each text the mean of its pieces' vectors, in which rare pieces weigh more.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts.
    static : StaticWords
        Static vectors.
    shares : ndarray of shape (n_pieces,)
        What share of all pieces each is.

    Returns
    -------
    means : ndarray of shape (n_texts, n_dimensions), dtype=float32
        Not of length 1.

    Examples
    --------
    >>> from analysis.vectors import load_static_words
    >>> static = load_static_words()
    >>> mean_vectors(["long wait"], static, np.zeros(len(static.table))).shape
    (1, 256)
    """
    return np.asarray(weigh_pieces(count_pieces(texts, static), weights_of(shares)) @ static.table)
