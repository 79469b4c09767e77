"""Keys are made once, kept private, and never written over."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pytest

from feedback.keys import LATER, Keys, KeysError


def test_keys_come_back_as_they_were_written(tmp_path: Path) -> None:
    keys = Keys.make()
    keys.write(tmp_path / "keys.json")
    assert Keys.read(tmp_path / "keys.json") == keys


def test_two_installations_never_share_keys() -> None:
    assert Keys.make() != Keys.make()


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    Keys.make().write(tmp_path / "keys.json")
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    Keys.make().write(tmp_path / "keys.json")
    (tmp_path / "keys.json").chmod(0o644)
    with pytest.raises(KeysError, match="chmod 600"):
        Keys.read(tmp_path / "keys.json")


def test_keys_are_never_written_over(tmp_path: Path) -> None:
    Keys.make().write(tmp_path / "keys.json")
    with pytest.raises(FileExistsError):
        Keys.make().write(tmp_path / "keys.json")


@pytest.mark.parametrize("words", ["", "{", "[]", '{"cookie": "1"}', '{"other": "1"}'])
def test_a_damaged_file_is_refused(tmp_path: Path, words: str) -> None:
    (tmp_path / "keys.json").write_text(words)
    (tmp_path / "keys.json").chmod(0o600)
    with pytest.raises(KeysError, match="damaged"):
        Keys.read(tmp_path / "keys.json")


def test_a_file_of_an_earlier_version_gains_the_keys_made_since(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    keys = Keys.make()
    keys.write(path)
    before = {name: key for name, key in asdict(keys).items() if name not in LATER}
    path.write_text(json.dumps(before))
    read = Keys.read(path)
    assert {name: getattr(read, name) for name in before} == before
    assert read == Keys.read(path)
    assert len(set(asdict(read).values())) == len(asdict(read))
    assert path.stat().st_mode & 0o777 == 0o600


def test_many_processes_that_start_together_agree_on_the_new_keys(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    keys = Keys.make()
    keys.write(path)
    before = {name: key for name, key in asdict(keys).items() if name not in LATER}
    path.write_text(json.dumps(before))
    with ThreadPoolExecutor(8) as together:
        read = list(together.map(Keys.read, [path] * 16))
    assert set(read) == {Keys.read(path)}


def test_a_file_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    keys = Keys.make()
    keys.write(path)
    before = {name: key for name, key in asdict(keys).items() if name not in LATER}
    path.write_text(json.dumps(before))
    # Something in the way of the new file stands for a folder that nobody may write to.
    (tmp_path / "keys.json.new").mkdir()
    with pytest.raises(KeysError, match="write to the file and its folder"):
        Keys.read(path)
    assert json.loads(path.read_text()) == before


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="flask install"):
        Keys.read(tmp_path / "keys.json")


def test_each_purpose_has_its_own_code() -> None:
    keys = Keys.make()
    assert keys.mac("code", "words") != keys.mac("stored code", "words")
