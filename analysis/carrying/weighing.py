"""From evidence to chances: a conditional logit taught by last month's own examples."""

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.types import Floats

_USUAL = (1.35, 0.9, 1.6)  # what months of real comments taught; few examples stay near it
_HOLD = 3.0  # how firmly they stay


def learn_weights(seen: Floats, has_theme: NDArray[np.bool_]) -> Floats:
    """Learn how much each kind of evidence is worth, from examples that were left out in turn.

    Parameters
    ----------
    seen : ndarray of shape (n_texts, n_themes, n_kinds)
        Evidence on each example from all the others.
    has_theme : ndarray of shape (n_texts, n_themes), dtype=bool
        The theme of each.

    Returns
    -------
    weights : ndarray of shape (n_kinds,)
        Chances are the softmax of `seen @ weights`: calibrated, because they are fitted to how
        often examples that were left out were right.

    References
    ----------
    .. [1] McFadden, "Conditional logit analysis of qualitative choice behavior", 1974.

    Examples
    --------
    >>> seen = np.zeros((4, 2, 3))
    >>> learn_weights(seen, np.repeat(np.eye(2, dtype=bool), 2, axis=0)).tolist()
    [1.35, 0.9, 1.6]
    """
    from scipy.optimize import minimize
    from scipy.special import log_softmax

    # The only example of a theme says nothing of how well a theme is known without it.
    told = has_theme.sum(axis=0)[has_theme.argmax(axis=1)] > 1
    shown, right = seen[told], has_theme[told].astype(np.float64)
    usual = np.array(_USUAL)

    def loss(weights: Floats) -> tuple[float, Floats]:
        logs = log_softmax(shown @ weights, axis=1)
        slope = np.einsum("tk,tkf->f", np.exp(logs) - right, shown)
        away = weights - usual
        return float(_HOLD * away @ away - (logs * right).sum()), slope + 2 * _HOLD * away

    with threadpool_limits(limits=1):
        found = minimize(loss, usual, jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def chances(seen: Floats, weights: Floats) -> Floats:
    """Turn evidence into the chance of each theme: rows from 0 to 1 that sum to 1.

    Examples
    --------
    >>> chances(np.zeros((1, 2, 3)), np.ones(3)).tolist()
    [[0.5, 0.5]]
    """
    from scipy.special import softmax

    return np.asarray(softmax(seen @ weights, axis=1), dtype=np.float64)
