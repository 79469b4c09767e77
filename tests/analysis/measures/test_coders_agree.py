"""How far coders agree, against examples that others worked out in print."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.measures import cohen_kappa, krippendorff_alpha

CODES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40)
WITH_GAPS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3),
    min_size=2,
    max_size=30,
)


def spread(table, names):
    """Write a table of counts out as two coders' codes."""
    cells = [
        (row, column, count)
        for row, counts in zip(names, table, strict=True)
        for column, count in zip(names, counts, strict=True)
    ]
    one = [row for row, _, count in cells for _ in range(count)]
    return one, [column for _, column, count in cells for _ in range(count)]


def printed(row):
    return [None if code in ".*" else code for code in row.split()]


def test_kappa_is_that_of_cohens_example_of_two_hundred_patients():
    # Cohen, "Weighted kappa", Psychological Bulletin 70, 1968, table 1: kappa is .492.
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    assert cohen_kappa(*spread(table, "abc")).value == pytest.approx(0.492, abs=5e-4)


def test_alpha_of_two_coders_is_krippendorffs():
    # Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, part B: .692.
    assert krippendorff_alpha(["aabbdcccedda", "babbbccceddd"]).value == pytest.approx(
        0.692, abs=5e-4
    )


def test_alpha_of_two_coders_and_two_codes_is_krippendorffs():
    # The same, part A: both say 0 of five units and 1 of one, and differ on four: .095.
    assert krippendorff_alpha(["0000010000", "0000011111"]).value == pytest.approx(0.095, abs=5e-4)


def test_alpha_with_four_coders_and_gaps_is_krippendorffs():
    # The same, part C: .743. The twelfth unit has one code, and says nothing.
    alpha = krippendorff_alpha(
        [
            printed("1 2 3 3 2 1 4 1 2 . . ."),
            printed("1 2 3 3 2 2 4 1 2 5 . 3"),
            printed(". 3 3 3 2 3 4 2 2 5 1 ."),
            printed("1 2 3 3 2 4 4 1 2 5 1 ."),
        ]
    )
    assert alpha.value == pytest.approx(0.743, abs=5e-4)
    assert alpha.n_units == 11
    assert alpha.low < alpha.value < alpha.high


def test_what_is_known_is_said_though_no_draw_says_how_far_to_trust_it():
    # Drawn again, these five are nearly always all “b”, and then kappa is undefined.
    kappa = cohen_kappa("bbabb", "bbabb", n_resamples=2)
    assert kappa.value == 1
    assert math.isnan(kappa.low)


@given(CODES)
def test_kappa_is_that_of_the_library(pairs):
    from sklearn.metrics import cohen_kappa_score

    one, other = zip(*pairs, strict=True)
    assume(len(set(one) | set(other)) > 1)
    assert cohen_kappa(one, other, n_resamples=2).value == pytest.approx(
        cohen_kappa_score(one, other), abs=1e-9
    )


@given(CODES)
def test_alpha_of_two_coders_without_gaps_is_scotts_pi_for_a_small_sample(pairs):
    one, other = zip(*pairs, strict=True)
    assume(len(set(one) | set(other)) > 1)
    apart = np.mean([a != b for a, b in pairs])
    codes = [*one, *other]
    by_chance = 1 - sum(codes.count(code) * (codes.count(code) - 1) for code in set(codes)) / (
        len(codes) * (len(codes) - 1)
    )
    alpha = krippendorff_alpha([one, other], n_resamples=2).value
    assert alpha == pytest.approx(1 - apart / by_chance, abs=1e-9)


@given(WITH_GAPS, st.permutations(range(3)), st.randoms())
def test_the_order_of_coders_and_units_and_the_names_of_codes_change_nothing(units, order, random):
    names = {"a": 7, "b": "x", "c": ("c",), None: None}
    before = krippendorff_alpha(list(zip(*units, strict=True)), n_resamples=2)
    shuffled = random.sample(units, len(units))
    after = krippendorff_alpha(
        [[names[unit[coder]] for unit in shuffled] for coder in order], n_resamples=2
    )
    assert after.value == pytest.approx(before.value, nan_ok=True)
    assert after.n_units == before.n_units
    assert math.isnan(before.value) or before.value <= 1


def test_full_agreement_is_1_and_none_beyond_chance_is_near_0():
    random = np.random.default_rng(0)
    codes, others = random.integers(4, size=(2, 3000)).tolist()
    assert cohen_kappa(codes, codes).low == krippendorff_alpha([codes, codes]).low == 1
    for chance in (cohen_kappa(codes, others), krippendorff_alpha([codes, others])):
        assert chance.low < 0 < chance.high
        assert abs(chance.value) < 0.05


def test_the_interval_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(1)
    held = 0
    for seed in range(200):
        truth = random.integers(2, size=80)
        second = np.where(random.random(80) < 0.2, 1 - truth, truth)
        kappa = cohen_kappa(truth.tolist(), second.tolist(), seed=seed, n_resamples=300)
        held += kappa.low <= 0.6 <= kappa.high  # agreement .8 where chance gives .5
    assert 180 <= held <= 198


def test_more_units_make_the_interval_narrower_and_the_seed_fixes_it():
    few, many = (cohen_kappa("abcab" * n, "abcbb" * n, seed=3) for n in (4, 40))
    assert many.high - many.low < few.high - few.low
    assert cohen_kappa("abcab" * 4, "abcbb" * 4, seed=3) == few
    assert cohen_kappa("abcab" * 4, "abcbb" * 4, seed=4) != few


def test_where_nothing_can_be_said_nothing_is():
    for told in (
        cohen_kappa([], []),
        cohen_kappa(["a", None], [None, "a"]),
        cohen_kappa("aaa", "aaa"),
        krippendorff_alpha([]),
        krippendorff_alpha(["aaa", "aaa"]),
        krippendorff_alpha([["a", "b"]]),
    ):
        assert all(math.isnan(figure) for figure in (told.value, told.low, told.high))
    assert cohen_kappa("aaa", "aaa").n_units == 3


def test_units_that_one_coder_left_out_are_left_out():
    assert cohen_kappa(["a", "b", None], ["a", "b", "a"]) == cohen_kappa("ab", "ab")


def test_coders_of_different_units_are_refused():
    with pytest.raises(ValueError, match="not of 1 and 2"):
        cohen_kappa("a", "ab")
    with pytest.raises(ValueError, match="for every unit"):
        krippendorff_alpha(["a", "ab"])
