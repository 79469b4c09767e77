"""Themes found in whole sets of comments. All comments are invented."""

import numpy as np
import pytest

from analysis import FITS_NOTHING, NON_ANSWER, find_themes
from analysis.pipeline import find_themes_with
from tests.support.corpora import NON_ANSWERS, planted, same_grouping

TEXTS, PLANTED = planted(25, seed=2)


@pytest.fixture(scope="module")
def found():
    return find_themes(TEXTS)


def test_planted_themes_are_recovered(found):
    assert same_grouping(PLANTED, found.comment_themes) > 0.9
    assert found.method == "static vectors"
    assert not found.too_few


@pytest.mark.parametrize("seed", [0, 1])
def test_planted_themes_are_recovered_by_word_counts_alone(seed):
    texts, themes = planted(30, seed=seed)
    found = find_themes_with(None, texts, seed=seed)
    assert found.method == "word counts"
    assert same_grouping(themes, found.comment_themes) > 0.5


def test_the_same_seed_gives_the_same_themes(found):
    again = find_themes(TEXTS)
    assert (again.comment_themes == found.comment_themes).all()
    assert (again.certainty == found.certainty).all()
    assert again.themes == found.themes


def test_another_seed_tells_nearly_the_same_story(found):
    other = find_themes(TEXTS, seed=11)
    assert same_grouping(other.comment_themes, found.comment_themes) > 0.8


def test_the_order_of_comments_changes_nothing(found):
    order = np.random.default_rng(5).permutation(len(TEXTS))
    shuffled = find_themes([TEXTS[i] for i in order])
    assert (shuffled.comment_themes == found.comment_themes[order]).all()
    assert [theme.name for theme in shuffled.themes] == [theme.name for theme in found.themes]


def test_case_and_spacing_change_nothing(found):
    shouted = find_themes([f"  {text.upper()} " for text in TEXTS])
    assert (shouted.comment_themes == found.comment_themes).all()


def test_comments_sent_twice_change_nothing(found):
    doubled = find_themes([*TEXTS, *TEXTS[:40]])
    assert same_grouping(doubled.comment_themes[: len(TEXTS)], found.comment_themes) == 1
    assert (doubled.comment_themes[len(TEXTS) :] == doubled.comment_themes[:40]).all()


def test_non_answers_are_set_apart_and_change_nothing(found):
    mixed = find_themes([*TEXTS, *NON_ANSWERS * 10])
    assert (mixed.comment_themes[: len(TEXTS)] == found.comment_themes).all()
    assert set(mixed.comment_themes[len(TEXTS) :]) == {NON_ANSWER}


def test_every_comment_and_excerpt_has_a_place_that_adds_up(found):
    n_themes = len(found.themes)
    assert len(found.comment_themes) == len(TEXTS)
    assert set(found.comment_themes) <= {FITS_NOTHING, *range(n_themes)}
    assert len(found.excerpts) == len(found.excerpt_themes) == len(found.certainty)
    assert ((found.certainty >= 0) & (found.certainty <= 1)).all()
    for theme in found.themes:
        assert theme.excerpts == tuple(np.flatnonzero(found.excerpt_themes == theme.index))
        assert set(theme.quotes) <= set(theme.excerpts)
        assert 1 <= len(theme.quotes) <= 3
        assert theme.name
        assert theme.words
    sizes = np.bincount(found.comment_themes[found.comment_themes >= 0])
    assert (np.diff(sizes) <= 0).all()


def test_a_comment_is_in_a_theme_that_one_of_its_excerpts_is_in():
    texts = [f"{one} {other}" for one, other in zip(TEXTS, TEXTS[::-1], strict=True)]
    found = find_themes(texts)
    held = {(e.comment, int(t)) for e, t in zip(found.excerpts, found.excerpt_themes, strict=True)}
    assert set(enumerate(found.comment_themes.tolist())) <= held
    assert len(held) > len(texts)
    for excerpt in found.excerpts:
        assert texts[excerpt.comment][excerpt.start : excerpt.end] == excerpt.text


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["The taxi was late"],
        ["The taxi was late"] * 1000,
        [""] * 50,
        list(NON_ANSWERS) * 5,
        TEXTS[:5],
        TEXTS[:11] * 3,
    ],
)
def test_too_few_different_comments_have_no_themes(texts):
    found = find_themes(texts)
    assert found.too_few
    assert found.themes == ()
    assert set(found.comment_themes) <= {NON_ANSWER, FITS_NOTHING}
    assert set(found.excerpt_themes) <= {FITS_NOTHING}
    assert len(found.comment_themes) == len(texts)


def test_twelve_different_comments_are_enough():
    found = find_themes(TEXTS[:12])
    assert not found.too_few
    assert found.themes


def test_comments_of_small_words_alone_fit_nothing():
    texts = [
        f"it is the {word}"
        for word in ("and", "of", "to", "in", "at", "by", "on", "as", "or", "if", "so", "up")
    ]
    found = find_themes_with(None, texts)
    assert found.too_few
    assert set(found.comment_themes) == {FITS_NOTHING}


def test_a_comment_with_nothing_to_go_by_fits_nothing():
    found = find_themes_with(None, [*TEXTS, "it is as it was"])
    assert found.comment_themes[-1] == FITS_NOTHING
    assert found.certainty[-1] == 0
    assert len(found.themes) > 1


def test_given_vectors_are_used():
    found = find_themes(TEXTS, vectors=lambda texts: np.eye(3)[[len(t) % 3 for t in texts]])
    assert found.method == "given vectors"
    assert same_grouping([len(text) % 3 for text in TEXTS], found.comment_themes) > 0.5


def test_vectors_that_say_all_is_one_are_no_trouble():
    found = find_themes(TEXTS, vectors=lambda texts: np.ones((len(texts), 3)))
    assert len(found.comment_themes) == len(TEXTS)


def test_many_comments_are_placed_though_few_are_learnt_from():
    random = np.random.default_rng(0)
    texts = [f"{text} Row {i}" for i, text in enumerate(random.choice(TEXTS, 2_000).tolist())]
    found = find_themes(texts)
    assert (found.comment_themes >= 0).mean() > 0.99
    assert len(found.themes) > 2


@pytest.mark.parametrize("texts", ["one long string", ["words", None], [b"bytes"]])
def test_anything_but_strings_is_refused(texts):
    with pytest.raises(TypeError, match="one a comment"):
        find_themes(texts)


def test_hostile_comments_are_no_trouble():
    hostile = ["\x00" * 9, "\u202e\u202d", "'" * 500, "(" * 5000, "<script>", "=1+1", "🙂" * 300]
    hostile += [f"{text} \ud800" for text in TEXTS[:3]]
    assert len(find_themes([*TEXTS, *hostile]).comment_themes) == len(TEXTS) + len(hostile)
