"""Words are cleaned at the door: line breaks and tabs stay, control characters go."""

from hypothesis import given
from hypothesis import strategies as st

from feedback.services.cleaning import clean


def test_line_breaks_of_every_kind_become_one_kind():
    assert clean("one\r\ntwo\rthree\nfour\tfive") == "one\ntwo\nthree\nfour\tfive"


def test_what_nobody_types_goes_and_every_alphabet_stays():
    assert clean("a\x00b\x1b[31mc\ud800d") == "ab[31mcd"
    assert clean("Żółć, ਪੰਜਾਬੀ, اردو 👋🏽") == "Żółć, ਪੰਜਾਬੀ, اردو 👋🏽"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(words):
    assert clean(clean(words)) == clean(words)


@given(st.text())
def test_cleaning_leaves_no_control_characters(words):
    assert all(
        letter in "\n\t" or letter.isprintable() or ord(letter) > 159 for letter in clean(words)
    )
