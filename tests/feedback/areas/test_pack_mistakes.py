"""A mistake in a pack is refused with the file, the key and what to write instead."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from feedback.areas import AreaError, load_area

SMALL_PACK = Path(__file__).parent / "pack_fixture"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PACK, tmp_path / "northmere"))


MISTAKES = tomllib.loads((SMALL_PACK.parent / "pack_mistakes.toml").read_text(encoding="utf-8"))[
    "mistakes"
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["says"])
def test_a_mistake_is_named_with_what_to_write(pack: Path, mistake: dict[str, str]):
    file = pack / mistake["file"]
    text = file.read_text(encoding="utf-8")
    assert mistake["change"] in text
    file.write_text(text.replace(mistake["change"], mistake["into"], 1), encoding="utf-8")
    with pytest.raises(AreaError, match=re.escape(mistake["says"])):
        load_area(pack)


@pytest.mark.parametrize("file", sorted(file.name for file in SMALL_PACK.iterdir()))
def test_a_missing_file_is_named(pack: Path, file: str):
    (pack / file).unlink()
    with pytest.raises(AreaError, match=re.escape(file)):
        load_area(pack)


def test_a_file_that_is_not_text_is_named(pack: Path):
    (pack / "tags.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(AreaError, match=r"tags\.toml: this file is not UTF-8"):
        load_area(pack)


def test_a_benchmark_that_is_a_list_is_refused(pack: Path):
    (pack / "benchmark.json").write_text("[]", encoding="utf-8")
    with pytest.raises(AreaError, match="write one object"):
        load_area(pack)


def test_a_missing_question_is_named(pack: Path):
    text = (pack / "questions.toml").read_text(encoding="utf-8")
    before, _, after = text.partition('[[questions]]\nid = "one_thing"')
    rest = after[after.index("[[questions]]") :]
    (pack / "questions.toml").write_text(before + rest, encoding="utf-8")
    with pytest.raises(AreaError, match="the question “one_thing” is missing"):
        load_area(pack)


def test_a_picture_that_cannot_be_drawn_is_named(pack: Path):
    some = ("school", "thinking-face", "people-hugging", "artist-palette", "crying-face")
    pictures = frozenset(some)
    with pytest.raises(
        AreaError, match="tiles “health”, key picture: there is no picture “stethoscope”"
    ):
        load_area(pack, pictures=pictures)
    drawn = pictures | {"stethoscope", "slightly-smiling-face"}
    assert load_area(pack, pictures=drawn).name == "Northmere"


def test_an_unknown_pack_is_told_which_packs_there_are():
    with pytest.raises(AreaError, match=r"There is no area pack “atlantis”.*hertfordshire"):
        load_area("atlantis")
