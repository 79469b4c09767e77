"""Ridge regression on likeness, and what it says of each text when it has not seen that text."""

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats

_RIDGE = 0.2  # measured: docs/decisions/0010-coding.md


def learn(
    likeness: NDArray[np.float32], has_label: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], Floats, Floats]:
    """Learn every label at once, and score each text by all the others.

    Parameters
    ----------
    likeness : ndarray of shape (n_texts, n_texts)
        Symmetric and positive semi-definite.
    has_label : ndarray of shape (n_texts, n_labels), dtype=bool
        What people said.

    Returns
    -------
    weights : ndarray of shape (n_texts, n_labels), dtype=float32
        A new text scores `its likeness @ weights + middle`.
    middle : ndarray of shape (n_labels,)
        How common each label is, from 0 to 1.
    left_out : ndarray of shape (n_texts, n_labels)
        The score of each text had it alone not been learnt: near 0 without the label, near 1 with
        it. One inverse gives all of them, so there is no need to learn again and again.

    References
    ----------
    .. [1] Rifkin and Lippert, "Notes on regularized least squares", MIT-CSAIL-TR-2007-025:
       the leave-one-out error is the weight divided by the diagonal of the inverse.

    Examples
    --------
    >>> weights, middle, left_out = learn(np.eye(2, dtype=np.float32), np.array([[True], [False]]))
    >>> middle.tolist()
    [0.5]
    """
    inverse = _inverse(likeness)
    middle = has_label.mean(axis=0)
    weights = inverse @ (has_label - middle).astype(np.float32)
    left_out = has_label - weights / np.diag(inverse)[:, None]
    return weights, middle, np.asarray(left_out, dtype=np.float64)


def _inverse(likeness: NDArray[np.float32]) -> NDArray[np.float32]:
    from scipy.linalg import lapack

    ridged = np.array(likeness, dtype=np.float32, order="F")
    ridged[np.diag_indices(len(ridged))] += np.float32(_RIDGE)
    lower, _ = lapack.spotrf(ridged, lower=1, overwrite_a=1)
    lower, _ = lapack.spotri(lower, lower=1, overwrite_c=1)
    return np.asarray(np.tril(lower) + np.tril(lower, -1).T)
