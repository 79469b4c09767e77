"""Percentages and intervals, only where there is enough behind them."""

from analysis.disclosure.rules import SMALLEST_BASE, Rule, is_small, rounded


def share(part: int, base: int, rule: Rule) -> str | None:
    """Write part of a base as a percentage, where that says nothing about a person.

    Parameters
    ----------
    part : int
        Submissions in the group, from 0 to `base`. Do not ask for a cell that is hidden beside a
        small one: the percentage would give it back.
    base : int
        Submissions in all.
    rule : Rule
        Who reads it. Below a base of 10 there is no percentage outside the facilitators' pages.
        For the public it is worked out from rounded numbers [1]_.

    Returns
    -------
    str or None
        A whole percentage such as “42%”; None where there should be none.

    Raises
    ------
    ValueError
        If `part` is not from 0 to `base`.

    References
    ----------
    .. [1] NHS Digital, Hospital Episode Statistics disclosure control: percentages are worked out
       from rounded figures, with a decimal only for bases of 4,000 or more.

    Examples
    --------
    >>> share(21, 50, Rule.PARTNERSHIP), share(21, 50, Rule.PUBLIC), share(3, 50, Rule.PUBLIC)
    ('42%', '40%', None)
    """
    check_part(part, base)
    if base < SMALLEST_BASE[rule] or is_small(part, rule):
        return None
    return f"{100 * rounded(part, rule) / rounded(base, rule):.0f}%"


def wilson(part: int, base: int) -> tuple[float, float]:
    """Range in which a share may lie, allowing for who happened to tell us.

    Parameters
    ----------
    part : int
        Submissions in the group, from 0 to `base`.
    base : int
        Submissions in all, 1 or more.

    Returns
    -------
    low, high : float
        Ends of the 95% interval, from 0 to 1 [1]_.

    Raises
    ------
    ValueError
        If `part` is not from 0 to `base`, or `base` is 0.

    References
    ----------
    .. [1] Wilson, "Probable inference, the law of succession, and statistical inference", Journal
       of the American Statistical Association 22, 1927.

    Examples
    --------
    >>> low, high = wilson(42, 104)
    >>> round(low, 2), round(high, 2)
    (0.31, 0.5)
    """
    from scipy.stats import binomtest

    check_part(part, base)
    if not base:
        raise ValueError("a share of nobody has no interval")
    interval = binomtest(part, base).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def check_part(part: int, base: int) -> None:
    """Refuse a part that is not part of its base."""
    if not 0 <= part <= base:
        raise ValueError(f"{part} is not from 0 to {base}")
