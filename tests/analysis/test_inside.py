"""The small groups inside a theme. All comments are invented."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Decision, find_themes
from analysis.inside import small_groups
from analysis.vectors import unit
from bench import labelled
from tests.support.corpora import planted

TEXTS, _ = planted(25, seed=2)


@pytest.fixture(scope="module")
def found():
    return find_themes(TEXTS)


def points_of(n_points, seed):
    return unit(np.random.default_rng(seed).normal(size=(n_points, 6)))


@given(st.integers(0, 60), st.integers(0, 99))
def test_small_groups_are_of_2_to_4_and_share_nobody(n_points, seed):
    groups = small_groups(np.arange(n_points), points_of(n_points, seed))
    members = [member for group in groups for member in group.tolist()]
    assert all(2 <= len(group) <= 4 for group in groups)
    assert len(members) == len(set(members))
    assert len(groups) <= max(5, n_points // 6)


def test_two_who_say_what_nobody_else_says_come_first():
    points = np.abs(points_of(30, seed=1))
    points[[4, 21]] = [0, 0, 0, 0, 0, -1]
    assert small_groups(np.arange(30), points)[0].tolist() == [4, 21]


def test_a_theme_of_four_is_not_opened():
    assert small_groups(np.arange(4), np.eye(2)[[0, 0, 1, 1]]) == []


def test_a_theme_that_says_one_thing_has_nothing_inside():
    assert small_groups(np.arange(9), np.ones((9, 1))) == []


def test_a_large_theme_has_12_groups_at_most():
    assert len(small_groups(np.arange(600), points_of(600, seed=2))) == 12


def test_what_is_inside_a_theme_is_of_that_theme(found):
    assert any(theme.inside for theme in found.themes)
    for theme in found.themes:
        for one in theme.inside:
            assert set(one.excerpts) <= set(theme.excerpts)
            assert one.quote in one.excerpts
            assert len({found.excerpts[i].comment for i in one.excerpts}) >= 2
            assert 1 <= len(one.words) <= 3


def test_the_order_of_comments_changes_nothing_inside(found):
    order = np.random.default_rng(7).permutation(len(TEXTS))
    shuffled = find_themes([TEXTS[i] for i in order])

    def said(themes):
        return [
            [
                (one.words, themes.excerpts[one.quote].text.casefold(), len(one.excerpts))
                for one in theme.inside
            ]
            for theme in themes.themes
        ]

    assert said(shuffled) == said(found)


def test_themes_that_people_decided_are_opened_too():
    decisions = [Decision("is", (i,), theme="ours") for i in range(0, 60, 4)]
    taught = find_themes(TEXTS, decisions=decisions)
    for theme in taught.themes:
        for one in theme.inside:
            assert set(one.excerpts) <= set(theme.excerpts)


def share_caught(groups, labels):
    """Say how many rare labels have a group of which half, and two comments, are that label."""
    rare = {label for label, count in Counter(labels).items() if 2 <= count <= 0.03 * len(labels)}
    caught = set()
    for group in groups:
        held = Counter(labels[i] for i in group)
        caught |= {label for label, count in held.items() if count > 1 and 2 * count >= len(group)}
    return len(caught & rare) / len(rare)


@pytest.mark.skipif(not labelled.are_here(), reason="the labelled comments are absent")
def test_half_the_rare_labels_are_found_inside_and_hardly_one_as_a_theme():
    alone, inside = [], []
    for seed in (1250, 1251, 1252):
        texts, labels = labelled.draw("nhs_v6_one.csv", 500, seed)
        found = find_themes(texts)
        themes = [np.flatnonzero(found.comment_themes == theme.index) for theme in found.themes]
        groups = [
            {found.excerpts[i].comment for i in one.excerpts}
            for theme in found.themes
            for one in theme.inside
        ]
        alone.append(share_caught(themes, labels))
        inside.append(share_caught([*themes, *groups], labels))
    assert np.mean(alone) < 0.1
    assert np.mean(inside) > 0.4
