"""Answers and ideas given their themes. All comments are invented."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Decision, find_themes
from analysis.hearing import hear
from analysis.placing import chance, place
from analysis.types import FITS_NOTHING
from analysis.vectors import unit
from bench import labelled
from tests.support.corpora import planted


def crowd(n_each=10, extra=()):
    """Say something n times about each of three things, at points near three corners."""
    random = np.random.default_rng(1)
    said = [f"{thing} {i:02}" for thing in ("bus", "list", "plan") for i in range(n_each)]
    heard = hear([*said, *extra])
    corners = {"bus": 0, "lis": 1, "pla": 2, "zzz": 3}

    def points(texts):
        rows = np.eye(8)[[corners[text[:3]] for text in texts]]
        return unit(rows + 0.05 * random.normal(size=rows.shape))

    return heard, points


def test_a_lone_answer_fits_nothing_and_has_no_certainty():
    heard, points = crowd(extra=["zzz far away"])
    placed = place(heard, points(heard.keys), points(heard.ideas))
    assert placed.key_themes[-1] == FITS_NOTHING
    assert placed.idea_themes[-1] == FITS_NOTHING
    assert placed.certainty[-1] == 0
    assert set(placed.key_themes[:-1]) == {0, 1, 2}


def test_an_answer_that_stands_nowhere_fits_nothing():
    heard, points = crowd(extra=["zzz far away"])
    whole, ideas = points(heard.keys), points(heard.ideas)
    whole[-1], ideas[-1] = 0, 0
    placed = place(heard, whole, ideas)
    assert placed.key_themes[-1] == placed.idea_themes[-1] == FITS_NOTHING


def test_repeats_count_in_the_size_of_a_theme():
    heard, points = crowd(extra=["plan 00"] * 20)
    placed = place(heard, points(heard.keys), points(heard.ideas))
    assert {int(placed.key_themes[heard.keys.index(key)]) for key in ("plan 01", "plan 02")} == {0}


def test_each_idea_of_an_answer_has_its_own_theme():
    heard, points = crowd(extra=["bus that is late. list that is long."])
    placed = place(heard, points(heard.keys), points(heard.ideas))
    both = heard.keys.index("bus that is late. list that is long.")
    themes = placed.idea_themes[heard.idea_keys == both]
    assert len(set(themes)) == 2
    assert placed.key_themes[both] in themes


def test_too_few_answers_with_anything_to_go_by_have_no_themes():
    heard, points = crowd()
    whole = points(heard.keys)
    whole[11:] = 0
    assert place(heard, whole, points(heard.ideas)) is None


@given(st.floats(0, 1), st.floats(-1, 1), st.floats(0, 0.5))
def test_what_is_firmer_or_nearer_is_more_certain(firm, near, more):
    least = chance(np.array([firm]), np.array([near]))
    assert 0 < least[0] < 1
    assert chance(np.array([firm + more]), np.array([near]))[0] >= least[0]
    assert chance(np.array([firm]), np.array([near + more]))[0] >= least[0]


def test_what_people_decided_is_certain():
    texts, _ = planted(10, seed=3)
    found = find_themes(texts, decisions=[Decision("is", (0, 1, 2), theme="ours")])
    own = [i for i, excerpt in enumerate(found.excerpts) if excerpt.comment in {0, 1, 2}]
    others = [i for i, excerpt in enumerate(found.excerpts) if excerpt.comment > 2]
    assert found.certainty[own].max() == 1
    assert found.certainty[others].max() < 1


@pytest.mark.skipif(not labelled.are_here(), reason="the labelled comments are absent")
@pytest.mark.parametrize("name", ["nhs_v6_one.csv", "polis.csv"])
def test_certainty_is_about_how_often_people_agree(name):
    certain, right = [], []
    for seed in (910, 911, 912):
        texts, labels = labelled.draw(name, 200, seed)
        found = find_themes(texts)
        strongest = np.zeros(len(texts))
        comments = [excerpt.comment for excerpt in found.excerpts]
        own = found.excerpt_themes == found.comment_themes[comments]
        np.maximum.at(strongest, np.array(comments)[own], found.certainty[own])
        for theme in range(len(found.themes)):
            members = np.flatnonzero(found.comment_themes == theme)
            main, _ = Counter(labels[i] for i in members).most_common(1)[0]
            certain += strongest[members].tolist()
            right += [labels[i] == main for i in members]
    assert abs(np.mean(certain) - np.mean(right)) < 0.08
