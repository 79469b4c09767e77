"""Trees of points joined by how far apart they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.joining import average_tree, cut


def scipys_tree(apart):
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    return linkage(squareform(apart, checks=False), method="average")


def distances(n_points, seed, *, rough=False):
    points = np.random.default_rng(seed).normal(size=(n_points, 4))
    points = points.round() if rough else points
    return ((points[:, None] - points[None]) ** 2).sum(axis=-1)


@pytest.mark.parametrize("rough", [False, True])
@given(n_points=st.integers(2, 40), seed=st.integers(0, 999))
def test_the_tree_is_scipys_even_where_many_are_as_far_apart(rough, n_points, seed):
    apart = distances(n_points, seed, rough=rough)
    joined, heights = average_tree(apart)
    theirs = scipys_tree(apart)
    assert (joined == theirs[:, :2]).all()
    assert (heights == theirs[:, 2]).all()


@given(st.integers(2, 40), st.integers(0, 999), st.floats(0, 30))
def test_groups_are_scipys_and_numbered_as_they_appear(n_points, seed, height):
    from scipy.cluster.hierarchy import fcluster

    apart = distances(n_points, seed)
    labels = cut(*average_tree(apart), height)
    theirs = fcluster(scipys_tree(apart), height, criterion="distance")
    assert len(set(zip(labels, theirs, strict=True))) == len(set(labels)) == len(set(theirs))
    assert list(dict.fromkeys(labels.tolist())) == list(range(len(set(labels))))


def test_what_is_handed_in_is_left_as_it_was():
    apart = distances(9, seed=1)
    before = apart.copy()
    average_tree(apart)
    assert (apart == before).all()


def test_one_point_is_a_group():
    assert cut(*average_tree(np.zeros((1, 1))), 1.0).tolist() == [0]
