"""The command as a person at a keyboard meets it. All comments are invented."""

import csv
import json
import os
import pty
import runpy
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.command.main import main
from tests.support.corpora import NON_ANSWERS, planted
from tests.support.strict_html import read_html

TEXTS = [*planted(12, seed=4)[0], *NON_ANSWERS]
HOSTILE = '<script>alert(1)</script> & "quoted" \x07 \u202e'


@pytest.fixture
def file(tmp_path):
    return sheet(tmp_path, TEXTS)


def sheet(folder, texts):
    path = folder / "comments.csv"
    with path.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([["id", "text"], *enumerate(texts)])
    return path


def run(file, out, *more, column="text"):
    return main(["themes", str(file), "--text", column, "--out", str(out), *more])


def test_the_counts_add_up_and_are_printed(file, tmp_path, capsys):
    out = tmp_path / "themes.json"
    assert run(file, out) == 0
    said = json.loads(out.read_text("utf-8"))
    counts = said["counts"]
    assert counts["comments"] == len(TEXTS) == len(said["comments"])
    assert counts["comments"] == sum(
        counts[part] for part in ("in_themes", "non_answers", "fit_nothing")
    )
    assert sum(theme["comments"] for theme in said["themes"]) == counts["in_themes"]
    assert all(theme["mentions"] >= theme["comments"] for theme in said["themes"])
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{len(TEXTS)} comments: {counts['in_themes']} in ")
    assert printed.err == ""


def test_the_data_says_where_every_comment_went(file, tmp_path):
    out = tmp_path / "themes.json"
    run(file, out, "--seed", "3")
    said = json.loads(out.read_text("utf-8"))
    assert said["seed"] == 3
    for comment, text in zip(said["comments"], TEXTS, strict=True):
        assert comment["text"] == text
        assert (comment["theme"] is None) == (comment["why_none"] is not None)
        for excerpt in comment["excerpts"]:
            assert text[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    quote = said["themes"][0]["quotes"][0]
    assert quote["text"] in TEXTS[quote["row"] - 2]


def test_smaller_groups_inside_a_theme_can_be_opened(file, tmp_path):
    for name in ("themes.json", "themes.html"):
        run(file, tmp_path / name)
    themes = json.loads((tmp_path / "themes.json").read_text("utf-8"))["themes"]
    page = (tmp_path / "themes.html").read_text("utf-8")
    opened = [theme for theme in themes if theme["inside"]]
    assert opened
    assert page.count('<details class="inside">') == len(opened)
    for theme in opened:
        for small in theme["inside"]:
            assert 1 <= small["comments"] <= theme["mentions"]
            assert small["quote"]["theme"] == theme["index"]
            said = small["quote"]
            assert TEXTS[said["row"] - 2][said["start"] : said["end"]] == said["text"]


def test_the_same_file_and_seed_give_the_same_bytes(file, tmp_path):
    for name in ("a.html", "b.html", "a.json", "b.json"):
        run(file, tmp_path / name)
    for kind in ("html", "json"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def parsed(path: Path):
    page, wrong = read_html(path.read_text("utf-8"))
    assert wrong == []
    return page


def test_the_page_is_valid_whole_and_in_order(file, tmp_path):
    run(file, tmp_path / "themes.html")
    page = parsed(tmp_path / "themes.html")
    assert page.get("lang") == "en"
    assert len(page.findall(".//h1")) == 1
    levels = [int(e.tag[1]) for e in page.iter() if str(e.tag) in {"h1", "h2", "h3"}]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in page.iter("a")]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert len(page.findall(".//article")) == len(page.findall(".//tbody/tr")) == len(links) > 1
    assert page.findall(".//blockquote")
    assert not page.findall(".//script")
    assert not [e for e in page.iter() if e.get("src") or (e.tag == "link")]


def test_words_from_a_spreadsheet_stay_words(tmp_path):
    texts = [f"{text} {HOSTILE}" for text in TEXTS[:30]]
    file = sheet(tmp_path, texts)
    run(file, tmp_path / "themes.html")
    page = parsed(tmp_path / "themes.html")
    assert not page.findall(".//script")
    assert "<script>alert" not in (tmp_path / "themes.html").read_text("utf-8")
    assert "<script>alert" in "".join(page.itertext())


def test_too_few_comments_are_all_shown(tmp_path, capsys):
    file = sheet(tmp_path, ["The taxi was late", "n/a", "Kind <b>staff</b>"])
    assert run(file, tmp_path / "few.html") == 0
    assert "3 comments: 2 with words, 1 non-answer. Too few" in capsys.readouterr().out
    page = parsed(tmp_path / "few.html")
    assert [item.text for item in page.findall(".//li")] == [
        "The taxi was late",
        "Kind <b>staff</b>",
    ]


def test_what_a_reader_should_know_is_said(tmp_path, capsys):
    (tmp_path / "comments.csv").write_text("text,text\n" + "".join(f"{t},\n" for t in TEXTS[:20]))
    assert run(tmp_path / "comments.csv", tmp_path / "a.json") == 0
    assert "Columns 1 and 2 are all “text”" in capsys.readouterr().err


def test_trouble_is_one_line_and_exit_code_2(file, tmp_path, capsys):
    for out, column, said in [
        ("a.html", "words", "has no column “words”. It has: “id”, “text”."),
        ("a.pdf", "text", "--out must end in .html or .json"),
        ("no/such/a.html", "text", "There is no folder"),
        ("folder.html", "text", "is a folder"),
    ]:
        (tmp_path / "folder.html").mkdir(exist_ok=True)
        assert run(file, tmp_path / out, column=column) == 2
        printed = capsys.readouterr()
        assert said in printed.err
        assert printed.err.count("\n") == 1
        assert printed.out == ""


def test_the_file_to_read_is_never_written_over(tmp_path, capsys):
    file = tmp_path / "comments.json"
    file.write_text("text\nLate\n")
    assert run(file, file) == 2
    assert "is the file to read" in capsys.readouterr().err
    assert file.read_text() == "text\nLate\n"


def test_a_name_too_long_to_write_is_refused(file, tmp_path, capsys):
    assert run(file, tmp_path / ("x" * 300 + ".html")) == 2
    assert "cannot be written: File name too long." in capsys.readouterr().err


def test_a_file_that_cannot_be_written_leaves_nothing_behind(file, capsys):
    assert run(file, Path("/proc/self/themes.html")) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_package_runs_as_a_command(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["analysis", "themes", "no.csv", "--text=a", "--out=b.json"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("analysis", run_name="__main__")
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "There is no file no.csv. Check its name and folder.\n"


@pytest.mark.parametrize("seed", ["-1", "1.5", "x", "²"])
def test_a_seed_that_is_no_number_is_refused(file, tmp_path, capsys, seed):
    with pytest.raises(SystemExit) as stopped:
        run(file, tmp_path / "a.html", f"--seed={seed}")
    assert stopped.value.code == 2
    assert "not a whole number" in capsys.readouterr().err


def test_help_says_how(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["themes", "--help"])
    assert stopped.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_a_bar_is_shown_on_a_terminal(file, tmp_path, monkeypatch):
    mine, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert run(file, tmp_path / "a.html") == 0
        terminal.flush()
        assert b"Finding themes" in os.read(mine, 65536)
    os.close(mine)
