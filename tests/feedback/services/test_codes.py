"""Seven words instead of an account."""

from __future__ import annotations

import hashlib
import math
import re
from string import ascii_lowercase

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


def test_seven_words_carry_sixty_four_bits() -> None:
    ways = math.perm(len(codes.word_list()), codes.WORDS)
    assert math.log2(ways) == pytest.approx(64.380, abs=0.001)


def test_no_word_comes_twice_among_the_seven() -> None:
    given = [codes.code_for(KEYS, f"{number:064d}") for number in range(500)]
    given += [codes.draw() for _ in range(500)]
    assert {len(set(code.split())) for code in given} == {codes.WORDS}
    assert len(set(given)) == len(given)


def test_every_word_is_short_and_easy_to_type() -> None:
    words = list(codes.word_list())
    assert words == sorted(set(words))
    assert all(re.fullmatch("[a-z]{3,6}", word) for word in words)


def test_the_file_of_words_says_what_it_is() -> None:
    assert codes.LIST.read_text(encoding="utf-8").startswith("# The words that codes are made of")


def one_slip_away(word: str) -> set[str]:
    """Every way to write a word with one letter left out, added or changed, or two swapped."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    left_out = {before + after[1:] for before, after in parts if after}
    swapped = {b + a[1] + a[0] + a[2:] for b, a in parts if len(a) > 1}
    changed = {b + letter + a[1:] for b, a in parts if a for letter in ascii_lowercase}
    return left_out | swapped | changed | {b + x + a for b, a in parts for x in ascii_lowercase}


def test_no_slip_of_one_letter_makes_another_word_of_the_list() -> None:
    words = set(codes.word_list())
    assert not [word for word in words if one_slip_away(word) & words - {word}]


def test_no_word_stands_beside_another_form_of_itself() -> None:
    words = set(codes.word_list())
    endings = ("s", "es", "ed", "ing", "er", "ly", "y", "en", "ful")
    assert not [(word, end) for word in words for end in endings if word + end in words]


@pytest.mark.parametrize(
    "hard", ["thesaurus", "sizably", "reformer", "treadmill", "fidelity", "porthole"]
)
def test_no_family_is_given_a_word_that_a_trial_could_not_spell(hard: str) -> None:
    assert hard not in codes.word_list()


@pytest.mark.parametrize(
    "unkind",
    [
        *("hurt", "weak", "stupid", "dumb", "lazy", "fat", "skinny", "odd", "mad", "crazy", "dim"),
        *("slow", "thick", "plank", "pansy", "nuts", "tart", "cow", "pig", "rat", "ape", "monkey"),
        *("knife", "gun", "sword", "fire", "burn", "belt", "cane", "rope", "lock", "cage", "hit"),
        *("ill", "sick", "nurse", "pill", "needle", "grave", "coffin", "ash", "wake", "urn"),
        *("walk", "talk", "speak", "hear", "listen", "stand", "blind", "deaf", "lame", "limp"),
        *("wait", "fail", "test", "refuse", "court", "police", "judge", "prison", "strict"),
        *("beer", "wine", "weed", "bet", "god", "church", "mother", "father", "mum", "dad"),
        *("brother", "sister", "school", "lonely", "alone", "afraid", "shame", "fault", "poor"),
        *("lily", "poppy", "daisy", "ruby", "amber"),
    ],
)
def test_nobody_is_given_an_unkind_word(unkind: str) -> None:
    assert unkind not in codes.word_list()


@pytest.mark.parametrize(
    "alike",
    [
        *(("pear", "pair"), ("bear", "bare"), ("sail", "sale"), ("tail", "tale"), ("sun", "son")),
        *(("flower", "flour"), ("leek", "leak"), ("metal", "medal"), ("rose", "rows")),
        *(("coat", "goat"), ("bat", "pat"), ("van", "fan"), ("hare", "hair"), ("sea", "see")),
        *(("dairy", "diary"), ("angel", "angle"), ("trail", "trial"), ("cloth", "clothes")),
        *(("berry", "bury"), ("ferry", "fairy"), ("stair", "stare"), ("wood", "would")),
    ],
)
def test_no_two_words_sound_alike_on_the_telephone(alike: tuple[str, str]) -> None:
    assert len(set(alike) & set(codes.word_list())) <= 1


def test_nobody_changes_the_list_by_accident() -> None:
    # Every code is places in this list. One word more or fewer gives a family whose form is sent
    # again other words than the ones they wrote down, and the page that opens with seven words
    # turns away a word that is no longer in it. Change these figures only where no family has a
    # code yet.
    words = codes.word_list()
    assert len(words) == 590
    assert hashlib.sha256(" ".join(words).encode()).hexdigest() == (
        "c9e624d70dbc1c6f95d22ecbc38d030656839b7678885d90635f9fb5a85a25ef"
    )


def test_a_code_is_the_same_today_as_when_it_was_given() -> None:
    keys = Keys(**dict.fromkeys(names(), "0" * 64))
    given = "cloth jacket above silky again artist north"
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
