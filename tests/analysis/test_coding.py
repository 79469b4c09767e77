"""Texts coded as people coded others. All comments are invented."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Coder
from analysis.coding.certainty import calibrate
from analysis.coding.ridge import learn
from bench import coding as bench
from tests.support.corpora import planted

TEXTS, THEMES = planted(30, seed=3)
LABELS = [{theme} for theme in THEMES]
# What people say of two things at once carries both labels.
BOTH = [f"{TEXTS[i]} {TEXTS[i + 1]}" for i in range(0, 40, 2)]
BOTH_LABELS = [{THEMES[i], THEMES[i + 1]} for i in range(0, 40, 2)]
OTHERS = ["The taxi was late again", "We queued for a diagnosis", "Section F was wrong", "Hm"]


@pytest.fixture(scope="module")
def coder():
    return Coder().fit(TEXTS[40:] + BOTH, LABELS[40:] + BOTH_LABELS)


def share_right(coder):
    texts, themes = planted(30, seed=9)
    fresh = [(text, theme) for text, theme in zip(texts, themes, strict=True) if text not in TEXTS]
    coded = coder.predict([text for text, _ in fresh])
    return np.mean([own == {theme} for own, (_, theme) in zip(coded, fresh, strict=True)])


def test_planted_labels_are_recovered_in_new_texts(coder):
    assert share_right(coder) > 0.9


def test_without_static_vectors_words_alone_recover_them():
    assert share_right(Coder(package="no_such_package").fit(TEXTS, LABELS)) > 0.9


def test_static_vectors_know_words_that_nobody_wrote(coder):
    unseen = ["Our minivan driver got lost", "A cab picked her up tardily"]
    assert coder.predict(unseen) == [{"transport"}] * 2
    by_words = Coder(package="no_such_package").fit(TEXTS, LABELS)
    assert by_words.predict(unseen) != [{"transport"}] * 2


def test_a_text_about_two_things_gets_two_labels(coder):
    (coded,) = coder.predict(["The school bus came late every morning. We queued over a year."])
    assert coded == {"transport", "waiting"}


def test_certainty_is_a_probability_for_each_label(coder):
    certainty = coder.predict_certainty(OTHERS)
    assert certainty.shape == (len(OTHERS), len(coder.labels_))
    assert ((certainty >= 0) & (certainty <= 1)).all()
    assert coder.labels_ == ("plan", "speech", "transport", "waiting")
    assert certainty[0].argmax() == coder.labels_.index("transport")


def test_the_order_of_what_is_learnt_changes_nothing(coder):
    texts, labels = TEXTS[40:] + BOTH, LABELS[40:] + BOTH_LABELS
    order = np.random.default_rng(1).permutation(len(texts))
    other = Coder().fit([texts[place] for place in order], [labels[place] for place in order])
    np.testing.assert_array_equal(other.predict_certainty(OTHERS), coder.predict_certainty(OTHERS))


@settings(max_examples=15)
@given(order=st.permutations(range(len(OTHERS))))
def test_a_text_is_coded_alike_whatever_stands_beside_it(coder, order):
    alone = [coder.predict([OTHERS[place]])[0] for place in order]
    assert coder.predict([OTHERS[place] for place in order]) == alone


def test_case_and_spaces_change_nothing(coder):
    shouted = [f"  {text.upper()}\n" for text in OTHERS]
    assert coder.predict(shouted) == coder.predict(OTHERS)


def test_texts_that_all_had_a_label_teach_that_every_text_has_one(coder):
    assert all(coder.predict(OTHERS))
    assert coder.predict(["", "  "]) == [frozenset(), frozenset()]


def test_texts_without_a_label_teach_that_a_text_may_have_none():
    nothing = ["Nothing to add", "None", "No comment", "Not sure", "Nothing", "No"]
    taught = Coder().fit(TEXTS + nothing * 3, LABELS + [set()] * 18)
    assert taught.predict(["Nothing to add"]) == [frozenset()]
    assert taught.predict(["The taxi came late"]) == [{"transport"}]


@pytest.mark.parametrize("n_texts", [1, 2, 1000])
def test_identical_texts_are_learnt(n_texts):
    coder = Coder().fit(["Kind staff"] * n_texts, [{"Staff"}] * n_texts)
    assert coder.predict(["Kind staff", "Late"]) == [{"Staff"}, {"Staff"}]
    assert coder.predict_certainty(["Kind staff"])[0, 0] > 0.6


@pytest.mark.parametrize("package", ["wordllama", "no_such_package"])
def test_texts_that_say_nothing_are_learnt(package):
    coder = Coder(package=package).fit(["", "?"], [set(), set()])
    assert coder.labels_ == ()
    assert coder.predict(["anything", ""]) == [frozenset(), frozenset()]
    empty = Coder(package=package).fit([""], [set()])
    assert empty.predict_certainty(["anything"]).shape == (1, 0)


def test_no_texts_have_no_labels(coder):
    assert coder.predict([]) == []
    assert coder.predict_certainty([]).shape == (0, 4)


def test_more_texts_than_can_be_learnt_are_sampled_the_same_way_each_time(monkeypatch):
    monkeypatch.setattr("analysis.coding.coder._MOST", 60)
    one, same = (Coder(seed=4).fit(TEXTS, LABELS) for _ in range(2))
    np.testing.assert_array_equal(one.predict_certainty(OTHERS), same.predict_certainty(OTHERS))
    assert share_right(one) > 0.8


def test_a_coder_that_learnt_nothing_says_so():
    with pytest.raises(ValueError, match="call fit first"):
        Coder().predict(["anything"])


@pytest.mark.parametrize(
    ("texts", "labels", "message"),
    [
        ([], [], "at least one text"),
        (["one", "two"], [{"A"}], "2 texts need as many"),
        (["one"], ["A"], "not one string"),
    ],
)
def test_what_cannot_be_learnt_is_refused(texts, labels, message):
    with pytest.raises(ValueError, match=message):
        Coder().fit(texts, labels)


def test_the_left_out_scores_are_those_of_learning_without_each_text():
    points = np.random.default_rng(0).normal(size=(12, 3))
    likeness = np.exp(-((points[:, None] - points) ** 2).sum(axis=2)).astype(np.float32)
    has_label = points[:, :2] > 0
    _, middle, left_out = learn(likeness, has_label)
    for one in range(12):
        rest = np.delete(np.arange(12), one)
        ridged = likeness[np.ix_(rest, rest)] + 0.2 * np.eye(11)
        weights = np.linalg.solve(ridged, has_label[rest] - middle)
        np.testing.assert_allclose(left_out[one], likeness[one, rest] @ weights + middle, atol=1e-4)


def test_probabilities_come_true_as_often_as_they_say():
    random_numbers = np.random.default_rng(5)
    truth = random_numbers.random((4000, 2)) < 0.3
    scores = truth * 0.4 + random_numbers.normal(0.2, 0.3, size=truth.shape)
    words = np.full(2000, 8.0)
    curve = calibrate(scores[:2000], words, truth[:2000])
    promised = curve.probabilities(scores[2000:], words)
    assert bench.calibration_error(promised, truth[2000:]) < 0.03


def test_a_broken_promise_is_measured():
    promised, true = np.full((10, 1), 0.9), np.arange(10)[:, None] < 5
    assert bench.calibration_error(promised, true) == pytest.approx(0.4)
