import pytest

from feedback.documents import printable


def no_typeface(character: str) -> bool:
    """Answer as a typeface with Latin letters and an acute accent alone would."""
    return character.isascii() or character in "éł’\u0301"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("plain words", "plain words"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("tab\there", "tab here"),
        ("a\x00b\x07c\x1b", "abc"),
        ("\u202eturned\u202c", "turned"),
        ("soft\u00adhyphen\ufeff\u200b", "softhyphen"),
        ("e\u0301", "é"),
        ("private\ue000 \ud800half", "private half"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_characters_that_draw_nothing_are_dropped(words, kept):
    assert printable.clean(words) == kept


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("café ł", "café ł"),
        ("你好", "[words in Chinese or Japanese]"),
        ("ગુજરાતી લખાણ", "[words in Gujarati]"),
        ("हिन्दी", "[words in Hindi, Marathi or Nepali]"),
        ("안녕 and 안녕", "[words in Korean] and [words in Korean]"),
        ("well done 👍🏽", "well done [thumbs up sign]"),
        ("👨‍👩‍👧", "[man][woman][girl]"),
        ("🇬🇧🇵🇱", "[flag GB][flag PL]"),
        ("x\u0301", "x\u0301"),
        ("x\u0489", "x"),
    ],
)
def test_what_no_typeface_can_draw_is_named(words, shown):
    assert printable.described(words, no_typeface) == shown


def test_a_long_word_breaks_and_an_ordinary_one_does_not():
    assert printable.breakable("neurodevelopmental") == "neurodevelopmental"
    pieces = printable.breakable("x" * 30).split("\u200b")
    assert [len(piece) for piece in pieces] == [12, 12, 6]
