"""How well the coder codes what it has not learnt. All comments are invented."""

import math

import numpy as np
import pytest

from analysis.measures.folds import code_by_folds
from tests.support.corpora import planted

TEXTS, THEMES = planted(15, seed=9)
LABELS = [{theme} for theme in THEMES]


def test_planted_labels_are_coded_and_labels_by_chance_are_not():
    planted_scores = code_by_folds(TEXTS, LABELS)
    random = np.random.default_rng(0)
    by_chance = code_by_folds(TEXTS, [LABELS[i] for i in random.permutation(len(LABELS))])
    assert planted_scores.micro_f1 > 0.9
    assert planted_scores.exact > 0.9
    assert by_chance.micro_f1 < 0.5
    assert (planted_scores.n_texts, planted_scores.n_labels) == (60, 4)


def test_copies_of_a_comment_do_not_teach_what_they_are_asked():
    random = np.random.default_rng(1)
    words = ["".join(random.choice(list("abcdefghijklmnop"), 9)) for _ in range(12)]
    labels = [{"one"} if random.random() < 0.5 else {"other"} for _ in words]
    scores = code_by_folds(words * 10, labels * 10)
    assert scores.exact < 0.95


def test_the_order_of_the_comments_changes_nothing():
    order = np.random.default_rng(3).permutation(len(TEXTS))
    shuffled = code_by_folds([TEXTS[i] for i in order], [LABELS[i] for i in order], seed=4)
    assert shuffled == code_by_folds(TEXTS, LABELS, seed=4)


def test_rare_labels_are_left_out_and_counted():
    rare = [own | {"rare"} if i < 4 else own for i, own in enumerate(LABELS)]
    scores = code_by_folds([*TEXTS, "Something else"], [*rare, {"alone"}])
    assert (scores.n_labels, scores.n_labels_left_out, scores.n_texts) == (4, 2, 60)


def test_too_few_comments_tell_nothing():
    for texts, labels in ([], []), (["a"] * 9, [{"x"}] * 9), (TEXTS[:3], LABELS[:3]):
        scores = code_by_folds(texts, labels)
        assert math.isnan(scores.micro_f1)
        assert math.isnan(scores.exact)


def test_labels_that_do_not_fit_the_texts_are_refused():
    with pytest.raises(ValueError, match="one set of labels a text"):
        code_by_folds(TEXTS, LABELS[1:])
    with pytest.raises(ValueError, match="2 folds"):
        code_by_folds(TEXTS, LABELS, n_folds=1)
