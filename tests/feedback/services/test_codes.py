"""Seven words instead of an account."""

from __future__ import annotations

import hashlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.keys import Keys, names
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


def test_seven_words_carry_more_than_eighty_six_bits() -> None:
    assert codes.WORDS * math.log2(len(codes.word_list())) == pytest.approx(86.416, abs=0.001)


def test_no_code_word_is_empty_doubled_or_hard_to_type() -> None:
    words = codes.word_list()
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and len(word) >= 3 for word in words)


def test_every_word_left_out_is_in_the_eff_list_and_in_order() -> None:
    left_out = list(codes.words_not_given())
    assert set(left_out) <= set(codes.eff_words())
    assert left_out == sorted(set(left_out))


def test_the_file_of_words_left_out_says_what_it_is() -> None:
    assert codes.NOT_GIVEN.read_text(encoding="utf-8").startswith("# Words of the EFF long list")


def test_no_word_left_out_is_ever_given() -> None:
    assert not set(codes.words_not_given()) & set(codes.word_list())
    assert {"acorn", "violin"} <= set(codes.word_list())


@pytest.mark.parametrize(
    "unkind",
    [
        *("hurt", "mutilated", "threaten", "deviancy", "procurer", "cussed", "scandal", "impale"),
        *("pregnancy", "marxism", "lunacy", "imbecile", "humpback", "autistic", "dyslexia"),
        *("unfitting", "neglector", "refuse", "refusal", "denial", "tribunal", "exclusion"),
        *("removal", "police", "pope", "cannabis", "skinny", "unable", "failing", "faceless"),
        *("plank", "dodgy", "tyke", "scabbed", "bunion", "body", "deafening", "brewery", "dose"),
        *("casino", "poker", "patrol", "raider", "hacker", "trespass", "cathedral", "president"),
        *("remedial", "unlearned", "sarcasm", "overdue", "strict", "omen", "phantom", "shove"),
    ],
)
def test_nobody_is_given_an_unkind_word(unkind: str) -> None:
    assert unkind in codes.eff_words()
    assert unkind not in codes.word_list()


@pytest.mark.parametrize(
    "pair",
    [
        *(("cache", "cash"), ("cannon", "canon"), ("carat", "carrot"), ("capital", "capitol")),
        *(("banister", "bannister"), ("ion", "iron"), ("elusive", "illusive"), ("lilly", "lily")),
        *(("flier", "flyer"), ("phoney", "phony"), ("emphases", "emphasis")),
        *(("cubical", "cubicle"), ("freebee", "freebie"), ("hankie", "hanky")),
    ],
)
def test_no_two_words_sound_alike_on_the_telephone(pair: tuple[str, str]) -> None:
    assert set(pair) <= set(codes.eff_words())
    assert len(set(pair) & set(codes.word_list())) <= 1


def test_nobody_changes_the_list_by_accident() -> None:
    # Every code is places in this list. One word more or fewer, here or in a new release of the
    # package, gives a family whose form is sent again other words than the ones they wrote down,
    # and the page that opens with seven words turns away a word that is no longer in it. Change
    # these figures only where no family has a code yet.
    words = codes.word_list()
    assert len(words) == 5_203
    assert hashlib.sha256(" ".join(words).encode()).hexdigest() == (
        "fb7b408438e315e6e8187cce8476ff35ac4fa3cfa39336e3b977b52cd224210a"
    )


def test_a_code_is_the_same_today_as_when_it_was_given() -> None:
    keys = Keys(**dict.fromkeys(names(), "0" * 64))
    given = "dioxide choosing mankind fraction deduct elevate barn"
    assert codes.code_for(keys, "a" * 64) == given


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
