"""How far people who coded the same comments agree, beyond what chance would give."""

from collections.abc import Hashable, Sequence

import numpy as np

from analysis.measures.bootstrap import Estimate, estimate
from analysis.types import Floats


def cohen_kappa(
    one: Sequence[Hashable],
    other: Sequence[Hashable],
    *,
    seed: int = 0,
    n_resamples: int = 2000,
) -> Estimate:
    """Say how far two coders agree: 1 is always, 0 as often as chance, below 0 less often.

    Parameters
    ----------
    one, other : sequence of hashable, length n_units
        The code each gave to each unit; None where one gave none: that unit is left out.
    seed : int, default=0
        Fixes the bootstrap.
    n_resamples : int, default=2000
        Draws of the bootstrap.

    Returns
    -------
    kappa : Estimate
        From -1 to 1, over the units that both coded. NaN where both gave one and the same code
        to all: then chance alone would agree always.

    Raises
    ------
    ValueError
        If the two are not equally long.

    References
    ----------
    .. [1] Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
       Measurement 20, 1960.

    Examples
    --------
    Of 50 applications, two readers both accept 20 and both refuse 15.

    >>> one = ["yes"] * 25 + ["no"] * 25
    >>> other = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    >>> kappa = cohen_kappa(one, other)
    >>> round(kappa.value, 3), kappa.low < 0.4 < kappa.high
    (0.4, True)
    """
    if len(one) != len(other):
        raise ValueError(f"two coders of the same units, not of {len(one)} and {len(other)}")
    both = [pair for pair in zip(one, other, strict=True) if None not in pair]
    values = {value: i for i, value in enumerate(dict.fromkeys(v for pair in both for v in pair))}
    ones, others = (_one_hot([pair[side] for pair in both], values) for side in (0, 1))
    same = (ones * others).sum(axis=1)

    def kappa(weights: Floats) -> Floats:
        n_units = weights.sum(axis=1)
        by_chance = ((weights @ ones) * (weights @ others)).sum(axis=1) / n_units**2
        return _beyond_chance(1 - weights @ same / n_units, 1 - by_chance)

    return estimate(kappa, len(both), seed=seed, n_resamples=n_resamples)


def krippendorff_alpha(
    codes: Sequence[Sequence[Hashable]], *, seed: int = 0, n_resamples: int = 2000
) -> Estimate:
    """Say how far any number of coders agree, when not everybody coded everything.

    Parameters
    ----------
    codes : sequence of sequences of hashable, shape (n_coders, n_units)
        The code each coder gave to each unit, without order (nominal); None where there is none.
    seed : int, default=0
        Fixes the bootstrap.
    n_resamples : int, default=2000
        Draws of the bootstrap, by units.

    Returns
    -------
    alpha : Estimate
        At most 1: 1 is full agreement, 0 what chance would give. `n_units` counts those with two
        codes or more: the others say nothing of agreement. NaN where all codes are the same.

    Raises
    ------
    ValueError
        If coders have not equally many units.

    References
    ----------
    .. [1] Krippendorff, "Computing Krippendorff's alpha-reliability", University of
       Pennsylvania, 2011.
    .. [2] Zapf, Castell, Morawietz and Karch, "Measuring inter-rater reliability for nominal
       data", BMC Medical Research Methodology 16, 2016: intervals by drawing units.

    Examples
    --------
    >>> round(krippendorff_alpha(["aabbdcccedda", "babbbccceddd"]).value, 3)
    0.692
    >>> krippendorff_alpha([["wait", "staff", None], ["wait", "staff", "food"]]).value
    1.0
    """
    if len({len(own) for own in codes}) > 1:
        raise ValueError("each coder needs one code or None for every unit")
    units = [[code for code in unit if code is not None] for unit in zip(*codes, strict=True)]
    pairable = [unit for unit in units if len(unit) > 1]
    values = {value: i for i, value in enumerate(dict.fromkeys(v for unit in units for v in unit))}
    counts = np.zeros((len(pairable), len(values)))
    for row, unit in enumerate(pairable):
        np.add.at(counts[row], [values[value] for value in unit], 1)
    coders = counts.sum(axis=1)
    differing = (coders**2 - (counts**2).sum(axis=1)) / np.maximum(coders - 1, 1)

    def alpha(weights: Floats) -> Floats:
        each = weights @ counts
        n_codes = each.sum(axis=1)
        expected = (n_codes**2 - (each**2).sum(axis=1)) / (n_codes * (n_codes - 1))
        return _beyond_chance(weights @ differing / n_codes, expected)

    return estimate(alpha, len(pairable), seed=seed, n_resamples=n_resamples)


def _one_hot(codes: Sequence[Hashable], values: dict[Hashable, int]) -> Floats:
    hot = np.zeros((len(codes), len(values)))
    hot[np.arange(len(codes)), [values[code] for code in codes]] = 1
    return hot


def _beyond_chance(observed: Floats, expected: Floats) -> Floats:
    """Compare disagreement with what chance would give; NaN where chance gives none."""
    # Rounding may leave a hair of disagreement where there is none.
    apart = np.where(expected > 1e-12, expected, np.nan)
    return np.asarray(1 - observed / apart, dtype=np.float64)
