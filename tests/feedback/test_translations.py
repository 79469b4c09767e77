"""Catalogues are gathered, brought up to date without losing a word, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from feedback import translations
from feedback.translations import __main__ as command
from feedback.translations import catalogue, checking, gathering, languages

READ = "We read %(when)s."
LINK = 'See <a href="%(page)s">help</a>.'
MANY = ("%(num)d word", "%(num)d words")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for catalogues."""
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    return tmp_path


def gathered(*sentences: str | tuple[str, str]) -> Catalog:
    made = Catalog(fuzzy=False)
    for sentence in sentences:
        made.add(sentence)
    return made


def says(folder: Path, said: dict[str | tuple[str, str], str | tuple[str, ...]]) -> list[str]:
    """Write a Polish catalogue, and name what is wrong with it."""
    made = Catalog(locale="pl", fuzzy=False)
    for sentence, words in said.items():
        made.add(sentence, words)
    path = folder / "pl" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as written:
        write_po(written, made)
    found = checking.problems("pl", gathered(*said))
    return [line.rpartition(": ")[0] for line in found]


def test_templates_python_and_the_area_pack_are_all_gathered() -> None:
    found = gathering.gather()
    for sentence in (
        "Tell us what it’s really like",
        "Enter your seven words",
        "Or being sent home",
    ):
        assert sentence in found, sentence
    assert "Read and clear" not in found
    assert "Hertfordshire" not in found


def test_what_was_translated_stays_and_what_is_gone_goes(folder: Path) -> None:
    assert gathering.update("pl", gathered("Help", "Back")) == 2
    path = translations.file_of("pl")
    with path.open("rb") as written:
        kept = read_po(written, locale="pl")
    kept["Help"].string = "Pomoc"
    with path.open("wb") as written:
        write_po(written, kept)
    assert gathering.update("pl", gathered("Help", "Helping")) == 1
    text = path.read_text("utf-8")
    assert 'msgstr "Pomoc"' in text
    assert "Back" not in text


def test_a_near_sentence_is_not_taken_for_this_one(folder: Path) -> None:
    gathering.update("pl", gathered("We read every answer."))
    assert gathering.update("pl", gathered("We read each answer.")) == 1
    assert "fuzzy" not in translations.file_of("pl").read_text("utf-8")


@pytest.mark.parametrize(
    ("sentence", "words", "wrong"),
    [
        ("Help", "", "not translated"),
        (READ, "Czytamy.", "its placeholders are [], not ['when']"),
        (READ, "Czytamy %(kiedy)s.", "its placeholders are ['kiedy'], not ['when']"),
        (LINK, "Zobacz %(page)s.", "its links or bold words are not those of the English"),
        ("Help", "Pomoc!", "has an exclamation mark"),
        ("Help", '"Pomoc"', "has a straight quote"),
        ("All of it", "100% tego", "a % that is no placeholder"),
    ],
)
def test_a_mistake_is_named(folder: Path, sentence: str, words: str, wrong: str) -> None:
    assert says(folder, {sentence: words})[0] == wrong


def test_a_good_catalogue_has_nothing_wrong(folder: Path) -> None:
    one, few, many = "Jedno słowo", "%(num)d słowa", "%(num)d słów"
    link = 'Zobacz <a href="%(page)s">pomoc</a>.'
    assert says(folder, {LINK: link, READ: "Czytamy %(when)s.", MANY: (one, few, many)}) == []


def test_a_sentence_that_is_new_or_gone_is_named(folder: Path) -> None:
    says(folder, {"Help": "Pomoc"})
    found = checking.problems("pl", gathered("Back"))
    assert found == ["not in the catalogue: Back", "not said any more: Help"]


def test_a_language_without_a_catalogue_is_english() -> None:
    assert catalogue("xx").gettext("Help") == "Help"
    assert languages() == ("pl", "ro", "ur")


def test_the_command_updates_and_checks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["pl"]) == 0
    assert "to translate" in capsys.readouterr().out
    assert command.main(["--check", "pl"]) == 1
    assert "not translated: Before you write" in capsys.readouterr().out
