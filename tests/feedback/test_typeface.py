"""Small files of the letters our own words need."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from feedback import assets, typeface

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "One book"
msgid_plural "Books"
msgstr[0] "książka"
msgstr[1] "Iași"
"""


@pytest.fixture
def font() -> bytes:
    """The letters beyond English of the typeface."""
    path = assets.FETCHED / "node_modules" / f"{assets.TYPEFACE}-ext-400-normal.woff2"
    return path.read_bytes()


def test_the_letters_are_those_of_every_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(CATALOGUE, encoding="utf-8")
    assert "".join(map(chr, typeface.letters_of(tmp_path))) == "ĄąŻżȘș"


def test_our_own_catalogues_need_polish_and_romanian_letters() -> None:
    found = {chr(letter) for letter in typeface.letters_of(assets.CATALOGUES)}
    assert set("ąćęłńśźżășț") <= found


def test_only_those_letters_are_left_and_always_in_the_same_bytes(font: bytes) -> None:
    letters = [ord("ą"), ord("ș")]
    small = typeface.only(font, letters)
    assert set(TTFont(BytesIO(small)).getBestCmap()) == set(letters)
    assert len(small) < len(font) / 2
    assert typeface.only(font, letters) == small
