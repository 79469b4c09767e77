"""Whole phrases and cut ones. All comments are invented."""

import pytest

from analysis.grammar import part_of
from analysis.phrases import clauses_of, phrases_of


def found(text):
    return {phrase.written for clause in clauses_of(text) for phrase in phrases_of(clause)}


@pytest.mark.parametrize(
    ("text", "whole", "cut"),
    [
        ("a six month wait for therapy", "therapy", "month wait"),
        ("she is on the autism waiting list", "autism waiting list", "waiting list"),
        ("nobody rings us back", "nobody rings us", "nobody rings"),
        ("children asked to move", "children", "children asked"),
        ("very kind staff", "kind staff", "staff"),
        ("there is no support at all", "no support", "support"),
        ("staff on the ward are good", "staff", "ward are good"),
        ("we waited about an hour", "hour", "waited about"),
    ],
)
def test_a_phrase_is_whole(text, whole, cut):
    assert cut not in found(text)
    assert whole in found(text)


def test_no_phrase_leaves_out_the_not_before_it():
    for text in ("not really kind staff", "never had kind staff", "without any kind staff"):
        assert "kind staff" not in found(text)


def test_no_phrase_says_whose_it_is():
    assert not any("my" in phrase.split() for phrase in found("thank my son and my daughter"))


@pytest.mark.parametrize(
    ("word", "part"),
    [("7th", "U"), ("x", "W"), ("kindly", "R"), ("baffling", "G"), ("queued", "E"), ("taxi", "N")],
)
def test_a_word_on_no_list_is_known_by_its_ending(word, part):
    assert part_of(word) == part
