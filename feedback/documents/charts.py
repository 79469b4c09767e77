"""The geometry of bars, the same on a page and in print."""

from collections.abc import Iterable

from feedback.documents.view import Count


def lengths(counts: Iterable[Count]) -> list[float | None]:
    """
    Return each bar's length as a share of the longest, or None where the number is hidden.

    A hidden number has no bar at all: even a short one would say how many.

    Parameters
    ----------
    counts : iterable of Count
        Numbers after small ones were hidden.

    Returns
    -------
    list of float or None
        From 0.0 to 1.0, to three decimals.

    Examples
    --------
    >>> lengths([{"value": 40, "shown": "40"}, {"value": 10, "shown": "10"}])
    [1.0, 0.25]
    >>> lengths([{"value": None, "shown": "fewer than 5"}])
    [None]
    """
    values = [count["value"] for count in counts]
    longest = max((value for value in values if value is not None), default=0)
    return [None if value is None else round(value / max(longest, 1), 3) for value in values]
