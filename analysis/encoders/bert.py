"""A BERT model read forwards, in plain numpy: no gradients, no padding, no other libraries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_MOST_PIECES = 2048  # at once: attention to the longest texts then takes about 50 MB


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """`rows @ weights + shift`: shapes (n_in, n_out) and (n_out,)."""

    weights: Numbers
    shift: Numbers

    def __call__(self, rows: Numbers) -> Numbers:
        """Apply it to rows of shape (n_rows, n_in)."""
        made: Numbers = rows @ self.weights
        made += self.shift
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Norm:
    """Layer normalisation: each row to mean 0 and variance 1, then scaled and shifted."""

    scale: Numbers
    shift: Numbers
    epsilon: float

    def __call__(self, rows: Numbers) -> Numbers:
        """Apply it to rows of shape (n_rows, n_dimensions)."""
        centred = rows - rows.mean(axis=1, keepdims=True)
        variance = np.square(centred).mean(axis=1, keepdims=True)
        made: Numbers = centred / np.sqrt(variance + np.float32(self.epsilon))
        made *= self.scale
        made += self.shift
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer: every piece attends to every piece of its text, then each is changed alone."""

    asking: Linear
    """Query, key and value side by side."""
    attended: Linear
    after_attending: Norm
    widening: Linear
    narrowing: Linear
    after_narrowing: Norm


@dataclass(frozen=True, slots=True, eq=False)
class Bert:
    """The weights of a model; `places` holds the embedding of the first kind of text too."""

    pieces: Numbers
    places: Numbers
    norm: Norm
    layers: tuple[Layer, ...]
    n_heads: int


def mean_states(bert: Bert, texts: Sequence[Sequence[int]]) -> Numbers:
    """Give each text the mean of its pieces' last states.

    Texts are read in batches of like length. Their pieces lie end to end, each text attends to
    itself alone, and so there is nothing to pad or to mask.

    Parameters
    ----------
    bert : Bert
        The model.
    texts : sequence of sequences of int
        Pieces of each text, by number, at most as many as the model has places.

    Returns
    -------
    means : ndarray of shape (n_texts, n_dimensions), dtype=float32
        A text of no pieces has a row of zeros.

    References
    ----------
    .. [1] Devlin et al., "BERT", NAACL 2019.
    .. [2] Reimers and Gurevych, "Sentence-BERT", EMNLP 2019: the mean of the last states.
    """
    means = np.zeros((len(texts), bert.pieces.shape[1]), dtype=np.float32)
    for batch in _batches(texts):
        lengths = np.array([len(texts[i]) for i in batch])
        starts = np.cumsum(lengths) - lengths
        pieces = np.concatenate([np.asarray(texts[i]) for i in batch])
        states = _read(bert, pieces, starts, lengths)
        means[batch] = np.add.reduceat(states, starts, axis=0) / lengths[:, None]
    return means


def gelu(rows: Numbers) -> Numbers:
    """Apply the exact Gaussian error linear unit, by the error function.

    References
    ----------
    .. [1] Hendrycks and Gimpel, "Gaussian error linear units", 2016.

    Examples
    --------
    >>> gelu(np.array([-1, 0, 1], dtype=np.float32)).round(4).tolist()
    [-0.15870000422000885, 0.0, 0.8413000106811523]
    """
    from scipy.special import erf

    made: Numbers = erf(rows * np.float32(sqrt(0.5)))
    made += 1
    made *= rows
    made *= np.float32(0.5)
    return made


def _batches(texts: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    batch: list[int] = []
    held = 0
    for i in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if batch and held + len(texts[i]) > _MOST_PIECES:
            yield batch
            batch, held = [], 0
        if texts[i]:
            batch.append(i)
            held += len(texts[i])
    if batch:
        yield batch


def _read(
    bert: Bert, pieces: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> Numbers:
    places = np.arange(len(pieces)) - np.repeat(starts, lengths)
    states = bert.norm(bert.pieces[pieces] + bert.places[places])
    for layer in bert.layers:
        heard = _attend(layer.asking(states), lengths, bert.n_heads)
        states = layer.after_attending(states + layer.attended(heard))
        wide = gelu(layer.widening(states))
        states = layer.after_narrowing(states + layer.narrowing(wide))
    return states


def _attend(asked: Numbers, lengths: NDArray[np.int64], n_heads: int) -> Numbers:
    """Mix the values of each text's pieces; texts of one length, which lie together, at once."""
    size = asked.shape[1] // (3 * n_heads)
    heard = np.empty((len(asked), n_heads * size), dtype=np.float32)
    end = 0
    for length, n_texts in zip(*np.unique(lengths, return_counts=True), strict=True):
        start, end = end, end + length * n_texts
        parts = asked[start:end].reshape(n_texts, length, 3, n_heads, size)
        query, key, value = parts.transpose(2, 0, 3, 1, 4)
        near = query @ key.swapaxes(-1, -2)
        near *= np.float32(1 / sqrt(size))
        near -= near.max(axis=-1, keepdims=True)
        np.exp(near, out=near)
        near /= near.sum(axis=-1, keepdims=True)
        heard[start:end] = (near @ value).transpose(0, 2, 1, 3).reshape(end - start, -1)
    return heard
