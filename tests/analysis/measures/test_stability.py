"""Would the same themes be found again? All comments are invented."""

import math

import numpy as np
import pytest

from analysis.measures import how_stable, how_sure
from analysis.types import FITS_NOTHING, NON_ANSWER
from tests.support.corpora import NON_ANSWERS, planted

TEXTS, TRUTH = planted(25, seed=2)
PLACE = {text: sorted(set(TRUTH)).index(theme) for text, theme in zip(TEXTS, TRUTH, strict=True)}


def by_truth(part):
    return np.array([PLACE[text] for text in part])


def by_chance():
    random = np.random.default_rng(0)
    return lambda part: random.integers(4, size=len(part))


def test_planted_themes_are_found_again_and_each_is_sure():
    stability = how_sure([*TEXTS, *NON_ANSWERS], seed=1)
    assert stability.agreement > 0.8
    assert len(stability.themes) >= 4
    assert stability.themes.mean() > 0.8


def test_groups_that_depend_only_on_the_comment_are_wholly_stable():
    stability = how_stable(by_truth, TEXTS)
    assert stability.agreement == 1
    assert stability.themes.tolist() == [1, 1, 1, 1]


def test_groups_by_chance_are_not_stable():
    stability = how_stable(by_chance(), TEXTS, n_samples=4)
    assert abs(stability.agreement) < 0.1
    assert stability.themes.max() < 0.5


def test_a_theme_that_comes_and_goes_is_told_from_those_that_stay():
    def group(part):
        groups = by_truth(part)
        # Two themes are told apart only where every comment is there.
        return groups if len(part) == len(TEXTS) else np.where(groups == 3, 2, groups)

    stability = how_stable(group, TEXTS)
    assert stability.agreement == 1
    assert stability.themes[:2].tolist() == [1, 1]
    assert stability.themes[2:].max() < 0.75


def test_the_order_of_the_comments_changes_nothing():
    order = np.random.default_rng(5).permutation(len(TEXTS))
    one, other = how_sure(TEXTS, seed=3), how_sure([TEXTS[i] for i in order], seed=3)
    assert one.agreement == other.agreement
    np.testing.assert_array_equal(one.themes, other.themes)


def test_non_answers_make_nothing_look_more_stable():
    def group(part):
        return np.array([PLACE.get(text, NON_ANSWER) for text in part])

    some_change = by_chance()
    with_none = how_stable(
        lambda part: np.where(group(part) == NON_ANSWER, NON_ANSWER, some_change(part)),
        [*TEXTS, *["n/a"] * 300],
    )
    assert abs(with_none.agreement) < 0.1


def test_a_part_without_a_theme_says_that_it_was_not_found_again():
    stability = how_stable(
        lambda part: np.full(len(part), FITS_NOTHING if len(part) < len(TEXTS) else 0), TEXTS
    )
    assert stability.themes.tolist() == [0]


def test_a_theme_of_a_comment_that_no_part_holds_has_no_figure():
    alone = how_stable(lambda part: np.arange(len(part)), ["a", "b"], share=0.5)
    assert np.isnan(alone.themes).any() or alone.themes.max() <= 1
    assert how_stable(lambda part: np.zeros(len(part)), ["a", "b"], share=0.4).themes.size == 1


def test_no_comments_have_no_stability():
    nothing = how_sure([])
    assert math.isnan(nothing.agreement)
    assert nothing.themes.size == 0


@pytest.mark.parametrize(("n_samples", "share"), [(1, 0.8), (2, 0.0), (2, 1.2)])
def test_parts_that_cannot_be_drawn_are_refused(n_samples, share):
    with pytest.raises(ValueError, match="stability needs"):
        how_sure(TEXTS, n_samples=n_samples, share=share)
