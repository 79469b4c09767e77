"""How far two groupings agree, against the definitions written out slowly."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures import bcubed, compare_groupings

GROUPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=25)
SETS = st.frozensets(st.integers(0, 3), max_size=3)


def slowly(own, other):
    """Extended BCubed precision of `own`, as Amigó and others (2009) define it."""
    each = []
    for i, mine in enumerate(own):
        shared = [
            min(len(mine & own[j]), len(other[i] & other[j])) / len(mine & own[j])
            for j in range(len(own))
            if mine & own[j]
        ]
        each += [sum(shared) / len(shared)] if shared else []
    return sum(each) / len(each) if each else math.nan


@given(st.lists(st.tuples(SETS, SETS), max_size=20))
def test_bcubed_is_the_definition(pairs):
    groups, labels = [one for one, _ in pairs], [other for _, other in pairs]
    ours = bcubed(groups, labels)
    assert ours.precision == pytest.approx(slowly(groups, labels), nan_ok=True)
    assert ours.recall == pytest.approx(slowly(labels, groups), nan_ok=True)


@given(st.lists(st.frozensets(st.integers(0, 3), min_size=1), min_size=1, max_size=20))
def test_the_same_groups_by_other_names_agree_fully(groups):
    renamed = [{f"theme {name}" for name in own} for own in groups]
    ours = bcubed(groups, renamed)
    assert (ours.precision, ours.recall, ours.f1) == (1, 1, 1)


@given(GROUPS)
def test_swapping_the_sides_swaps_precision_and_recall(pairs):
    groups, labels = [{one} for one, _ in pairs], [{other} for _, other in pairs]
    one, other = bcubed(groups, labels), bcubed(labels, groups)
    assert (one.precision, one.recall) == (other.recall, other.precision)
    assert one.f1 == pytest.approx(other.f1)
    assert 0 < one.f1 <= 1


def test_one_group_of_all_has_full_recall_and_one_each_full_precision():
    labels = [{"wait"}, {"wait"}, {"staff"}, {"food"}]
    assert bcubed([{0}] * 4, labels).recall == 1
    assert bcubed([{i} for i in range(4)], labels).precision == 1


def test_comments_in_no_group_count_in_recall_alone():
    ours = bcubed([{0}, {0}, set()], [{"wait"}, {"wait"}, {"wait"}])
    assert ours.precision == 1
    assert ours.recall == pytest.approx(4 / 9)


def test_more_units_than_one_block_are_all_compared(monkeypatch):
    groups, labels = [{i % 7} for i in range(90)], [{i % 5} for i in range(90)]
    whole = bcubed(groups, labels)
    monkeypatch.setattr("analysis.measures.groupings._BLOCK", 13)
    in_blocks = bcubed(groups, labels)
    assert in_blocks.precision == pytest.approx(whole.precision)
    assert in_blocks.recall == pytest.approx(whole.recall)


@given(GROUPS)
def test_names_and_sides_change_no_agreement(pairs):
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    agreement = compare_groupings(one, other)
    swapped = compare_groupings([f"theme {b}" for b in other], one)
    assert agreement.ami == pytest.approx(swapped.ami)
    assert agreement.ari == pytest.approx(swapped.ari)
    assert agreement.n_units == len(pairs)


@given(GROUPS)
def test_a_grouping_agrees_fully_with_itself(pairs):
    same = compare_groupings([a for a, _ in pairs], [f"{a}" for a, _ in pairs])
    assert same.ami == pytest.approx(1)
    assert same.ari == 1


def test_nothing_to_compare_is_said_and_unequal_lengths_refused():
    assert math.isnan(compare_groupings([], []).ami)
    assert math.isnan(bcubed([], []).f1)
    with pytest.raises(ValueError, match="not of 1 and 2"):
        compare_groupings([1], [1, 2])
    with pytest.raises(ValueError, match="not of 1 and 2"):
        bcubed([{1}], [{1}, {2}])
