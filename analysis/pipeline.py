"""Comments in, themes out: the functions of this package in order, and no new ideas."""

from collections.abc import Sequence

import numpy as np

from analysis.hearing import Heard, hear
from analysis.keywords import find_keywords
from analysis.naming import name_themes
from analysis.placing import FEWEST_COMMENTS, Placed, place
from analysis.quotes import choose_quotes
from analysis.types import FITS_NOTHING, NON_ANSWER, Floats, Integers, Theme, ThemeSet, Vectors
from analysis.vectors import StaticWords, load_static_words, method_of, represent

_MOST_SPEAKING = 400  # ideas that name and quote a theme: more would say nothing new, slowly


def find_themes(texts: Sequence[str], *, seed: int = 0, vectors: Vectors | None = None) -> ThemeSet:
    """Find the themes in comments, without being told how many there are.

    The order of the comments, their case and spacing change nothing. A comment sent many times
    counts once in finding themes, and every time in their size.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written; none, one or many thousand.
    seed : int, default=0
        Fixes the random samples: the same seed gives the same themes.
    vectors : callable, optional
        From n cleaned texts to an array of shape (n, n_dimensions), used in place of the static
        word vectors.

    Returns
    -------
    themes : ThemeSet
        Themes, largest first, and the place of every comment and excerpt. With fewer than 12
        different comments there are no themes and `too_few` is true.

    Raises
    ------
    TypeError
        If `texts` is one string, or holds anything but strings.
    ValueError
        If `vectors` does not give one row of finite numbers for each text.

    References
    ----------
    .. [1] docs/decisions/0004-themes-first-form.md: what was measured, against what.

    Examples
    --------
    >>> found = find_themes(["n/a", "We waited two years.", ""])
    >>> found.too_few, found.comment_themes.tolist()
    (True, [-1, -2, -1])
    """
    if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
        raise TypeError("texts must be a sequence of strings, one a comment")
    return find_themes_with(load_static_words(), texts, seed=seed, vectors=vectors)


def find_themes_with(
    static: StaticWords | None,
    texts: Sequence[str],
    *,
    seed: int = 0,
    vectors: Vectors | None = None,
) -> ThemeSet:
    """Do as `find_themes` does, with static vectors that are already read, or with none."""
    heard = hear(texts)
    method = method_of(vectors, static)
    if len(heard.keys) < FEWEST_COMMENTS:
        return _without_themes(heard, method)
    # An idea that is somebody's whole answer already has its point.
    spoken = list(dict.fromkeys([*heard.keys, *heard.ideas]))
    points = represent(spoken, len(heard.keys), vectors=vectors, static=static)
    row = {text: i for i, text in enumerate(spoken)}
    ideas = points[[row[idea] for idea in heard.ideas]]
    placed = place(heard, points[: len(heard.keys)], ideas, seed=seed)
    if placed is None:
        return _without_themes(heard, method)
    return ThemeSet(
        comment_themes=_for_comments(heard, placed.key_themes),
        excerpts=heard.excerpts,
        excerpt_themes=placed.idea_themes[heard.excerpt_ideas],
        certainty=placed.certainty[heard.excerpt_ideas],
        themes=_describe(heard, placed, ideas),
        method=method,
        too_few=False,
    )


def _without_themes(heard: Heard, method: str) -> ThemeSet:
    n_excerpts = len(heard.excerpts)
    return ThemeSet(
        comment_themes=_for_comments(heard, np.full(len(heard.keys), FITS_NOTHING, dtype=np.int64)),
        excerpts=heard.excerpts,
        excerpt_themes=np.full(n_excerpts, FITS_NOTHING, dtype=np.int64),
        certainty=np.zeros(n_excerpts),
        themes=(),
        method=method,
        too_few=True,
    )


def _for_comments(heard: Heard, key_themes: Integers) -> Integers:
    with_none = np.append(key_themes, NON_ANSWER)  # so that NON_ANSWER (-1) indexes itself
    return np.asarray(with_none[heard.comment_keys], dtype=np.int64)


def _describe(heard: Heard, placed: Placed, points: Floats) -> tuple[Theme, ...]:
    """Name each theme, and find its words and quotes, from the ideas that are surest in it."""
    n_themes = int(placed.key_themes.max(initial=-1)) + 1
    speaking = np.concatenate(
        [_surest(placed, theme) for theme in range(n_themes)] or [np.arange(0)]
    )
    _, first = np.unique(heard.excerpt_ideas, return_index=True)
    texts = [heard.excerpts[i].text for i in first[speaking]]
    labels = placed.idea_themes[speaking]
    names, words = name_themes(texts, labels), find_keywords(texts, labels)
    excerpt_themes = placed.idea_themes[heard.excerpt_ideas]
    themes = []
    for index, name in enumerate(names):
        ideas = speaking[labels == index]
        quotes = choose_quotes(
            [heard.excerpts[i].text for i in first[ideas]],
            heard.idea_keys[ideas],
            points[ideas],
            placed.certainty[ideas],
            words=dict(words[index]),
        )
        themes.append(
            Theme(
                index=index,
                name=name,
                words=words[index],
                excerpts=tuple(np.flatnonzero(excerpt_themes == index).tolist()),
                quotes=tuple(int(first[ideas[i]]) for i in quotes),
            )
        )
    return tuple(themes)


def _surest(placed: Placed, theme: int) -> Integers:
    ideas = np.flatnonzero(placed.idea_themes == theme)
    order = np.argsort(-placed.certainty[ideas], kind="stable")
    return np.sort(ideas[order[:_MOST_SPEAKING]])
