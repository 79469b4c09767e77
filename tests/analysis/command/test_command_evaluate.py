"""`evaluate` as a person at a keyboard meets it. All comments are invented."""

import csv
import json

import pytest

from analysis import find_themes
from analysis.command.labels import split_labels
from analysis.command.main import main
from analysis.measures import bcubed
from tests.support.corpora import NON_ANSWERS, planted

TEXTS, THEMES = planted(20, seed=8)
ROWS = [*zip(TEXTS, THEMES, strict=True), *((text, "") for text in NON_ANSWERS)]


def sheet(path, rows, headings=("said", "theme")):
    with path.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([headings, *rows])
    return path


def evaluate(file, *more):
    return main(["evaluate", str(file), "--text", "said", "--label", "theme", *more])


def test_the_table_and_the_data_say_the_same(tmp_path, capsys):
    out = tmp_path / "scores.json"
    assert evaluate(sheet(tmp_path / "a.csv", ROWS), "--out", str(out), "--seed", "2") == 0
    said = json.loads(out.read_text("utf-8"))
    counts = said["counts"]
    assert (counts["comments"], counts["labelled"], counts["labels"]) == (85, 80, 4)
    assert counts["non_answers"] == len(NON_ANSWERS)
    assert said["seed"] == 2
    assert said["one_label"]["ami"] > 0.7
    assert said["stability"]["agreement"] > 0.7
    assert len(said["stability"]["themes"]) == counts["themes"]
    assert said["coder"]["micro_f1"] > 0.9
    printed = capsys.readouterr()
    assert printed.out.startswith("Read 85 rows of a.csv (utf-8, parted by commas). Comments are")
    lines = [line.rsplit("  ", 1) for line in printed.out.splitlines()[2:-2]]
    values = {name.strip(): value for name, value in lines}
    assert values["agreement, 80 comments of one label: AMI"] == f"{said['one_label']['ami']:.3f}"
    assert values["labels, themes"] == f"4, {counts['themes']}"
    assert values["all labels right"] == f"{said['coder']['exact']:.3f}"
    assert printed.out.endswith(f"Written to {out}.\n")
    assert printed.err == ""


def test_several_labels_are_scored_by_ideas(tmp_path, capsys):
    both = [
        (f"{t} {u}", f"{a}|{b}")
        for t, u, a, b in zip(TEXTS, TEXTS[1:], THEMES, THEMES[1:], strict=False)
    ]
    assert evaluate(sheet(tmp_path / "a.csv", both)) == 0
    printed = capsys.readouterr().out
    assert "with “|” between several." in printed
    f1 = next(line for line in printed.splitlines() if "BCubed F1" in line)
    found = find_themes([text for text, _ in both])
    of_whole_comments = [{int(theme)} for theme in found.comment_themes]
    by_whole_comments = bcubed(of_whole_comments, [set(own.split("|")) for _, own in both]).f1
    assert float(f1.split()[-1]) > by_whole_comments + 0.1
    assert "Written" not in printed


def test_too_little_to_compare_is_said_and_is_null_in_the_data(tmp_path, capsys):
    out = tmp_path / "scores.json"
    few = [("Late taxi", "transport"), ("n/a", ""), ("Kind staff", "")]
    assert evaluate(sheet(tmp_path / "few.csv", few), "--out", str(out)) == 0
    assert "cannot be told" in capsys.readouterr().out
    said = json.loads(out.read_text("utf-8"))
    assert said["coder"]["micro_f1"] is None
    assert said["counts"]["themes"] == 0


def test_without_a_column_that_with_the_most_words_is_read_and_said(tmp_path, capsys):
    file = sheet(tmp_path / "a.csv", ROWS)
    assert main(["evaluate", str(file), "--label", "theme"]) == 0
    printed = capsys.readouterr()
    assert printed.err == (
        "No --text was given: “said” was read, the column with the most words.\n"
    )
    assert "Comments are from “said”" in printed.out


@pytest.mark.parametrize(
    ("label", "out", "said"),
    [
        ("label", "a.json", "has no column “label”. It has: “said”, “theme”."),
        ("theme", "a.csv", "--out must end in .json."),
        ("theme", "a.csv/b.json", "There is no folder"),
    ],
)
def test_trouble_is_one_line_and_exit_code_2(tmp_path, capsys, label, out, said):
    file = sheet(tmp_path / "comments.csv", ROWS[:5])
    asked = ["evaluate", str(file), "--text", "said", "--label", label]
    assert main([*asked, "--out", str(tmp_path / out)]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_file_without_labels_is_refused(tmp_path, capsys):
    assert evaluate(sheet(tmp_path / "a.csv", [(text, " ") for text in TEXTS])) == 2
    assert "holds no label" in capsys.readouterr().err


def test_the_mark_between_labels_is_the_one_most_cells_hold():
    assert split_labels(["a|b; c", "d|e", ""]) == (
        [frozenset({"a", "b; c"}), frozenset({"d", "e"}), frozenset()],
        "|",
    )
    assert split_labels(["Food, drink", " "]) == ([frozenset({"Food, drink"}), frozenset()], "")
    assert split_labels([]) == ([], "")
