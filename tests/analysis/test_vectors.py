"""Texts placed as points."""

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from analysis.vectors import load_static_words, method_of, represent, unit

TEXTS = [
    "we waited a year to be seen",
    "the waiting list is very long",
    "the taxi to school was late",
    "his school bus never came",
]


def closeness(points):
    return points @ points.T


def test_static_vectors_know_that_different_words_mean_the_same():
    near = closeness(represent(TEXTS, 4, static=load_static_words()))
    assert near[0, 1] > near[0, 2]
    assert near[2, 3] > near[1, 3]


def test_the_vectors_are_read_without_importing_their_package():
    load_static_words.cache_clear()
    assert load_static_words() is not None
    assert "wordllama" not in sys.modules


def test_without_the_package_there_are_no_static_vectors():
    assert load_static_words("no_such_package") is None
    assert load_static_words("this") is None


def test_a_package_without_its_files_has_no_static_vectors(tmp_path, monkeypatch):
    (tmp_path / "hollow_words").mkdir()
    (tmp_path / "hollow_words" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert load_static_words("hollow_words") is None
    shutil.rmtree(Path(tmp_path) / "hollow_words")


def test_rows_have_length_one():
    for static in (None, load_static_words()):
        lengths = np.linalg.norm(represent(TEXTS, 4, static=static), axis=1)
        assert np.allclose(lengths, 1)


def test_other_texts_change_nothing_that_is_learnt():
    alone = represent(TEXTS, 4, static=load_static_words())
    among = represent([*TEXTS, "bus bus bus", "we rang and rang"], 4, static=load_static_words())
    assert np.allclose(closeness(alone), closeness(among[:4]), atol=1e-5)


def test_word_counts_alone_still_find_shared_words():
    near = closeness(represent(["kind nurse", "nurse kind", "late bus", "bus late"], 4))
    assert near[0, 1] > 0.9 > near[0, 2]


@pytest.mark.parametrize(
    "texts", [["the", "and"], ["one"], ["aa bb", "cc dd"], ["kind", "kind kind"], ["🙂", "🙁"]]
)
def test_texts_with_little_in_common_are_no_trouble(texts):
    points = represent(texts, len(texts))
    assert len(points) == len(texts)
    assert np.isfinite(points).all()


def test_a_text_of_unknown_words_stands_nowhere():
    points = represent([*TEXTS, "zzyzx"], 4)
    assert not points[4].any()
    assert points[:4].any(axis=1).all()


def test_given_vectors_are_used():
    given = np.eye(4)[[0, 0, 1, 1]]
    texts = ["alpha", "beta", "gamma", "delta"]
    near = closeness(represent(texts, 4, vectors=lambda _: given))
    assert near[0, 1] > near[0, 2]
    assert near[2, 3] > near[1, 3]


@pytest.mark.parametrize(
    "given", [np.ones((3, 2)), np.ones(4), np.full((4, 2), np.nan), np.ones((4, 1, 1))]
)
def test_given_vectors_of_the_wrong_shape_are_refused(given):
    with pytest.raises(ValueError, match="one row of finite numbers for each of 4 texts"):
        represent(TEXTS, 4, vectors=lambda _: given)


def test_the_method_is_named():
    assert method_of(None, None) == "word counts"
    assert method_of(None, load_static_words()) == "static vectors"
    assert method_of(lambda _: np.eye(1), load_static_words()) == "given vectors"


def test_a_row_of_nothing_stays_nothing():
    assert unit(np.zeros((2, 3))).tolist() == [[0, 0, 0], [0, 0, 0]]
