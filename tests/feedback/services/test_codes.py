"""Seven words instead of an account."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from feedback.keys import Keys
from feedback.services import codes

KEYS = Keys.make()


def test_a_form_always_has_the_same_seven_words() -> None:
    code = codes.code_for(KEYS, "a" * 64)
    assert codes.code_for(KEYS, "a" * 64) == code
    assert len(code.split()) == 7


def test_another_form_or_another_installation_has_other_words() -> None:
    code = codes.code_for(KEYS, "a" * 64)
    assert codes.code_for(KEYS, "b" * 64) != code
    assert codes.code_for(Keys.make(), "a" * 64) != code


def test_seven_words_carry_ninety_bits() -> None:
    assert codes.WORDS * math.log2(len(codes.word_list())) > 90


def test_no_code_word_is_empty_doubled_or_hard_to_type() -> None:
    words = codes.word_list()
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and len(word) >= 3 for word in words)


def test_nobody_is_given_a_frightening_word() -> None:
    assert not {"mutilated", "threaten", "hurt"} & set(codes.word_list())
    assert {"acorn", "violin"} <= set(codes.word_list())


GAPS = ["  ", ", ", "-", "\n", " · ", "1. ", ",,"]


@given(st.lists(st.sampled_from(GAPS), min_size=6, max_size=6))
def test_a_code_is_known_however_it_is_spaced(gaps: list[str]) -> None:
    code = codes.code_for(KEYS, "c" * 64)
    first, *rest = code.split()
    typed = first + "".join(gap + word for gap, word in zip(gaps, rest, strict=True))
    assert codes.stored_form(KEYS, typed) == codes.stored_form(KEYS, code)
    assert codes.stored_form(KEYS, typed.upper()) == codes.stored_form(KEYS, code)


def test_the_order_of_the_words_matters() -> None:
    code = codes.code_for(KEYS, "d" * 64)
    other = " ".join(reversed(code.split()))
    assert codes.stored_form(KEYS, other) != codes.stored_form(KEYS, code)


def test_what_is_stored_of_a_code_holds_none_of_its_words() -> None:
    code = codes.code_for(KEYS, "e" * 64)
    stored = codes.stored_form(KEYS, code)
    assert len(stored) == 64
    assert not any(word in stored for word in code.split())
