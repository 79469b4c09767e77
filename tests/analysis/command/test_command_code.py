"""`code` as a person at a keyboard meets it. All comments are invented."""

import csv
import json

import pytest

from analysis.command.main import main
from tests.support.corpora import planted

TEXTS, THEMES = planted(12, seed=7)


def sheet(path, rows, headings=("text", "theme"), delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines, delimiter=delimiter).writerows([headings, *rows])
    return path


@pytest.fixture
def half(tmp_path):
    """Label every other comment; one row between says nothing."""
    pairs = zip(TEXTS, THEMES, strict=True)
    rows = [(text, theme if i % 2 else "") for i, (text, theme) in enumerate(pairs)]
    return sheet(tmp_path / "half.csv", [("Late taxi", ""), ("  ", ""), *rows])


def coded(file, out, *more):
    asked = ["code", str(file), "--text", "text", "--label", "theme", "--out", str(out), *more]
    assert main(asked) == 0
    written = out.read_text("utf-8")
    return json.loads(written) if out.suffix == ".json" else written


def test_comments_without_a_label_are_coded_as_people_labelled_the_others(half, tmp_path, capsys):
    said = coded(half, tmp_path / "codes.json")
    assert said["format"] == "codes/1"
    assert said["labels"] == sorted(set(THEMES))
    first, empty, *others = said["comments"]
    assert [label["label"] for label in first["labels"]] == ["transport"]
    assert (empty["by"], empty["labels"], empty["row"]) == ("empty", [], 3)
    assert [one["by"] for one in others] == ["suggested", "person"] * 24
    given = [[label["label"] for label in one["labels"]] for one in others]
    assert sum(own == [theme] for own, theme in zip(given, THEMES, strict=True)) >= 44
    assert all(label["certainty"] == 1 for label in others[1]["labels"])
    printed = capsys.readouterr()
    assert "Read 50 rows of half.csv (utf-8, parted by commas)." in printed.out
    assert "4 labels learnt from 24 comments; 25 coded, 24 left as people labelled" in printed.out
    assert "labelled them, 1 empty. Written to" in printed.out
    assert printed.err == ""


def test_another_file_teaches(half, tmp_path, capsys):
    new = sheet(tmp_path / "new.csv", [(text,) for text in TEXTS[:6]], ["text"], delimiter=";")
    said = coded(new, tmp_path / "codes.json", "--labelled", str(half))
    assert {one["by"] for one in said["comments"]} == {"suggested"}
    assert said["learnt"] == 24
    printed = capsys.readouterr().out
    assert "Read 6 rows of new.csv (utf-8, parted by" in printed
    assert "Read 50 rows of half.csv (utf-8, parted by commas)." in printed


def test_the_sheet_holds_every_comment_and_runs_nothing(tmp_path):
    rows = [(t, theme) for t, theme in zip(TEXTS[:20], THEMES[:20], strict=True)]
    hostile = "=HYPERLINK(1) the taxi came late"
    file = sheet(tmp_path / "a.csv", [*rows, (hostile, ""), ("Kind – “really”", "")])
    written = coded(file, tmp_path / "codes.csv")
    assert written.startswith("\ufeffrow,text,labels,certainty,by\n")
    table = list(csv.DictReader(written.removeprefix("\ufeff").splitlines()))
    assert [row["text"] for row in table[:20]] == list(TEXTS[:20])
    assert table[20]["text"] == f"'{hostile}"
    assert table[21]["text"] == "Kind – “really”"
    assert table[20]["labels"] == "transport"
    assert 0 < float(table[20]["certainty"]) <= 1


def test_several_labels_in_a_cell_are_learnt_apart(tmp_path, capsys):
    rows = [
        (f"{t} {u}", f"{a}; {b}")
        for t, u, a, b in zip(TEXTS[:40], TEXTS[1:41], THEMES[:40], THEMES[1:41], strict=True)
    ]
    file = sheet(tmp_path / "a.csv", [*rows, ("The taxi came late. We waited over a year.", "")])
    said = coded(file, tmp_path / "codes.json")
    assert said["labels"] == sorted(set(THEMES))
    last = said["comments"][-1]["labels"]
    assert {one["label"] for one in last} >= {"transport"}
    assert [one["certainty"] for one in last] == sorted(
        (one["certainty"] for one in last), reverse=True
    )
    assert "“;” stands between labels." in capsys.readouterr().out


def test_the_same_file_and_seed_give_the_same_bytes(half, tmp_path):
    assert coded(half, tmp_path / "a.csv") == coded(half, tmp_path / "b.csv")


def test_trouble_is_one_line_and_exit_code_2(half, tmp_path, capsys):
    none = sheet(tmp_path / "none.csv", [(text, "") for text in TEXTS[:3]])
    blank = sheet(tmp_path / "blank.csv", [("", "Waiting"), ("Late", "")])
    (tmp_path / "empty.csv").write_text("")
    for file, label, out, more, said in [
        (half, "code", "a.csv", [], "has no column “code”. It has: “text”, “theme”."),
        (half, "theme", "a.html", [], "--out must end in .csv or .json"),
        (none, "theme", "a.csv", [], "Column “theme” of none.csv holds no label."),
        (blank, "theme", "a.csv", [], "No comment of blank.csv has both words and a label."),
        (tmp_path / "empty.csv", "theme", "a.csv", [], "empty.csv is empty."),
        (half, "theme", "a.csv", ["--labelled", "gone.csv"], "There is no file gone.csv"),
        (half, "theme", "half.csv", [], "is the file to read"),
        (none, "theme", "half.csv", ["--labelled", str(half)], "is the file to read"),
    ]:
        asked = ["code", str(file), "--text", "text", "--label", label, *more]
        assert main([*asked, "--out", str(tmp_path / out)]) == 2
        printed = capsys.readouterr()
        assert said in printed.err
        assert printed.err.count("\n") == 1
        assert printed.out == ""
