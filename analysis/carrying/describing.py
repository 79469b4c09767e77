"""Say what carried and new themes are: their words, quotes, and names for the new."""

from collections.abc import Sequence

import numpy as np

from analysis.hearing import Heard
from analysis.keywords import find_keywords
from analysis.naming import name_themes
from analysis.quotes import choose_quotes
from analysis.types import Floats, Integers, Theme

_MOST_SPEAKING = 400  # ideas that name and quote a theme: more would say nothing new, slowly


def describe(
    heard: Heard,
    idea_themes: Integers,
    certainty: Floats,
    points: Floats,
    *,
    names: Sequence[str],
    n_themes: int,
) -> tuple[Theme, ...]:
    """Describe each theme by what was said of it this month; agreed names stay.

    Parameters
    ----------
    heard : Heard
        What was said.
    idea_themes : ndarray of shape (n_ideas,), dtype=int64
        Theme of each idea, or negative.
    certainty : ndarray of shape (n_ideas,)
        From 0 to 1.
    points : ndarray of shape (n_ideas, n_dimensions)
        Rows of length 1 or 0.
    names : sequence of str
        Names of the agreed themes, which come first.
    n_themes : int
        All themes, agreed and new.

    Returns
    -------
    themes : tuple of Theme
        One that nobody spoke of has no words, excerpts or quotes.

    Examples
    --------
    >>> from analysis.hearing import hear
    >>> heard = hear(["kind staff"])
    >>> describe(heard, np.array([1]), np.ones(1), np.eye(1), names=["Waiting"], n_themes=2)[0]
    Theme(index=0, name='Waiting', words=(), excerpts=(), quotes=(), inside=())
    """
    speaking = np.concatenate(
        [_surest(idea_themes, certainty, theme) for theme in range(n_themes)] or [np.arange(0)]
    )
    _, first = np.unique(heard.excerpt_ideas, return_index=True)
    texts = [heard.excerpts[i].text for i in first[speaking]]
    labels = idea_themes[speaking]
    words = find_keywords(texts, labels)
    drafts = name_themes(texts, labels, comments=heard.idea_keys[speaking])
    headings = _headings(names, drafts, n_themes)
    excerpt_themes = idea_themes[heard.excerpt_ideas]
    themes = []
    for index in range(n_themes):
        ideas = speaking[labels == index]
        if not len(ideas):
            themes.append(Theme(index, headings[index], words=(), excerpts=(), quotes=()))
            continue
        quotes = choose_quotes(
            [heard.excerpts[i].text for i in first[ideas]],
            heard.idea_keys[ideas],
            points[ideas],
            certainty[ideas],
            words=dict(words[index]),
        )
        themes.append(
            Theme(
                index=index,
                name=headings[index],
                words=words[index],
                excerpts=tuple(np.flatnonzero(excerpt_themes == index).tolist()),
                quotes=tuple(int(first[ideas[i]]) for i in quotes),
            )
        )
    return tuple(themes)


def _surest(idea_themes: Integers, certainty: Floats, theme: int) -> Integers:
    ideas = np.flatnonzero(idea_themes == theme)
    order = np.argsort(-certainty[ideas], kind="stable")
    return np.sort(ideas[order[:_MOST_SPEAKING]])


def _headings(names: Sequence[str], drafts: Sequence[str], n_themes: int) -> list[str]:
    """Keep agreed names; give a new theme one that no other has."""
    headings = list(names)
    for index in range(len(names), n_themes):
        heading, again = drafts[index], 2
        while heading.casefold() in {name.casefold() for name in headings}:
            heading, again = f"{drafts[index]} ({again})", again + 1
        headings.append(heading)
    return headings
