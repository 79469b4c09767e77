"""Comments in, themes out: the functions of this package in order, and no new ideas."""

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.hearing import Heard, hear
from analysis.inside import look_inside
from analysis.keywords import find_keywords
from analysis.naming import name_themes
from analysis.placing import FEWEST_COMMENTS, Placed, place
from analysis.quotes import choose_quotes
from analysis.teaching.decision import Decision
from analysis.teaching.listening import hear_decided
from analysis.teaching.taught import headings_of, place_taught
from analysis.types import (
    FITS_NOTHING,
    NON_ANSWER,
    Floats,
    Inside,
    Integers,
    Theme,
    ThemeSet,
    Vectors,
)
from analysis.vectors import StaticWords, load_static_words, method_of, represent

_MOST_SPEAKING = 150  # ideas that name and quote a theme: more would say nothing new, slowly


def find_themes(
    texts: Sequence[str],
    *,
    seed: int = 0,
    decisions: Sequence[Decision] | None = None,
    vectors: Vectors | None = None,
) -> ThemeSet:
    """Find the themes in comments, without being told how many there are.

    The order of the comments, their case and spacing change nothing. A comment sent many times
    counts once in finding themes, and every time in their size.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written; none, one or many thousand.
    seed : int, default=0
        Fixes the random samples: the same seed gives the same themes.
    decisions : sequence of Decision, optional
        What people decided about some of the comments: obeyed exactly in `comment_themes`, and
        applied to the others.
    vectors : callable, optional
        From n cleaned texts to an array of shape (n, n_dimensions), used in place of the static
        word vectors.

    Returns
    -------
    themes : ThemeSet
        Themes, largest first, and the place of every comment and excerpt. With fewer than 12
        different comments there are no themes but those people decided, and `too_few` is true.

    Raises
    ------
    TypeError
        If `texts` is one string, or holds anything but strings.
    ValueError
        If `vectors` does not give one row of finite numbers for each text, if decisions contradict
        each other, or if one is about a comment that is not there.

    References
    ----------
    .. [1] docs/decisions/0004-themes-first-form.md and 0014-finding-themes-again.md: what was
       measured, against what.
    .. [2] docs/decisions/0011-being-taught.md: likewise, with decisions.

    Examples
    --------
    >>> found = find_themes(["n/a", "We waited two years.", ""])
    >>> found.too_few, found.comment_themes.tolist()
    (True, [-1, -2, -1])
    """
    return find_themes_with(
        load_static_words(), texts, seed=seed, decisions=decisions, vectors=vectors
    )


def find_themes_with(
    static: StaticWords | None,
    texts: Sequence[str],
    *,
    seed: int = 0,
    decisions: Sequence[Decision] | None = None,
    vectors: Vectors | None = None,
) -> ThemeSet:
    """Do as `find_themes` does, with static vectors that are already read, or with none."""
    if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
        raise TypeError("texts must be a sequence of strings, one a comment")
    decided = hear_decided(texts, decisions) if decisions else None
    heard = decided.heard if decided else hear(texts)
    method = method_of(vectors, static)
    n_different = len(set(heard.keys))
    if not heard.keys or (n_different < FEWEST_COMMENTS and not decided):
        return _without_themes(heard, method)
    # An idea that is somebody's whole answer already has its point.
    spoken = list(dict.fromkeys([*heard.keys, *heard.ideas]))
    points = represent(spoken, n_different, vectors=vectors, static=static)
    row = {text: i for i, text in enumerate(spoken)}
    ideas = points[[row[idea] for idea in heard.ideas]]
    whole = points[[row[key] for key in heard.keys]]
    if decided:
        placed = place_taught(decided, whole, ideas, seed=seed)
    else:
        placed = place(heard, whole, ideas, seed=seed)
    if placed is None:
        return _without_themes(heard, method)
    headings = headings_of(decided, placed) if decided else {}
    inside = look_inside(heard, placed.key_themes, whole, placed.idea_themes, ideas)
    return ThemeSet(
        comment_themes=_for_comments(heard, placed.key_themes),
        excerpts=heard.excerpts,
        excerpt_themes=placed.idea_themes[heard.excerpt_ideas],
        certainty=placed.certainty[heard.excerpt_ideas],
        themes=_describe(heard, placed, ideas, headings, inside),
        method=method,
        too_few=n_different < FEWEST_COMMENTS,
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


def _describe(
    heard: Heard,
    placed: Placed,
    points: Floats,
    headings: Mapping[int, str],
    inside: Sequence[tuple[Inside, ...]],
) -> tuple[Theme, ...]:
    """Name each theme, and find its words and quotes, from the ideas that are surest in it."""
    n_themes = int(placed.key_themes.max(initial=-1)) + 1
    speaking = np.concatenate(
        [_surest(placed, theme) for theme in range(n_themes)] or [np.arange(0)]
    )
    _, first = np.unique(heard.excerpt_ideas, return_index=True)
    texts = [heard.excerpts[i].text for i in first[speaking]]
    labels = placed.idea_themes[speaking]
    names = name_themes(texts, labels, comments=heard.idea_keys[speaking])
    words = find_keywords(texts, labels)
    excerpt_themes = placed.idea_themes[heard.excerpt_ideas]
    themes = []
    for index in range(n_themes):
        ideas = speaking[labels == index]
        if not len(ideas):  # an empty box that people put in a theme of its own says nothing
            heading = headings.get(index, f"Theme {index + 1}")
            themes.append(Theme(index, heading, words=(), excerpts=(), quotes=()))
            continue
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
                name=headings.get(index, names[index]),
                words=words[index],
                excerpts=tuple(np.flatnonzero(excerpt_themes == index).tolist()),
                quotes=tuple(int(first[ideas[i]]) for i in quotes),
                inside=inside[index],
            )
        )
    return tuple(themes)


def _surest(placed: Placed, theme: int) -> Integers:
    ideas = np.flatnonzero(placed.idea_themes == theme)
    order = np.argsort(-placed.certainty[ideas], kind="stable")
    return np.sort(ideas[order[:_MOST_SPEAKING]])
