"""Two months compared at the keyboard. All comments are invented."""

import csv
import json
import re

import pytest

from analysis.carrying import Changes, Merge, Split, carry_themes
from analysis.command.compared import Compared, as_changes_page
from analysis.command.main import main
from analysis.command.reading import read_comments
from tests.support.corpora import NON_ANSWERS, planted
from tests.support.strict_html import read_html

OLD, _ = planted(20, seed=4)
FOOD = [
    f"{food} {was} {when}."
    for food in ("The food at lunch", "Her school dinner", "The canteen meal")
    for was in ("was cold", "made him sick", "had no taste")
    for when in ("again", "all week", "<b>today</b>")
]
NEW = [*(text for text in OLD if "taxi" not in text), *FOOD, *NON_ANSWERS]


def sheet(path, texts):
    with path.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([["id", "text"], *enumerate(texts)])
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("months")
    return sheet(folder / "old.csv", OLD), sheet(folder / "new.csv", NEW)


@pytest.fixture(scope="module")
def said(files):
    """Run once, and hand the data to every test that reads it."""
    out = files[0].with_name("changes.json")
    assert run(*files, out) == 0
    return json.loads(out.read_text("utf-8"))


@pytest.fixture(scope="module")
def page(files):
    """Run once, and hand the page to every test that looks at it."""
    out = files[0].with_name("changes.html")
    assert run(*files, out) == 0
    return out.read_bytes()


def run(old, new, out, *more, column="text"):
    return main(["compare", str(old), str(new), "--text", column, "--out", str(out), *more])


def rows_of(file):
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))


def test_the_counts_add_up(said):
    old, new = said["months"]
    for month, texts in ((old, OLD), (new, NEW)):
        assert month["comments"] == len(texts)
        assert len(texts) == month["in_themes"] + month["non_answers"] + month["fit_nothing"]
    assert sum(theme["before"] for theme in said["themes"]) == old["in_themes"]
    assert sum(theme["after"] for theme in said["themes"]) == new["in_themes"]
    assert [theme["theme"] for theme in said["themes"]] == list(range(new["themes"]))


def test_what_is_new_is_said_and_quoted(said):
    new = [theme for theme in said["themes"] if theme["kind"] == "new"]
    assert new
    assert sum(theme["after"] for theme in new) > 20
    quotes = [quote for theme in new for quote in theme["quotes"]]
    assert all(NEW[quote["row"] - 2] == quote["text"] for quote in quotes)
    assert all(theme["before"] == 0 for theme in new)


def test_every_comment_of_this_month_has_its_place(said):
    assert [comment["text"] for comment in said["comments"]] == NEW
    assert all(comment["theme"] is None for comment in said["comments"][-len(NON_ANSWERS) :])


def test_the_line_at_the_end_adds_up(files, tmp_path, capsys):
    assert run(*files, tmp_path / "a.csv") == 0
    printed = capsys.readouterr()
    rows = rows_of(tmp_path / "a.csv")
    assert printed.out.startswith(f"{len(rows)} themes: ")
    numbers = [
        int(part.split()[0]) for part in printed.out.split(": ")[1].split(". ")[0].split(", ")
    ]
    assert sum(numbers) == len(rows)
    assert {row["change"] for row in rows} <= {"steady", "grew", "shrank", "new", "quiet"}


def test_agreed_themes_keep_their_names(files, tmp_path):
    main(["themes", str(files[0]), "--text", "text", "--out", str(tmp_path / "agreed.json")])
    record = json.loads((tmp_path / "agreed.json").read_text("utf-8"))
    record["themes"][0]["name"] = "=Agreed by people"
    (tmp_path / "agreed.json").write_text(json.dumps(record), "utf-8")
    assert run(*files, tmp_path / "a.csv", "--themes", str(tmp_path / "agreed.json")) == 0
    rows = rows_of(tmp_path / "a.csv")
    assert rows[0]["name"] == "'=Agreed by people"
    assert int(rows[0]["comments before"]) == record["themes"][0]["comments"]


def test_names_with_examples_are_enough(files, tmp_path):
    agreed = {"Taxis": [t for t in OLD if "taxi" in t], "Plans": [t for t in OLD if "plan" in t]}
    (tmp_path / "agreed.json").write_text(json.dumps(agreed), "utf-8")
    out = tmp_path / "a.json"
    assert run(*files, out, "--themes", str(tmp_path / "agreed.json")) == 0
    themes = json.loads(out.read_text("utf-8"))["themes"]
    assert [theme["name"] for theme in themes][:2] == ["Taxis", "Plans"]
    assert themes[0]["before"] > themes[0]["after"]


def test_the_same_months_give_the_same_page(files, page, tmp_path):
    assert run(*files, tmp_path / "again.html") == 0
    assert (tmp_path / "again.html").read_bytes() == page


def test_the_page_is_valid_and_words_stay_words(page):
    page, wrong = read_html(page.decode())
    assert wrong == []
    assert len(page.findall(".//h1")) == 1
    assert not page.findall(".//b")
    assert not page.findall(".//script")
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert page.findall(".//article")


def test_both_pages_share_their_head_and_their_counts(files, page, tmp_path):
    out = tmp_path / "themes.html"
    assert main(["themes", str(files[1]), "--text", "text", "--out", str(out)]) == 0
    changes, themes = page.decode(), out.read_text("utf-8")
    assert changes.split("<title>")[0] == themes.split("<title>")[0]
    for kept in (r"<style>.*?<h1>", r"<div><dt>fit nothing.*?</dl>", r"<h2>How .*?compared by \w+"):
        shared = re.search(kept, changes, re.DOTALL)
        assert shared
        assert shared[0] in themes


def test_what_came_apart_or_together_is_shown_to_look_at(files):
    old, new = (read_comments(file, "text") for file in files)
    before = carry_themes({"Taxis": OLD[:9], "Plans": OLD[9:]}, old.texts)
    after = carry_themes(before, new.texts)
    changes = Changes((), (Split(0, (("late",), ("rude",)), (9, 8)),), (Merge((0, 1)),))
    page = as_changes_page(Compared(old, new, before, after, changes, 0))
    assert "</bdi>” may now be 2 themes: late (9 comments); rude (8 comments).</li>" in page
    assert "“<bdi>Taxis</bdi>” and “<bdi>Plans</bdi>” may now be one theme." in page


def test_too_few_comments_last_month_is_said(files, tmp_path, capsys):
    few = sheet(tmp_path / "few.csv", ["The taxi was late"])
    for kind in ("html", "json", "csv"):
        assert run(few, files[1], tmp_path / f"a.{kind}") == 0
        assert "Too few different comments last month" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        ("{", "is not JSON at line 1, column 2"),
        ("[]", "holds no themes"),
        ("{}", "holds no themes"),
        ('{"Taxis": "late"}', "“Taxis” is not a list of comments"),
        ('{"format": "codes/1"}', "is in the format 'codes/1'"),
        ('{"format": "themes/1"}', "is not whole"),
        (b"\xff\xfe\x00", "is not a text file"),
        (None, "There is no file"),
    ],
)
def test_themes_that_cannot_be_read_are_one_line(files, tmp_path, capsys, agreed, words):
    file = tmp_path / "agreed.json"
    if agreed is not None:
        file.write_bytes(agreed if isinstance(agreed, bytes) else agreed.encode())
    assert run(*files, tmp_path / "a.html", "--themes", str(file)) == 2
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_trouble_with_files_is_one_line(files, tmp_path, capsys):
    for old, out, column, words in [
        (tmp_path / "no.csv", "a.html", "text", "There is no file"),
        (files[0], "a.pdf", "text", "must end in .html or .json or .csv"),
        (files[0], "a.html", "words", "has no column “words”"),
        (files[0], "no/a.html", "text", "There is no folder"),
    ]:
        assert run(old, files[1], tmp_path / out, column=column) == 2
        printed = capsys.readouterr()
        assert words in printed.err
        assert printed.err.count("\n") == 1
    assert run(*files, tmp_path / "a.html", "--themes", str(tmp_path)) == 2
    assert "cannot be read" in capsys.readouterr().err
