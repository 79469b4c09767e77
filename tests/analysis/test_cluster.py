"""Points grouped when nobody knows how many groups there are."""

import numpy as np
import pytest

from analysis.cluster import _take_in, group, join, judge, possible_numbers
from analysis.consensus import join_together
from analysis.vectors import unit
from tests.support.corpora import same_grouping


def blobs(n_blobs, n_each, *, spread=0.15, seed=0):
    random = np.random.default_rng(seed)
    middles = np.eye(12)[:n_blobs]
    points = np.repeat(middles, n_each, axis=0) + spread * random.normal(
        size=(n_blobs * n_each, 12)
    )
    return unit(points), np.repeat(np.arange(n_blobs), n_each)


@pytest.mark.parametrize("n_blobs", [3, 5, 8])
def test_planted_groups_are_found_and_counted(n_blobs):
    points, truth = blobs(n_blobs, 25)
    assert same_grouping(truth, group(points).labels) > 0.95


def test_group_0_is_the_largest():
    points, _ = blobs(4, 20)
    sizes = np.bincount(group(np.vstack([points, points[:20]])).labels)
    assert (np.diff(sizes) <= 0).all()


def test_the_same_seed_gives_the_same_groups():
    points, _ = blobs(5, 20, spread=0.5)
    one, other = group(points, seed=3), group(points, seed=3)
    assert (one.labels == other.labels).all()
    assert (one.agreement == other.agreement).all()


def test_a_point_between_groups_is_less_agreed():
    points, truth = blobs(3, 30)
    middle = unit((points[truth == 0].mean(axis=0) + points[truth == 1].mean(axis=0))[None])
    agreement = group(np.vstack([points, middle])).agreement
    assert agreement[-1] < np.median(agreement)
    assert ((agreement >= 0) & (agreement <= 1)).all()


@pytest.mark.parametrize("n_places", [1, 2, 3])
def test_very_few_places_are_groups_themselves(n_places):
    points = np.repeat(np.eye(4)[:n_places], 5, axis=0)
    groups = group(points)
    assert len(groups.centroids) == n_places
    assert (groups.agreement == 1).all()


def test_four_places_far_apart_are_no_trouble():
    groups = group(np.eye(4))
    assert len(groups.labels) == 4


def test_points_in_two_heaps_that_never_mix_are_no_trouble():
    points, truth = blobs(2, 4, spread=0.001)
    assert same_grouping(truth, group(points).labels) > 0


def test_more_points_than_are_learnt_from_are_all_placed():
    points, truth = blobs(6, 400)
    groups = group(points)
    assert same_grouping(truth, groups.labels) > 0.95
    assert len(groups.agreement) == 2400


def test_a_new_point_joins_its_nearest_group_more_surely_the_nearer_it_is():
    points, _ = blobs(3, 30)
    groups = group(points)
    between = unit((groups.centroids[0] * 0.51 + groups.centroids[1] * 0.49)[None])
    labels, certainty = join(np.vstack([groups.centroids[:1], between]), groups, points)
    assert labels.tolist() == [0, 0]
    assert certainty[0] >= certainty[1]


def test_a_point_put_with_a_far_group_is_judged_unsure():
    points, _ = blobs(3, 30, spread=0.3)
    groups = group(points)
    right = judge(groups.centroids, np.arange(3), groups, points)
    wrong = judge(groups.centroids, np.array([1, 2, 0]), groups, points)
    assert (wrong <= right).all()


def test_more_comments_can_hold_more_themes():
    assert [max(possible_numbers(n)) for n in (4, 12, 100, 500, 50_000)] == [2, 6, 9, 20, 30]


def test_points_that_were_always_together_are_one_group():
    assert join_together(np.ones((5, 5), dtype=np.float32), np.eye(5)).tolist() == [0] * 5


def test_few_tight_groups_are_not_cut_in_more():
    points, truth = blobs(2, 30, spread=0.05)
    assert same_grouping(truth, group(points).labels) == 1


def test_a_point_far_from_all_is_alone_and_agreed_by_nobody():
    points, _ = blobs(4, 20)
    groups = group(np.vstack([points, np.eye(12)[9:10]]))
    assert (groups.labels == groups.labels[-1]).sum() == 1
    assert groups.agreement[-1] == 0


def test_a_point_not_far_from_a_group_is_taken_in():
    labels = _take_in(np.array([0, 0, 0, 1, 1, 2]), unit(np.eye(3)[[0, 0, 0, 1, 1, 1]] + 0.1))
    assert labels.tolist() == [0, 0, 0, 1, 1, 1]
