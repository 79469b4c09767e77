"""Join what is least far apart, again and again: the tree that scipy makes, to the last digit.

Reading scipy’s own takes longer than joining 1,500 comments here.
"""

import numpy as np

from analysis.types import Floats, Integers


def average_tree(apart: Floats) -> tuple[Integers, Floats]:
    """Join points, then groups, by the mean of how far apart their members are.

    Parameters
    ----------
    apart : ndarray of shape (n_points, n_points)
        Symmetric, not negative; what stands on the diagonal is not read.

    Returns
    -------
    joined : ndarray of shape (n_points - 1, 2), dtype=int64
        What each step joins: a point, or n_points + i for what step i made.
    heights : ndarray of shape (n_points - 1,)
        How far apart they were, never falling.

    References
    ----------
    .. [1] Müllner, "Modern hierarchical, agglomerative clustering algorithms", arXiv:1109.2378,
       2011: chains of nearest neighbours.

    Examples
    --------
    >>> joined, heights = average_tree(np.array([[0.0, 1, 5], [1, 0, 7], [5, 7, 0]]))
    >>> joined.tolist(), heights.tolist()
    ([[0, 1], [2, 3]], [1.0, 6.0])
    """
    n_points = len(apart)
    steps, heights = _chains(np.array(apart, dtype=np.float64))
    order = np.argsort(heights, kind="stable")
    made = list(range(n_points))  # the newest group that each point’s place stands for
    joined = np.zeros((len(order), 2), dtype=np.int64)
    for i, (gone, stays) in enumerate(steps[order].tolist()):
        joined[i] = sorted((made[gone], made[stays]))
        made[stays] = n_points + i
    return joined, heights[order]


def cut(joined: Integers, heights: Floats, highest: float) -> Integers:
    """Cut a tree at some height: the group of each point (n_points,), numbered as they appear.

    Examples
    --------
    >>> cut(np.array([[0, 2], [1, 3]]), np.array([1.0, 6.0]), 2.0).tolist()
    [0, 1, 0]
    """
    n_points = len(joined) + 1
    number = np.arange(2 * n_points - 1)
    # From the last step to the first: what is joined low enough has the number of what it makes.
    for i in np.flatnonzero(heights <= highest)[::-1]:
        number[joined[i]] = number[n_points + i]
    _, first, labels = np.unique(number[:n_points], return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(first))[labels], dtype=np.int64)


def _chains(apart: Floats) -> tuple[Integers, Floats]:
    """Follow nearest neighbours until two are each other’s, and join them; `apart` is used up."""
    n_points = len(apart)
    np.fill_diagonal(apart, np.inf)
    sizes = np.ones(n_points)
    steps, heights = np.zeros((n_points - 1, 2), dtype=np.int64), np.zeros(n_points - 1)
    chain: list[int] = []
    for step in range(n_points - 1):
        if not chain:
            chain.append(int(np.argmax(sizes > 0)))
        while True:
            here = chain[-1]
            next_one = int(apart[here].argmin())
            # Of two as near, the one it came from: so a chain always ends.
            if len(chain) > 1 and apart[here, next_one] >= apart[here, chain[-2]]:
                break
            chain.append(next_one)
        gone, stays = sorted((chain.pop(), chain.pop()))
        steps[step], heights[step] = (gone, stays), apart[gone, stays]
        weighed = sizes[gone] * apart[gone] + sizes[stays] * apart[stays]
        both = weighed / (sizes[gone] + sizes[stays])
        both[[gone, stays]] = np.inf
        apart[stays], apart[:, stays] = both, both
        apart[gone], apart[:, gone] = np.inf, np.inf
        sizes[gone], sizes[stays] = 0, sizes[gone] + sizes[stays]
    return steps, heights
