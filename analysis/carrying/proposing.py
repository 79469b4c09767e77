"""Propose themes that nobody knew, and let them draw only what surely belongs there."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysis.carrying.known import Chances, Known, judge_texts
from analysis.carrying.novel import FEWEST, find_new
from analysis.types import FITS_NOTHING, Floats, Integers
from analysis.vectors import StaticWords

_DRAWN = 0.5  # a text is drawn into a new theme only where that is likelier than not


def new_groups(
    known: Known, answers: Sequence[str], points: Floats, *, seed: int = 0
) -> list[list[str]]:
    """Find groups of answers that last month did not hold.

    Parameters
    ----------
    known : Known
        What was known.
    answers : sequence of str
        This month's different answers, cleaned.
    points : ndarray of shape (n_known_texts + n_others + n_answers, n_dimensions)
        Learnt from all of them together.
    seed : int, default=0
        Fixes the shuffles.

    Returns
    -------
    groups : list of list of str
        The core of each new theme. Words that were heard before are never new.

    Examples
    --------
    >>> from analysis.carrying.agreed import Agreed
    >>> from analysis.carrying.known import know
    >>> new_groups(know(Agreed((), ("a", "b"))), ["a"], np.eye(3))
    []
    """
    old = {*known.texts, *known.others}
    n_old = len(known.texts) + len(known.others)
    is_new = np.array([False] * n_old + [answer not in old for answer in answers])
    found = find_new(points, is_new, seed=seed)
    return [[answers[i - n_old] for i in group.tolist()] for group in found]


def with_groups(
    known: Known,
    groups: Sequence[Sequence[str]],
    judged: Chances,
    texts: Sequence[str],
    points: Floats,
    *,
    static: StaticWords | None,
) -> Chances:
    """Judge texts again with the new themes beside those agreed.

    Parameters
    ----------
    known : Known
        What was known.
    groups : sequence of sequence of str
        The core of each new theme, as `new_groups` gives them.
    judged : Chances
        What texts are by the agreed themes alone.
    texts : sequence of str
        Cleaned texts, the cores among them.
    points : ndarray of shape (n_known_texts + n_texts, n_dimensions)
        Of the known texts, then of these.
    static : StaticWords or None
        Static vectors, where there are any.

    Returns
    -------
    judged : Chances
        New themes come last. A text that no new theme draws is judged as it was.

    Examples
    --------
    >>> from analysis.carrying.agreed import Agreed
    >>> from analysis.carrying.known import know
    >>> judged = Chances(np.array([0]), np.ones((1, 1)))
    >>> with_groups(know(Agreed(())), [], judged, ["a"], np.eye(1), static=None) is judged
    True
    """
    if not groups:
        return judged
    n_agreed, n_known = judged.chances.shape[1], len(known.texts)
    cores = {text: n_agreed + i for i, group in enumerate(groups) for text in group}
    row = {text: n_known + i for i, text in enumerate(texts)}
    examples = sorted(
        [
            *zip(known.texts, known.themes.tolist(), range(n_known), strict=True),
            *((text, theme, row[text]) for text, theme in cores.items()),
        ]
    )
    wider = replace(
        known,
        texts=tuple(text for text, _, _ in examples),
        themes=np.array([theme for _, theme, _ in examples], dtype=np.int64),
    )
    rows = [place for _, _, place in examples]
    beside = np.vstack([points[rows], points[n_known:]])
    again = judge_texts(wider, n_agreed + len(groups), texts, beside, static)
    core_of = np.array([cores.get(text, FITS_NOTHING) for text in texts], dtype=np.int64)
    return _draw(judged, again, core_of)


def _draw(judged: Chances, again: Chances, core_of: Integers) -> Chances:
    """Move to new themes what surely belongs there; leave all else as if they were not.

    A new theme stands only where at least half of its core, 5 or more, would be drawn to it by
    the others: else it is the edge of a theme that grew.
    """
    n_agreed, n_all = judged.chances.shape[1], again.chances.shape[1]
    best = again.chances.argmax(axis=1)
    surely = again.chances.max(axis=1) > _DRAWN
    stands = [
        theme
        for theme in range(n_agreed, n_all)
        if (surely & (best == theme) & (core_of == theme)).sum()
        >= max(FEWEST, (core_of == theme).sum() / 2)
    ]
    drawn = surely & np.isin(best, stands)
    likely = np.zeros((len(best), n_agreed + len(stands)))
    likely[:, :n_agreed] = judged.chances
    likely[drawn] = again.chances[drawn][:, [*range(n_agreed), *stands]]
    numbers = np.zeros(n_all, dtype=np.int64)
    numbers[stands] = np.arange(n_agreed, n_agreed + len(stands))
    return Chances(np.where(drawn, numbers[best], judged.themes), likely)
