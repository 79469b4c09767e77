"""Copies of one letter are told apart, however they are spaced, signed or ordered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.copies import find_copies

LETTER = (
    "We ask the council to keep the speech and language base at our school open, because without "
    "it our children will have to travel for an hour each way to be understood."
)
SIGNED = [f"{LETTER} Invented parent {number}." for number in range(6)]
OTHERS = [
    "Nobody rang us back for three weeks after the meeting in school.",
    "The teaching assistant understands my son and he is happy to go in now.",
    "We have waited two years for an assessment and nobody says how long it will be.",
    "Kind staff.",
    "",
]


def groups(texts: list[str], **options: float) -> list[tuple[int, ...]]:
    return [one.comments for one in find_copies(texts, **options)]


def test_a_letter_that_many_signed_is_one_campaign():
    (found,) = find_copies([*OTHERS, *SIGNED])
    assert found.comments == tuple(range(5, 11))
    assert found.is_campaign


def test_somebody_who_sent_twice_is_no_campaign():
    (found,) = find_copies([*OTHERS, OTHERS[0].upper(), "More."])
    assert found.comments == (0, 5)
    assert not found.is_campaign


def test_case_spaces_and_marks_hide_no_copy():
    loud = OTHERS[1].upper().replace(" ", "   ").rstrip(".") + "\n"
    assert groups([OTHERS[1], loud]) == [(0, 1)]


def test_a_sentence_more_is_still_a_copy_and_another_letter_is_not():
    longer = f"{LETTER} Please listen to us this time."
    other = LETTER.replace("keep", "close").replace("speech and language base", "swimming pool")
    assert groups([LETTER, longer, other]) == [(0, 1)]


def test_short_comments_that_are_alike_are_no_copies():
    assert groups(["The wait is far too long."] * 40) == []


def test_the_order_of_comments_changes_no_group():
    texts = [*SIGNED, *OTHERS, OTHERS[2]]
    there, back = groups(texts), groups(texts[::-1])
    last = len(texts) - 1
    assert [tuple(sorted(last - i for i in group)) for group in back] == there


def test_a_copy_of_a_copy_starts_no_chain():
    words = [f"word{number}" for number in range(60)]
    steps = [" ".join(words[start : start + 20]) for start in range(0, 40, 3)]
    for group in groups(steps):
        assert group[-1] - group[0] <= 2, "the ends of a chain share nothing"


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*SIGNED, *OTHERS]), max_size=30))
def test_every_repeat_of_a_long_comment_is_counted(texts):
    found = groups(texts)
    placed = [place for group in found for place in group]
    assert len(placed) == len(set(placed))
    for text in set(texts):
        same = [place for place, each in enumerate(texts) if each == text]
        if len(text.split()) >= 8 and len(same) > 1:
            assert any(set(same) <= set(group) for group in found)


def test_a_thousand_of_the_same_are_one_group():
    assert groups([LETTER] * 1000) == [tuple(range(1000))]


def test_nothing_holds_no_copies():
    assert groups([]) == []
    assert groups(["", "a", "🙂" * 50]) == []


@pytest.mark.parametrize("likeness", [0, -1, 1.1])
def test_a_likeness_that_means_nothing_is_refused(likeness):
    with pytest.raises(ValueError, match="over 0 and up to 1"):
        find_copies([], likeness=likeness)
