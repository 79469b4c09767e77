"""Agreed themes made ready to carry, and the chance of each for any text."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.carrying.agreed import Agreed
from analysis.carrying.evidence import Examples
from analysis.carrying.weighing import chances, learn_weights
from analysis.nonanswers import is_non_answer
from analysis.text import clean
from analysis.types import FITS_NOTHING, Floats, Integers
from analysis.vectors import StaticWords

_UNSURE = 0.25  # a text less likely than this to be in its likeliest theme fits nothing
_STRANGEST = 0.01  # of the examples: a text further from its theme than these fits nothing
_MOST_EXAMPLES = 1500  # learnt from: what is held in memory grows with the square
_OF_EACH = 5  # examples of every theme, however rare, among those


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Examples of agreed themes.

    Attributes
    ----------
    texts : tuple of str
        Cleaned examples and names, in alphabetical order: the order they came in changes nothing.
    themes : ndarray of shape (n_texts,), dtype=int64
        The theme of each.
    others : tuple of str
        Cleaned comments of last month that were in no theme.
    remembered : dict of str to (int, float)
        What the very same words were agreed to be, and the share of times they were.
    """

    texts: tuple[str, ...]
    themes: Integers
    others: tuple[str, ...]
    remembered: dict[str, tuple[int, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """Theme of each text, or `FITS_NOTHING`, and the chance of every theme (n_texts, n_themes)."""

    themes: Integers
    chances: Floats


def know(agreed: Agreed) -> Known:
    """Make agreed themes ready: each different example once, and names beside them.

    Parameters
    ----------
    agreed : Agreed
        What people agreed.

    Returns
    -------
    known : Known

    Examples
    --------
    >>> from analysis.carrying.agreed import AgreedTheme
    >>> know(Agreed((AgreedTheme("Waiting", ("A long wait", "a long wait")),))).texts
    ('a long wait', 'waiting')
    """
    said: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for text in agreed.others:
        said[clean(text)][FITS_NOTHING] += 1
    for theme, known in enumerate(agreed.themes):
        for text in known.examples:
            said[clean(text)][theme] += 1
    pairs = {(text, theme) for text, themes in said.items() for theme in themes if theme >= 0}
    pairs |= {(clean(known.name), theme) for theme, known in enumerate(agreed.themes)}
    chosen = _some(sorted(pair for pair in pairs if not is_non_answer(pair[0])))
    return Known(
        texts=tuple(text for text, _ in chosen),
        themes=np.array([theme for _, theme in chosen], dtype=np.int64),
        others=tuple(sorted({text for text in said if said[text].keys() == {FITS_NOTHING}})),
        remembered={text: most for text in said if (most := _most(said[text])) is not None},
    )


def judge_texts(
    known: Known,
    n_themes: int,
    texts: Sequence[str],
    points: Floats,
    static: StaticWords | None,
) -> Chances:
    """Say which theme each text is in, and how likely each theme is.

    Parameters
    ----------
    known : Known
        The examples, at least one.
    n_themes : int
        Themes, with or without examples.
    texts : sequence of str
        Cleaned texts.
    points : ndarray of shape (n_examples + n_texts, n_dimensions)
        The examples' points, then the texts'.
    static : StaticWords or None
        Static vectors, where there are any.

    Returns
    -------
    judged : Chances
        The same words as an example have the theme of that example.

    Examples
    --------
    >>> from analysis.carrying.agreed import AgreedTheme
    >>> known = know(Agreed((AgreedTheme("Waiting"), AgreedTheme("Kindness"))))
    >>> judge_texts(known, 2, ["waiting long"], np.eye(2)[[0, 1, 1]], None).themes.tolist()
    [0]
    """
    used = np.unique(known.themes)
    own, others = points[: len(known.texts)], points[len(known.texts) :]
    has_theme = known.themes[:, None] == used
    examples = Examples(known.texts, own, has_theme, static)
    weights = learn_weights(examples.left_out.seen, has_theme)
    evidence = examples.weigh(texts, others)
    place = {text: i for i, text in enumerate(known.texts)}
    twice = [(row, place[text]) for row, text in enumerate(texts) if text in place]
    for row, example in twice:  # an example is no evidence for itself
        evidence.seen[row] = examples.left_out.seen[example]
        evidence.nearness[row] = examples.left_out.nearness[example]
    likely = np.zeros((len(texts), n_themes))
    likely[:, used] = chances(evidence.seen, weights)
    best = likely.argmax(axis=1)
    # Between few themes one is always likely: it must also be as near as examples are to theirs.
    several = has_theme.sum(axis=0)[has_theme.argmax(axis=1)] > 1
    nearness = examples.left_out.nearness[has_theme][several & own.any(axis=1)]
    strange = np.quantile(nearness, _STRANGEST) if len(nearness) else -1.0
    near = evidence.nearness[np.arange(len(texts)), np.searchsorted(used, best)]
    fits = (likely.max(axis=1) >= _UNSURE) & (near >= strange) & others.any(axis=1)
    themes = np.where(fits, best, FITS_NOTHING)
    for row, text in enumerate(texts):
        if text in known.remembered:
            themes[row], share = known.remembered[text]
            if themes[row] >= 0:
                likely[row] *= (1 - share) / max(1e-9, likely[row].sum() - likely[row, themes[row]])
                likely[row, themes[row]] = share
    return Chances(np.asarray(themes, dtype=np.int64), likely)


def _most(themes: Counter[int]) -> tuple[int, float] | None:
    """Tell what the same words mostly were; None where two themes have them as often."""
    (best, often), *rest = themes.most_common()
    if rest and rest[0][1] == often:
        return None
    return best, often / themes.total()


def _some(pairs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Keep as many as can be learnt from, with some of every theme."""
    if len(pairs) <= _MOST_EXAMPLES:
        return pairs
    order = np.random.default_rng(0).permutation(len(pairs)).tolist()
    counted: Counter[int] = Counter()
    first: list[int] = []
    later: list[int] = []
    for place in order:
        theme = pairs[place][1]
        (first if counted[theme] < _OF_EACH else later).append(place)
        counted[theme] += 1
    return [pairs[place] for place in sorted([*first, *later][:_MOST_EXAMPLES])]
