"""Word intrusion: how often a stranger finds which of six words does not belong to a theme.

The stranger is an encoder that no method here groups by: words are alike when they stand in the
same comments (positive pointwise mutual information, reduced to 100 directions), counted in
comments that none of the methods was given.
"""

from collections.abc import Sequence
from random import Random

import numpy as np

from analysis.types import Floats, Integers
from analysis.vectors import unit

_SHOWN = 5  # words of a theme, beside one intruder
_DIRECTIONS = 100
_TRIALS = 20  # for each theme

Themes = Sequence[Sequence[str]]
"""The words of each theme, strongest first."""


class Stranger:
    """Knows words from the company they keep in comments that nobody grouped."""

    def __init__(self, comments: Sequence[str]) -> None:
        from sklearn.decomposition import TruncatedSVD
        from sklearn.feature_extraction.text import CountVectorizer

        counter = CountVectorizer(binary=True, min_df=3, dtype=np.float64)
        present = counter.fit_transform(comments)
        together = (present.T @ present).tocsr()
        each = together.diagonal()
        together.setdiag(0)
        together.eliminate_zeros()
        rows, columns = together.nonzero()
        ratio = together.data * len(comments) / (each[rows] * each[columns])
        together.data = np.maximum(0.0, np.log(ratio))
        size = min(_DIRECTIONS, together.shape[0] - 1)
        points = TruncatedSVD(size, random_state=0).fit_transform(together)
        self._row = {word: i for i, word in enumerate(counter.get_feature_names_out())}
        self._points: Floats = unit(points)

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in three comments or more."""
        return word in self._row

    def odd_one_out(self, words: Sequence[str]) -> int:
        """Say which word is least like the others, by mean cosine."""
        points = self._points[[self._row[word] for word in words]]
        alike = points @ points.T
        np.fill_diagonal(alike, 0)
        return int(alike.sum(axis=1).argmin())


def ask(stranger: Stranger, themes: Themes, *, seed: int = 0) -> tuple[int, int]:
    """Count how often the stranger finds the intruder, and how often it was asked."""
    random = Random(seed)  # noqa: S311
    known = [[word for word in words if stranger.knows(word)] for words in themes]
    right = asked = 0
    for i, words in enumerate(known):
        own = words[:_SHOWN]
        # An intruder stands high in another theme, and nowhere in this one.
        strangers = sorted(
            {word for j, others in enumerate(known) if j != i for word in others[:_SHOWN]}
            - set(themes[i])
        )
        if len(own) < _SHOWN or not strangers:
            continue
        for _ in range(_TRIALS):
            shown = [*own, random.choice(strangers)]
            right += stranger.odd_one_out(shown) == _SHOWN
            asked += 1
    return right, asked


def ask_alike(
    stranger: Stranger, ours: Themes, theirs: Themes, *, seed: int = 0
) -> tuple[int, int, int]:
    """Count how often the same intruder is found among two choices of words for the same themes.

    Theme i has words in both; a theme is asked about where five words of each are known.
    """
    random = Random(seed)  # noqa: S311
    both = [[[w for w in words if stranger.knows(w)] for words in each] for each in (ours, theirs)]
    right, asked = [0, 0], 0
    for i, pair in enumerate(zip(*both, strict=True)):
        others = {
            w for each in both for j, words in enumerate(each) if j != i for w in words[:_SHOWN]
        }
        strangers = sorted(others - set(ours[i]) - set(theirs[i]))
        if min(len(words) for words in pair) < _SHOWN or not strangers:
            continue
        for _ in range(_TRIALS):
            intruder = random.choice(strangers)
            for side, words in enumerate(pair):
                right[side] += stranger.odd_one_out([*words[:_SHOWN], intruder]) == _SHOWN
            asked += 1
    return right[0], right[1], asked


def class_tfidf(texts: Sequence[str], groups: Integers, *, n_words: int = 10) -> list[list[str]]:
    """Choose each group's words as BERTopic does (c-TF-IDF), with stop words removed."""
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(stop_words="english")
    counts = counter.fit_transform(texts)
    names = counter.get_feature_names_out()
    in_each = np.vstack([counts[groups == group].sum(axis=0) for group in np.unique(groups)])
    each = np.asarray(in_each, dtype=np.float64)
    share = each / np.maximum(each.sum(axis=1, keepdims=True), 1)
    weights = share * np.log1p(each.sum() / len(each) / np.maximum(each.sum(axis=0), 1))
    return [[str(names[i]) for i in np.argsort(-row)[:n_words] if row[i] > 0] for row in weights]
