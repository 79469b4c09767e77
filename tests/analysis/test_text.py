"""Comments cleaned, and split into one idea each. All comments are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import clean, split_excerpts, words_of


def ideas(text):
    return [excerpt.text for excerpt in split_excerpts(text)]


def test_what_only_looks_different_is_made_equal():
    assert clean("She’s\u200b  HAPPY\nnow") == clean("she's happy now")
    assert clean("ﬁne") == "fine"
    assert clean("\x00\u202eback\u202c ") == "back"


def test_cleaning_twice_changes_nothing_more():
    for text in ("İstanbul Straße", "\u200b", "ǰ̌ a\x1fb", "½ “x”"):
        assert clean(clean(text)) == clean(text)


@given(st.text())
def test_cleaned_text_is_one_line_of_single_spaces(text):
    cleaned = clean(text)
    assert cleaned.isprintable()
    assert cleaned == " ".join(cleaned.split())


def test_an_apostrophe_does_not_cut_a_word():
    assert words_of("We don’t, they can't") == ["We", "don’t", "they", "can't"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He waits all day. She waits too.", ["He waits all day.", "She waits too."]),
        ("school was bad. teachers left us", ["school was bad.", "teachers left us"]),
        ("Why so long? We do not know!", ["Why so long?", "We do not know!"]),
        ("It was so good.The bus was late", ["It was so good.", "The bus was late"]),
        ("First line here\nsecond line here", ["First line here", "second line here"]),
        ("1. Too long to wait\n2. No news at all", ["1. Too long to wait", "2. No news at all"]),
        ("He was sad • She was sad too", ["He was sad • She was sad too"]),
        ("So do I. They do as well.", ["So do I.", "They do as well."]),
        ("They came at 3 p.m. We left then.", ["They came at 3 p.m.", "We left then."]),
    ],
)
def test_sentences_are_parted(text, expected):
    assert ideas(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We saw Mrs. Lamp and Dr. Stone about it",
        "Small things, e.g. A quiet room would help him",
        "It took 3.5 years to be seen",
        "They came at 3 p.m. on Monday to see us",
        "We waited... and waited for news",
        "He told me (really?) that it was fine",
        "Ask for J. Stone at the front desk",
        "She asked “Why now? Go away.” and shut the door",
        'He said "No. We can not help you; but ring later." and then he left us',
        "They said ‘we can’t help. Ring back’ and we did so",
    ],
)
def test_one_idea_is_not_cut(text):
    assert ideas(text) == [text]


def test_a_turn_starts_a_new_idea():
    assert ideas("The school is kind to him but nobody ever rings us back") == [
        "The school is kind to him",
        "but nobody ever rings us back",
    ]
    assert ideas("The taxi is late every day; the driver is kind to us") == [
        "The taxi is late every day;",
        "the driver is kind to us",
    ]
    assert len(ideas("We like the new school however it is far from home")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Slow but kind to all of us",
        "They gave us nothing but trouble all the way through",
        "The school is good but far away",
        "He said “I am here all day but I will not see you” to us",
    ],
)
def test_a_small_turn_stays_in_its_idea(text):
    assert ideas(text) == [text]


def test_a_sentence_of_two_words_stays_with_its_neighbour():
    assert ideas("Great! The staff were kind. Thank you.") == [
        "Great! The staff were kind. Thank you."
    ]
    assert ideas("Thank you.") == ["Thank you."]


@given(st.text(alphabet="ab .!?;\n\"“”'‘’(),•1éİ", max_size=80) | st.text(max_size=60))
def test_excerpts_hold_every_letter_at_its_exact_place(text):
    excerpts = split_excerpts(text, comment=7)
    place = 0
    for excerpt in excerpts:
        assert text[excerpt.start : excerpt.end] == excerpt.text
        assert excerpt.text.strip() == excerpt.text != ""
        assert not text[place : excerpt.start].strip()
        assert excerpt.comment == 7
        place = excerpt.end
    assert not text[place:].strip()


def test_a_long_comment_is_split_in_no_time():
    text = "“" * 2_000 + "a b c d but " * 20_000
    assert len(split_excerpts(text)) > 1_000
