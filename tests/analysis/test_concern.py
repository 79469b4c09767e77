"""Words that put a comment first in the queue; every sentence is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.concern import CONCERN_KINDS, Concern, find_concerns
from analysis.concern.kinds import patterns
from analysis.concern.weighing import weigh, weights


def kinds(text: str) -> set[str]:
    return {concern.kind for concern in find_concerns(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("he hits me", "harm_by_other"),
        ("i want to die", "self_harm"),
        ("hurt my self", "self_harm"),
        ("dont feel safe at home", "unsafe"),
        ("locked in a room", "restraint"),
        ("touch me", "harm_by_other"),
        ("kill myself", "self_harm"),
        ("i cant go on", "parent_crisis"),
        ("there is no food at home", "neglect"),
        ("he ran away from school", "missing"),
        ("my dad hits my mum", "domestic_abuse"),
        ("she was groomed online", "exploitation"),
    ],
)
def test_each_kind_is_known_by_its_words(text: str, kind: str):
    assert kind in kinds(text)
    assert kind in CONCERN_KINDS


@pytest.mark.parametrize(
    "text",
    [
        "The waiting kills me.",
        "We were killing time.",
        "We had to fight for the EHCP.",
        "The report went missing.",
        "It was a kick in the teeth.",
        "They always keep in touch.",
        "",
    ],
)
def test_everyday_sayings_are_no_concern(text: str):
    assert find_concerns(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The lovely man, office ladies who let him hand out the registers.",
        "The man on the gate lets him hand out the registers.",
        "A man came to see us, and her eyes lit up.",
    ],
)
def test_a_man_and_a_hand_in_a_kind_sentence_are_no_concern(text: str):
    assert find_concerns(text) == []


def test_a_hand_that_somebody_has_still_counts():
    assert kinds("the man put his hand up my skirt in the dark") == {"harm_by_other"}
    assert kinds("the man pulled her hand out of the bag") == {"harm_by_other"}


@pytest.mark.parametrize(
    "text",
    [
        "The safeguarding training for escorts was very good.",
        "Please teach young people about consent and staying safe online.",
        "The school has a clear policy on bullying and everybody knows it.",
        "A leaflet about self-harm for parents would be useful.",
    ],
)
def test_safeguarding_as_a_subject_is_no_concern(text: str):
    assert find_concerns(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "After the safeguarding training he told me that his uncle hits him.",
        "We had a lesson about consent and she said her cousin touches her.",
        "I raised a safeguarding concern about the escort.",
    ],
)
def test_what_happened_to_somebody_is_a_concern_beside_the_subject(text: str):
    assert find_concerns(text)


def test_ordinary_words_never_talk_away_what_is_said_outright():
    assert kinds("the library is lovely and quiet but i wanted to kill myself") == {"self_harm"}
    assert "unsafe" in kinds("the trips, the food and the music are good and i dont feel safe")


def test_ordinary_words_do_talk_away_a_weaker_pattern():
    assert find_concerns("I would like more books about the boy who ran away to sea.") == []


def test_a_saying_does_not_hide_a_real_concern_beside_it():
    assert kinds("The waiting kills me and he hits me") == {"harm_by_other"}


def test_saying_not_does_not_switch_a_concern_off():
    assert kinds("I am not suicidal but I said I was") == {"self_harm"}


def test_misspelt_words_are_found_where_they_were_written():
    text = "then he tuches me"
    assert find_concerns(text) == [Concern(8, 17, "harm_by_other")]
    assert text[8:17] == "tuches me"


def test_curly_apostrophes_and_capitals_make_no_difference():
    assert kinds("I DON’T FEEL SAFE") == kinds("i don't feel safe") == {"unsafe"}


def test_a_sentence_that_no_pattern_knows_is_weighed_and_marked_whole():
    text = "School is fine. he put his fingers in my mouth at night"
    assert find_concerns(text) == [Concern(16, len(text), "unsafe")]
    assert find_concerns("He cut paper. The bedroom is blue.") == []


def test_a_hint_is_weighed_only_where_no_pattern_matched():
    assert find_concerns("he hits me. he put his fingers in my mouth at night") == [
        Concern(3, 10, "harm_by_other")
    ]


def test_words_that_were_never_learnt_from_add_nothing():
    assert weigh("zzyzx qwrtp") == weights()["start"] < 0


def test_no_pattern_looks_without_end_so_that_long_comments_stay_quick():
    assert not [kind for kind, pattern in patterns().items() if ".*" in pattern.pattern]


WORDS = st.sampled_from(["he", "hits", "tuches", "me", "’", "dnt", "."])


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_places_are_always_in_the_text(text: str):
    for concern in find_concerns(text):
        assert 0 <= concern.start < concern.end <= len(text)
        assert text[concern.start : concern.end].strip()
