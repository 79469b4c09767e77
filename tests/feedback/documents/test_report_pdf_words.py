"""Whatever a family writes is printed as words, and nothing they write can stop the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.documents.pdf import report_pdf
from tests.feedback.documents import views
from tests.feedback.documents.reading import pages


def printed(words: str) -> str:
    """Return the text of a report in which a family wrote these words."""
    view = views.one_theme_view()
    view["themes"][0]["quotes"] = [{"words": words, "who": "Parent carer"}]
    return " ".join(pages(report_pdf(view)))


@pytest.mark.parametrize(
    "words",
    [
        '#import "@preview/cetz:0.1.0": canvas',
        '#read("/etc/passwd") #panic("stop")',
        "*bold* _slanted_ $x^2$ `code` <label> @someone",
        "= Heading",
        "- list + numbered / term: meaning",
        "a \\ backslash \\u{41} and // a comment /* here */",
        "“Curly” quotes, ‘single’ ones, a dash – and dots…",
        "Zażółć gęślą jaźń, Łódź",
        "Și mâine așteptăm în același loc, țară",
        "Ça va, señora, größer, Čeština",
    ],
)
def test_words_are_printed_exactly(words):
    assert words in printed(words)


def test_words_that_look_like_markup_are_safe_wherever_they_stand():
    view, markup = views.full_view(), '#panic("x") *y*'
    view["title"] = view["families"] = view["area"]["product_name"] = markup
    view["themes"][0]["name"] = view["districts"][0]["name"] = markup
    view["glossary"][0]["word"] = view["notes"][0] = markup
    assert " ".join(pages(report_pdf(view))).count(markup) > 10


def test_a_fingerprint_is_printed_short_and_a_draft_has_none():
    view = views.one_theme_view() | {"fingerprint": "9f2c41d07b6e5a8813c0"}
    text = " ".join(pages(report_pdf(view)))
    assert "made from: 9f2c41d07b6e" in text
    assert "9f2c41d07b6e5" not in text
    draft = " ".join(pages(report_pdf(view | {"fingerprint": ""})))
    assert "Fingerprint" not in draft


def test_words_cannot_turn_the_line_they_stand_in():
    text = printed("safe \u202eesrever\u202c \u2066isolated\u2069 words")
    assert "safe esrever isolated words" in text


def test_pictures_and_other_writing_are_shown_or_named_never_lost():
    text = printed("❤️ 你好 العربية ł ș Привет 👍🏽 🇬🇧 ગુજરાતી લખાણ")
    assert "❤" in text
    assert "ł ș Привет" in text
    assert "[words in Chinese or Japanese]" in text
    assert "[thumbs up sign] [flag GB] [words in Gujarati]" in text
    assert "stand for letters or pictures that print cannot show" in text


def test_arabic_letters_are_all_there():
    assert set("العربية") <= set(printed("العربية"))


def test_ordinary_words_need_no_note_about_print():
    assert "print cannot show" not in printed("Brackets [like these] are ordinary.")


def test_a_very_long_word_is_whole_and_breaks():
    word = "https://example.org/" + "x" * 300
    view = views.one_theme_view()
    view["themes"][0]["quotes"] = [{"words": word, "who": "Parent carer"}]
    joined = "".join(pages(report_pdf(view))).replace(" ", "")
    assert word in joined


def test_a_very_long_quote_is_whole_on_its_theme_and_shortened_on_page_one():
    words = " ".join(f"word{number}" for number in range(640))
    view = views.full_view()
    assert len(words) > 5000
    view["themes"][0]["quotes"][0]["words"] = view["opening_quotes"][1]["words"] = words
    first, *rest = pages(report_pdf(view))
    assert "word5 " in first
    assert "word300" not in first
    assert "shortened here" in first
    assert all(f"word{number}" in " ".join(rest) for number in range(640))


@settings(max_examples=8)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_no_text_at_all_can_stop_the_report(words):
    assert "Waiting without news" in printed(words)
