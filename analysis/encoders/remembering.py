"""Vectors worked out once, for texts that are asked for again."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.types import Vectors


def remembering(vectors: Vectors) -> Vectors:
    """Keep the vector of every text that was asked for, as long as the function is kept.

    Comparing two months, or finding themes again in parts of the comments, asks for the same texts
    several times, and a model takes its time over each.

    Parameters
    ----------
    vectors : callable
        From n texts to an array of shape (n, n_dimensions); a text's vector is its own, whatever
        texts it comes with.

    Returns
    -------
    vectors : callable
        The same, asking for each different text once.

    Examples
    --------
    >>> asked = []
    >>> def lengths(texts):
    ...     asked.extend(texts)
    ...     return np.array([[len(text)] for text in texts], dtype=np.float64)
    >>> again = remembering(lengths)
    >>> again(["bus", "taxi", "bus"]).ravel().tolist(), again(["taxi"]).ravel().tolist()
    ([3.0, 4.0, 3.0], [4.0])
    >>> asked
    ['bus', 'taxi']
    """
    known: dict[str, NDArray[np.floating]] = {}

    def remembered(texts: Sequence[str]) -> NDArray[np.floating]:
        if not texts:
            return vectors(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, vectors(new), strict=True))
        return np.stack([known[text] for text in texts])

    return remembered
