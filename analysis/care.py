"""What comments about care are told apart by, learnt from comments that people labelled."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats

CARE_FILE = Path(__file__).parent / "words" / "care.csv"

_SHARE = 0.6  # how much what was learnt elsewhere may count, beside what is found here
_FOREIGN, _NATIVE = 0.25, 0.6  # likeness to comments about care: from none to all of it counts
_FIRST_WHOLE = 259  # the tokenizer's first pieces are single bytes; after them common come first


@dataclass(frozen=True, slots=True, eq=False)
class Care:
    """The middle of comments about care (n_dimensions,), and what they differ in.

    `directions` has shape (n_dimensions, n_directions).
    """

    middle: Floats
    directions: Floats


@cache
def load_care() -> Care:
    """Read what was learnt; `python -m bench.care` remakes the file, which names its source.

    Examples
    --------
    >>> load_care().directions.shape
    (256, 20)
    """
    numbers = np.loadtxt(CARE_FILE, delimiter=",")
    return Care(numbers[:, 0], numbers[:, 1:])


def usual_shares(n_pieces: int) -> Floats:
    """Say what share of ordinary English each piece of a word is, by its place in the tokenizer.

    Parameters
    ----------
    n_pieces : int
        Pieces that the tokenizer knows.

    Returns
    -------
    shares : ndarray of shape (n_pieces,)
        They sum to 1, and fall with the place (Zipf's law).

    Examples
    --------
    >>> shares = usual_shares(32_000)
    >>> bool(shares[300] > shares[3000] > shares[30_000])
    True
    """
    place = np.maximum(np.arange(n_pieces) - _FIRST_WHOLE + 1, 0) + 1.0
    shares = 1 / (place + 20)
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def share_of_care(points: Floats, care: Care) -> float:
    """Say how much what was learnt about care may count, by how far texts are about care.

    Parameters
    ----------
    points : ndarray of shape (n_texts, n_dimensions)
        Static vectors in which pieces weigh by `usual_shares`: rows of length 1, or 0.
    care : Care
        What was learnt.

    Returns
    -------
    share : float
        From 0, where the texts are about something else altogether, to 0.6.

    Examples
    --------
    >>> share_of_care(load_care().middle[None], load_care())
    0.6
    """
    middle = points.mean(axis=0)
    lengths = float(np.linalg.norm(middle) * np.linalg.norm(care.middle))
    likeness = float(middle @ care.middle) / max(lengths, 1e-9)
    return _SHARE * min(1.0, max(0.0, (likeness - _FOREIGN) / (_NATIVE - _FOREIGN)))


def see_care(points: Floats, share: float, care: Care) -> NDArray[np.float32]:
    """Place texts by what comments about care differ in.

    Parameters
    ----------
    points : ndarray of shape (n_texts, n_dimensions)
        As for `share_of_care`.
    share : float
        How much it counts.
    care : Care
        What was learnt.

    Returns
    -------
    places : ndarray of shape (n_texts, n_directions), dtype=float32
        About as long as the share; 0 for a text of length 0.

    Examples
    --------
    >>> see_care(np.zeros((1, 256)), 0.6, load_care()).any()
    np.False_
    """
    places = (points - care.middle) @ care.directions * share
    places[~points.any(axis=1)] = 0  # a text that says nothing stays nowhere
    return np.asarray(places, dtype=np.float32)
