"""Words that may mean danger in the languages that pages are offered in besides English.

All sentences are invented, by whoever wrote the rules: the figures say what is caught of what was
thought of, and little about the next sentence (docs/decisions/0012-concerns.md).
"""

import csv
import sys
from pathlib import Path

import pytest

from analysis.concern import CONCERN_KINDS, find_concerns
from analysis.concern.other_languages import found_in, letters, plain, ways
from analysis.concern.short import may_mean_danger
from feedback.areas import load_area
from tests.analysis.concern_lessons import ordinary_examples
from tests.analysis.invented import calm, concerning, half_of, many, wide

SENTENCES = Path(__file__).parent / "sentences" / "concern_other_languages.csv"
LANGUAGES = ("pl", "ro", "ur")


def sentences(language: str, concern: str, half: str) -> list[str]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["language"] == language]
    return [r["text"] for r in rows if r["concern"] == concern and half_of(r["text"]) == half]


def in_other_languages() -> list[str]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", ["development", "held_out"])
def test_what_was_thought_of_is_found_and_ordinary_words_are_left(capsys, language, half):
    worrying, ordinary = (sentences(language, concern, half) for concern in ("yes", "no"))
    found = [bool(find_concerns(text)) for text in worrying]
    false = [text for text in ordinary if find_concerns(text)]
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern in {language}, {half}: {sum(found)} of {len(found)}, "
            f"{len(false)} of {len(ordinary)} calm ones besides\n"
        )
    assert len(found) >= 13
    assert sum(found) / len(found) >= 0.9
    assert false == []


def test_every_language_of_the_pages_has_words_of_its_own():
    offered = {each.id for each in load_area("hertfordshire").languages}
    assert offered - {"en"} == set(LANGUAGES)
    for language in LANGUAGES:
        assert sentences(language, "yes", "held_out")


def test_no_english_sentence_is_taken_for_another_language():
    english = [*calm("development"), *calm("held_out"), *ordinary_examples("held_out")]
    english += [text for half in ("development", "held_out") for text, _ in concerning(half)]
    english += [
        text for both in (wide("development"), many("read")) for one in both for text in one
    ]
    assert len(english) > 1500
    assert [text for text in english if found_in(text)] == []


@pytest.mark.parametrize(
    "text",
    ["Boje sie wracac do domu", "BOJĘ SIĘ WRACAĆ DO DOMU", "boję  się\nwracać do domu"],
)
def test_marks_capitals_and_spaces_make_no_difference(text):
    assert [each.kind for each in find_concerns(text)] == ["unsafe"]


def test_arabic_letters_of_other_keyboards_are_read_as_those_of_urdu():
    assert find_concerns("میں مرنا چاهتي ہوں")[0].kind == "self_harm"


def test_a_concern_says_where_it_stands():
    text = "Fajnie jest. Ktoś mnie bije."
    (concern,) = find_concerns(text)
    assert text[concern.start : concern.end] == "mnie bije"


def test_a_plain_letter_stands_for_each_one_with_a_mark():
    assert all(len(pair) == 2 for pair in (one + other for one, other in letters().items()))
    assert len(plain("Zażółć gęślą jaźń")) == len("Zażółć gęślą jaźń")
    assert set(ways()) <= set(CONCERN_KINDS)


def test_a_phone_answers_as_the_server_does():
    texts = in_other_languages()
    assert len(texts) == 180
    assert [t for t in texts if may_mean_danger(t) != bool(find_concerns(t))] == []
