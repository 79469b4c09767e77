"""What every way to turn texts into vectors has in common."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.types import Vectors


class EncoderError(ValueError):
    """An encoder cannot be used here; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """A function from texts to vectors, and what it is called in the output.

    Attributes
    ----------
    method : str
        Ends the sentence “Comments were compared by …”.
    vectors : callable
        From n texts to an array of shape (n, n_dimensions): the vector of a text is the same
        whatever texts it comes with.
    """

    method: str
    vectors: Vectors

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Turn texts into vectors.

        Parameters
        ----------
        texts : sequence of str
            None, one or many.

        Returns
        -------
        vectors : ndarray of shape (n_texts, n_dimensions), dtype=float32
            Rows of length 1, or 0 for a text of no known piece of a word.

        Raises
        ------
        TypeError
            If `texts` is one string.
        """
        if isinstance(texts, str):
            raise TypeError("texts must be a sequence of strings")
        with threadpool_limits(limits=1):  # as many threads as there are could round another way
            rows = np.asarray(self.vectors(texts), dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)
