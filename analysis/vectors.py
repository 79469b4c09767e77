"""Texts to vectors: static word vectors beside word counts, or word counts alone. No network."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.care import load_care, see_care, usual_shares
from analysis.types import Floats, Vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from tokenizers import Tokenizer

STATIC, COUNTS, GIVEN = "static vectors", "word counts", "given vectors"

_COUNTS_SHARE = 0.3  # of the whole, beside the vectors that carry meaning
_COMMON = 3e-3  # a piece of a word that is this share of all pieces counts half
_N_COUNT_DIMENSIONS = 100
_N_DIMENSIONS = 35  # measured: docs/decisions/0004-themes-first-form.md


@dataclass(frozen=True, slots=True)
class StaticWords:
    """One vector for each piece of a word, whatever stands around it."""

    tokenizer: "Tokenizer"
    table: NDArray[np.float32]


@lru_cache(maxsize=2)
def load_static_words(package: str = "wordllama") -> StaticWords | None:
    """Read the static vectors that ship inside an installed wheel; None where they are absent.

    The package is found but never imported, because its own loader tries to download.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    weights = folder / "weights" / "l2_supercat_256.safetensors"
    pieces = folder / "tokenizers" / "l2_supercat_tokenizer_config.json"
    if not (weights.is_file() and pieces.is_file()):
        return None
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    (table,) = load_file(weights).values()
    return StaticWords(Tokenizer.from_file(str(pieces)), table.astype(np.float32))


def method_of(vectors: Vectors | None, static: StaticWords | None) -> str:
    """Say what texts are compared by: “given vectors”, “static vectors” or “word counts”."""
    if vectors is not None:
        return GIVEN
    return COUNTS if static is None else STATIC


def represent(
    texts: Sequence[str],
    n_learn: int,
    *,
    vectors: Vectors | None = None,
    static: StaticWords | None = None,
) -> Floats:
    """Place texts as points, so that texts about one thing lie close.

    What is learnt (which words are common, which directions matter) is learnt from the first
    `n_learn` texts alone; the others are placed among them.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts.
    n_learn : int
        From 1 to `len(texts)`.
    vectors : callable, optional
        From n texts to an array of shape (n, n_dimensions), used in place of the static vectors.
    static : StaticWords, optional
        Static vectors; without them and without `vectors`, word counts are all there is.

    Returns
    -------
    points : ndarray of shape (n_texts, at most 35)
        Rows of length 1, or 0 for a text that says nothing the others say.

    Raises
    ------
    ValueError
        If `vectors` does not give one row of finite numbers for each text.

    References
    ----------
    .. [1] Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings",
       ICLR 2017: rare words weigh more in the mean of the vectors.

    Examples
    --------
    >>> points = represent(["long wait", "wait too long", "kind staff", "staff kind"], 4)
    >>> bool(points[0] @ points[1] > points[0] @ points[2])
    True
    """
    with threadpool_limits(limits=1):  # as many threads as there are could round another way
        return _reduce(_side_by_side(texts, n_learn, vectors, static), n_learn)


def _side_by_side(
    texts: Sequence[str], n_learn: int, vectors: Vectors | None, static: StaticWords | None
) -> NDArray[np.floating]:
    counts = _count_vectors(texts, n_learn)
    care: NDArray[np.floating]
    if vectors is not None:
        meaning: NDArray[np.floating] = _checked(vectors(texts), len(texts))
        care = np.zeros((len(texts), 0))
    elif static is not None:
        pieces = _pieces(texts, static)
        meaning = _mean(pieces, static, None, n_learn)
        usual = _mean(pieces, static, usual_shares(len(static.table)), n_learn)
        care = see_care(unit(usual), n_learn, load_care())
    else:
        return counts
    beside = (unit(meaning) * (1 - _COUNTS_SHARE) ** 0.5, counts * _COUNTS_SHARE**0.5, care)
    return np.hstack(beside, dtype=np.float32, casting="same_kind")


def unit(rows: NDArray[np.floating]) -> Floats:
    """Scale each row to length 1; a row of nothing stays nothing.

    Examples
    --------
    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 1e-9, lengths, np.inf), dtype=np.float64)


def _checked(given: NDArray[np.floating], n_texts: int) -> Floats:
    rows = np.asarray(given, dtype=np.float64)
    if rows.ndim != 2 or len(rows) != n_texts or not np.isfinite(rows).all():
        raise ValueError(
            f"vectors must give one row of finite numbers for each of {n_texts} texts; "
            f"it gave an array of shape {rows.shape}"
        )
    return rows


def mean_vectors(
    texts: Sequence[str], static: StaticWords, shares: Floats | None = None, *, n_learn: int = 0
) -> NDArray[np.float32]:
    """Give each text the mean of its pieces' vectors, in which rare pieces weigh more.

    Parameters
    ----------
    texts : sequence of str
        Cleaned texts.
    static : StaticWords
        Static vectors.
    shares : ndarray of shape (n_pieces,), optional
        What share of all pieces each is; by default, what they are of the first `n_learn` texts.
    n_learn : int, default=0
        Texts to count pieces in.

    Returns
    -------
    means : ndarray of shape (n_texts, n_dimensions), dtype=float32
        Not of length 1.

    Examples
    --------
    >>> static = load_static_words()
    >>> mean_vectors(["long wait"], static, np.zeros(len(static.table))).shape
    (1, 256)
    """
    return _mean(_pieces(texts, static), static, shares, n_learn)


def _pieces(texts: Sequence[str], static: StaticWords) -> "csr_array":
    """Count the pieces of each text (rows), in the order they come."""
    from scipy.sparse import csr_array

    pieces = [e.ids for e in static.tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    ends = np.cumsum([0, *map(len, pieces)])
    flat = np.fromiter((piece for text in pieces for piece in text), dtype=np.int64, count=ends[-1])
    shape = (len(texts), len(static.table))
    return csr_array((np.ones(len(flat), dtype=np.float32), flat, ends), shape=shape)


def _mean(
    pieces: "csr_array", static: StaticWords, shares: Floats | None, n_learn: int
) -> NDArray[np.float32]:
    from scipy.sparse import csr_array

    if shares is None:
        learnt = pieces.indices[: pieces.indptr[n_learn]]
        seen = np.bincount(learnt, minlength=len(static.table))
        shares = seen / max(1, seen.sum())
    weights = (_COMMON / (_COMMON + shares))[pieces.indices].astype(np.float32)
    # The mean as one sparse product: no list of all pieces' vectors is ever held in memory.
    weighed = csr_array((weights, pieces.indices, pieces.indptr), shape=pieces.shape)
    return np.asarray(weighed @ static.table)


def _count_vectors(texts: Sequence[str], n_learn: int) -> Floats:
    """Reduce TF-IDF counts to their main directions (latent semantic analysis)."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    learn = texts[:n_learn]
    for rarest, commonest in ((2, 0.4), (1, 1.0)):
        counter = TfidfVectorizer(
            sublinear_tf=True, min_df=rarest, max_df=commonest, stop_words="english"
        )
        try:
            counts = counter.fit_transform(learn)
        except ValueError:  # no word is in two texts, or every word is a stop word
            continue
        if min(counts.shape) < 2:
            return unit(counter.transform(texts).toarray())
        size = min(_N_COUNT_DIMENSIONS, min(counts.shape) - 1)
        directions = TruncatedSVD(size, random_state=0).fit(counts)
        return unit(directions.transform(counter.transform(texts)))
    return np.zeros((len(texts), 1))


def _reduce(rows: NDArray[np.floating], n_learn: int) -> Floats:
    """Keep the main directions of the learnt rows (principal components), at length 1."""
    learn = rows[:n_learn][rows[:n_learn].any(axis=1)].astype(np.float64)
    if not len(learn):
        return np.zeros((len(rows), 1))
    middle = learn.mean(axis=0)
    learn -= middle
    _, directions = np.linalg.eigh(learn.T @ learn)
    main = directions[:, ::-1][:, : min(_N_DIMENSIONS, max(1, len(learn) - 1))]
    # A row of nothing stays nothing: it is not pulled to the far side of the middle.
    reduced = rows @ main - np.outer(rows.any(axis=1), middle @ main)
    return unit(reduced)
