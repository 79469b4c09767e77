"""How far a figure would move, had other comments come: the bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.types import Floats

_MOST_AT_ONCE = 2_000_000  # weights held in memory


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and the interval that holds it in 95 of 100 samples such as this one.

    All three are NaN where nothing can be said: no units, or units that are all alike.
    """

    value: float
    low: float
    high: float
    n_units: int


def estimate(
    statistic: Callable[[Floats], Floats], n_units: int, *, seed: int = 0, n_resamples: int = 2000
) -> Estimate:
    """Work out a figure and its bootstrap interval, by drawing the units again and again.

    Parameters
    ----------
    statistic : callable
        From weights of shape (n_draws, n_units), how often each unit is drawn, to an array of
        shape (n_draws,). NaN where a draw cannot tell: such draws are left out.
    n_units : int
        0 or more.
    seed : int, default=0
        Fixes the draws.
    n_resamples : int, default=2000
        Draws, at least 1.

    Returns
    -------
    estimate : Estimate
        With the 2.5th and the 97.5th percentile of the draws; these are NaN where no draw tells.

    References
    ----------
    .. [1] Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.

    Examples
    --------
    >>> heights = np.array([3.0, 4.0, 5.0])
    >>> mean = lambda weights: weights @ heights / weights.sum(axis=1)
    >>> estimate(mean, 3)
    Estimate(value=4.0, low=3.0, high=5.0, n_units=3)
    """
    if n_units == 0:
        return Estimate(np.nan, np.nan, np.nan, 0)
    value = float(statistic(np.ones((1, n_units)))[0])
    random = np.random.default_rng(seed)
    even = np.full(n_units, 1 / n_units)
    drawn: list[Floats] = []
    left = n_resamples
    while left > 0:
        size = min(left, max(1, _MOST_AT_ONCE // n_units))
        drawn.append(statistic(random.multinomial(n_units, even, size=size).astype(np.float64)))
        left -= size
    told = np.concatenate(drawn)
    told = told[np.isfinite(told)]
    if not np.isfinite(value):
        return Estimate(np.nan, np.nan, np.nan, n_units)
    if not len(told):  # What was asked is known, how far to trust it is not.
        return Estimate(value, np.nan, np.nan, n_units)
    low, high = np.percentile(told, [2.5, 97.5])
    return Estimate(value, float(low), float(high), n_units)
