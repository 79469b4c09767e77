"""Excerpts chosen to speak for a theme. All comments are invented."""

import numpy as np

from analysis.quotes import choose_quotes
from analysis.vectors import unit

SAME = "We waited for two whole years to be seen"


def choose(texts, points=None, comments=None, **options):
    n = len(texts)
    return choose_quotes(
        texts,
        np.arange(n) if comments is None else np.array(comments),
        unit(np.eye(n) + 1) if points is None else unit(np.array(points, dtype=float)),
        np.ones(n),
        **options,
    )


def test_the_most_central_comes_first_and_one_that_differs_is_there():
    texts = [
        "The taxi was late again on Monday morning",
        "Our driver came half an hour after nine",
        "Another late start because the taxi went elsewhere",
        "No escort was on board for weeks",
    ]
    points = [[1, 0.1, 0.2], [0.9, 0, 0], [0.9, 0.5, 0], [0.6, 0, 0.8]]
    chosen = choose(texts, points)
    assert chosen[0] == 0
    assert 3 in chosen
    assert len(chosen) == len(set(chosen)) == 3


def test_no_two_quotes_are_nearly_the_same():
    texts = [SAME, SAME + "!", SAME.upper(), "Nobody rang us once in all that time"]
    assert choose(texts) == [0, 3]


def test_a_quote_that_can_be_read_is_preferred():
    texts = ["Late.", "far too long " * 20, SAME]
    assert choose(texts)[0] == 2


def test_a_short_theme_is_quoted_all_the_same():
    assert choose(["Late."]) == [0]
    assert choose(["to be", "it was"]) == [0]


def test_one_comment_is_quoted_once():
    texts = [SAME, "Nobody rang us once in all that time", "A letter would have been a help to us"]
    assert choose(texts, comments=[5, 5, 6]) == [0, 2]


def test_a_quote_with_the_themes_words_is_preferred():
    texts = ["It went on and on for ever like that", "The taxi came too late for school again"]
    assert choose(texts, words={"taxi": 1.0}, n_quotes=1) == [1]
