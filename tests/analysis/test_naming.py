"""Draft headings. All comments are invented."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.naming import name_themes


def name(*texts):
    return name_themes(texts, np.zeros(len(texts), dtype=int))[0]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["We were not listened to.", "I am not listened to", "Not listened to"],
            "Not listened to",
        ),
        (["a year without news", "Without news again", "without news!"], "Without news"),
        (["Kind staff all round", "such kind staff", "Kind staff"], "Kind staff"),
        (["Nobody tells us", "nobody tells us!", "Still nobody tells us"], "Nobody tells us"),
        (["They didn't help him", "didn’t help him", "didn't help"], "Didn’t help"),
    ],
)
def test_a_heading_keeps_praise_praise_and_blame_blame(texts, expected):
    assert name(*texts) == expected


def test_a_heading_never_leaves_out_its_not():
    for denial in ("not", "never", "no longer"):
        texts = [f"his teacher was {denial} really trained", f"they are {denial} really trained"]
        assert "rained" not in name(*texts) or denial in name(*texts).casefold()


def test_a_heading_of_what_many_say_has_two_to_six_words():
    texts = [f"the long wait for speech therapy at clinic {letter}" for letter in "abcdef"]
    heading = name(*texts)
    assert 2 <= len(heading.split()) <= 6
    assert heading.casefold() in texts[0]


def test_a_heading_names_nobody():
    texts = [
        "Harriet was kind to me",
        "We like Harriet",
        "Harriet Example was kind",
        "so kind to me",
    ]
    assert "arriet" not in name(*texts)


def test_letters_said_as_letters_are_kept():
    assert name("EHCP delays again", "more EHCP delays", "EHCP delays") == "EHCP delays"


def test_a_statement_is_not_cut_from_what_it_is_said_of():
    texts = ["Staff on the ward are good", "Nurses on the ward are good"]
    assert name(*texts) != "Ward are good"


def test_a_small_word_goes_with_its_verb():
    texts = ["She could not walk far", "I could not walk", "could not walk"]
    assert name(*texts) == "Could not walk"


def test_what_several_say_beats_what_one_says():
    texts = [
        "late taxi",
        "the taxi was late",
        "my daughter’s taxi, late once more",
        "excellent wonderful brilliant caring marvellous harpist",
    ]
    assert name(*texts) in {"Late taxi", "Taxi was late"}


def test_one_person_does_not_speak_twice():
    texts = ["noisy hall", "a noisy hall", "the noisy hall", "kind teacher", "the kind teacher"]
    labels, comments = np.zeros(5, dtype=int), np.array([0, 0, 0, 1, 2])
    assert name_themes(texts, labels, comments=comments) == ["Kind teacher"]


def test_praise_is_not_counted_by_those_who_deny_it():
    texts = ["helpful driver", "driver was not helpful", "the driver is not helpful", "not helpful"]
    assert "elpful driver" not in name(*texts)


def test_the_order_of_comments_changes_no_heading():
    texts = [
        "late taxi",
        "taxi late again",
        "kind staff",
        "staff are kind",
        "no phone call",
        "call",
    ]
    labels = np.array([0, 0, 1, 1, 2, 2])
    assert name_themes(texts, labels) == name_themes(texts[::-1], labels[::-1])


@given(st.permutations(range(6)))
def test_any_order_gives_the_same_headings(order):
    texts = ["a late taxi", "late taxi!", "kind staff", "Staff are kind", "ring us", "nobody rings"]
    labels = np.array([0, 0, 1, 1, 2, 2])
    assert name_themes([texts[i] for i in order], labels[list(order)]) == name_themes(texts, labels)


@given(st.lists(st.text("abcdeno ,.’'[]", max_size=30), min_size=1, max_size=8))
def test_every_theme_has_a_short_heading_and_no_two_alike(texts):
    headings = name_themes(texts, np.arange(len(texts)) % 2)
    assert len(set(headings)) == len(headings) == min(2, len(texts))
    assert all(1 <= len(heading.split()) <= 6 for heading in headings)


def test_what_was_blacked_out_names_nothing():
    texts = [
        "[a member of staff] rang",
        "[a member of staff]",
        "[a member of staff] came, late bus",
    ]
    assert name(*texts, "the late bus") == "Late bus"


def test_the_whole_phrase_is_taken_where_all_said_it():
    texts = ["No phone call back", "there was no phone call back", "Still no phone call back"]
    assert name(*texts) == "No phone call"


def test_no_two_headings_are_the_same():
    texts = ["late taxi today", "late taxi", "late taxi again", "a late taxi"]
    headings = name_themes(texts, np.array([0, 0, 1, 1]))
    assert len(set(headings)) == 2


def test_a_theme_of_one_word_each_has_a_heading():
    assert name("Transport", "transport!") == "Transport"
    assert name("it", "to") == "Theme 1"
    assert name("Taxi", "taxi", "bus", "bus.") == "Bus and taxi"


def test_what_fits_nothing_names_nothing():
    texts = ["late taxi", "late taxi again", "late taxi lost"]
    assert name_themes(texts, np.array([0, 0, -2])) == ["Late taxi"]
    assert name_themes(texts, np.array([-2, -2, -2])) == []


@pytest.mark.parametrize(
    "weak",
    ["good thing", "not stop", "best day", "not alone", "things stopped", "no way", "got round"],
)
def test_weak_words_are_no_heading_by_themselves(weak):
    texts = [f"{weak}, transport home", f"{weak}. Transport home", f"{weak}!"]
    assert name(*texts) == "Transport home"


def test_a_heading_does_not_end_on_please():
    texts = ["autism waiting list pls", "Autism waiting list pls", "the autism waiting list pls"]
    assert name(*texts) == "Autism waiting list"


def test_what_only_weak_words_say_has_a_plain_heading():
    assert name("good thing", "Good thing!", "a good thing") == "Theme 1"


def test_abbreviations_have_their_capitals():
    texts = ["the adhd assessment", "an ADHD assessment", "adhd assessment again"]
    assert name(*texts) == "ADHD assessment"


def test_an_abbreviation_that_is_a_word_too_has_capitals_where_most_wrote_them():
    few = ["send team never rang", "the send team", "send team again"]
    assert name(*few).startswith("Send team")
    many = ["SEND", "SEND law", "more SEND", "SEND places"]
    assert name_themes(few + many, np.array([0] * 3 + [-1] * 4)) == ["SEND team"]
