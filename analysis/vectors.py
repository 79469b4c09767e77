"""Texts to vectors: static word vectors beside word counts, or word counts alone. No network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.care import load_care, see_care, share_of_care, usual_shares
from analysis.counting import learnt_counts
from analysis.pieces import count_pieces, shares_of, weigh_pieces, weights_of
from analysis.types import Floats, Integers, Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

STATIC, COUNTS, GIVEN = "static vectors", "word counts", "given vectors"

_COUNTS_SHARE = 0.3  # of the whole, beside the vectors that carry meaning
_N_COUNT_DIMENSIONS = 100
_MOST_LEARNT = 5000  # texts, to learn directions from
_BLOCK = 4096  # texts, at full length at once
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
        see = _seer(texts, n_learn, vectors, static)
        middle, main = _main_directions(see(_learnt_from(n_learn)))
        # Block by block: at full length, all rows of a large month would fill the memory.
        starts = range(0, len(texts), _BLOCK)
        blocks = (see(np.arange(start, min(start + _BLOCK, len(texts)))) for start in starts)
        return np.vstack([_turn(block, middle, main) for block in blocks])


def _learnt_from(n_learn: int) -> Integers:
    """Choose texts to learn directions from, evenly: all, or some thousand of many."""
    return np.arange(0, n_learn, -(-n_learn // _MOST_LEARNT))


def _seer(
    texts: Sequence[str], n_learn: int, vectors: Vectors | None, static: StaticWords | None
) -> Callable[[Integers], NDArray[np.floating]]:
    """Make a function from places in `texts` to rows: meaning, counts and care side by side."""
    counts, directions = learnt_counts(texts, n_learn, most=_N_COUNT_DIMENSIONS)
    if vectors is not None:
        given = unit(_checked(vectors(texts), len(texts)))
        return lambda rows: _beside(given[rows], unit(counts[rows] @ directions))
    if static is None:
        return lambda rows: unit(counts[rows] @ directions)
    pieces = count_pieces(texts, static)
    heard = weights_of(shares_of(pieces[:n_learn]))
    usual = weights_of(usual_shares(len(static.table)))
    care = load_care()

    def means(rows: Integers, weights: NDArray[np.float32]) -> Floats:
        return unit(weigh_pieces(pieces[rows], weights) @ static.table)

    share = share_of_care(means(_learnt_from(n_learn), usual), care)

    def see(rows: Integers) -> NDArray[np.floating]:
        seen = _beside(means(rows, heard), unit(counts[rows] @ directions))
        return np.hstack([seen, see_care(means(rows, usual), share, care)]) if share else seen

    return see


def _beside(meaning: Floats, counts: Floats) -> NDArray[np.float32]:
    both = (meaning * (1 - _COUNTS_SHARE) ** 0.5, counts * _COUNTS_SHARE**0.5)
    return np.hstack(both, dtype=np.float32, casting="same_kind")


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


def _main_directions(rows: NDArray[np.floating]) -> tuple[Floats, Floats]:
    """Find the middle and the main directions of rows (principal components)."""
    learn = rows[rows.any(axis=1)].astype(np.float64)
    if not len(learn):
        return np.zeros(rows.shape[1]), np.zeros((rows.shape[1], 1))
    middle = learn.mean(axis=0)
    learn -= middle
    _, directions = np.linalg.eigh(learn.T @ learn)
    return middle, directions[:, ::-1][:, : min(_N_DIMENSIONS, max(1, len(learn) - 1))]


def _turn(rows: NDArray[np.floating], middle: Floats, main: Floats) -> Floats:
    # A row of nothing stays nothing: it is not pulled to the far side of the middle.
    return unit(rows @ main - np.outer(rows.any(axis=1), middle @ main))
