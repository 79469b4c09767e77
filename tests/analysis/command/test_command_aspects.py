"""`code --aspects` as a person at a keyboard meets it. All comments are invented."""

import csv
import json

import pytest

from analysis.command.main import main

TEXTS = [
    "We waited two years for it.",
    "The staff were so kind.",
    "n/a",
    "=SUM(1) rude staff",
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "month.csv"
    with path.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([["said"], *([text] for text in TEXTS)])
    return path


def asked(file, out, *more):
    return main(["code", str(file), "--text", "said", "--out", str(out), *more])


def test_aspects_need_no_label(file, tmp_path, capsys):
    out = tmp_path / "aspects.csv"
    assert asked(file, out, "--aspects") == 0
    table = list(csv.DictReader(out.read_text("utf-8").removeprefix("\ufeff").splitlines()))
    assert [row["row"] for row in table] == ["2", "3", "4", "5"]
    assert table[0]["aspects"] == "wait"
    assert (table[1]["aspects"].split("|")[0], table[1]["feeling"]) == ("attitude", "praise")
    assert (table[2]["aspects"], table[2]["feeling"]) == ("", "neither")
    assert table[3]["said"] == f"'{TEXTS[3]}"
    said = capsys.readouterr().out
    assert "Read 4 rows of month.csv" in said
    assert "3 of 4 comments have an aspect; feeling:" in said


def test_the_record_holds_every_comment_with_its_certainties(file, tmp_path):
    out = tmp_path / "aspects.json"
    assert asked(file, out, "--aspects") == 0
    record = json.loads(out.read_text("utf-8"))
    assert record["format"] == "aspects/1"
    assert [one["text"] for one in record["comments"]] == TEXTS
    first = record["comments"][0]
    assert first["aspects"][0]["aspect"] == "wait"
    assert 0 < first["feeling"]["certainty"] <= 1


def test_labels_and_aspects_are_one_or_the_other(file, tmp_path, capsys):
    for more in ([], ["--aspects", "--label", "said"]):
        with pytest.raises(SystemExit) as trouble:
            asked(file, tmp_path / "a.csv", *more)
        assert trouble.value.code == 2
    assert "--label" in capsys.readouterr().err
    assert asked(file, tmp_path / "a.html", "--aspects") == 2
    assert asked(file, file, "--aspects") == 2
