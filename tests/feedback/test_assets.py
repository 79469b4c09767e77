"""Fetching and building what the pages serve, on small packages of the same shape."""

import json
import os
import shutil
import sys

import brotli
import pytest

from feedback import assets
from feedback.web.pictures import OURS

KIT = ".govuk-tag{font-family:GDS Transport,arial,sans-serif}.govuk-tabs{top:0}"


@pytest.fixture
def packages(tmp_path):
    """The files we take from each package, made small."""
    folder = tmp_path / "node_modules"
    pictures = {"icons": {name: {"body": "<g/>"} for name in OURS}}
    for path, words in {
        f"{assets.TYPEFACE}-400-normal.woff2": "regular",
        f"{assets.TYPEFACE}-700-normal.woff2": "bold",
        "govuk-frontend/dist/govuk/govuk-frontend.min.css": KIT,
        "@iconify-json/fluent-emoji-flat/icons.json": json.dumps(pictures),
        "axe-core/axe.min.js": "axe()",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words)
    for weight in ("400", "700"):
        more = f"{assets.TYPEFACE}-ext-{weight}-normal.woff2"
        shutil.copy(assets.FETCHED / "node_modules" / more, folder / more)
    return folder


@pytest.fixture
def root(tmp_path):
    """A project with its own two style sheets and a script."""
    root = tmp_path / "project"
    for name in ("css", "js", "images"):
        (root / "static" / name).mkdir(parents=True)
    (root / "static" / "css" / "tokens.css").write_text("@font-face { src: url(next-400.woff2); }")
    (root / "static" / "css" / "house.css").write_text("p { top: 0; }")
    (root / "static" / "css" / "check.css").write_text("b { top: 0; }")
    (root / "static" / "css" / "letters.css").write_text("i { unicode-range: U+LETTERS; }")
    (root / "static" / "js" / "house.js").write_text("go();")
    (root / "package.json").write_text('{"name": "assets"}')
    return root


def names(target):
    return json.loads((target / "manifest.json").read_text())["names"]


def test_the_build_names_files_by_their_content(root, packages, tmp_path):
    target = tmp_path / "vendor"
    assert assets.build(root, packages, target)
    built = names(target)
    assert set(built) == {
        *(
            "axe.js",
            "check.css",
            "house.js",
            "letters.css",
            "next-400.woff2",
            "next-letters-400.woff2",
            "next-letters-700.woff2",
            "next-more-400.woff2",
            "next-more-700.woff2",
            "next-700.woff2",
            "pictures.json",
            "pictures.svg",
            "site.css",
        )
    }
    css = (target / built["site.css"]).read_text()
    assert f"url({built['next-400.woff2']})" in css
    assert "GDS Transport" not in css
    assert "govuk-tabs" not in css
    assert (target / built["check.css"]).read_text() == "b{top:0}"
    assert "U+0105" in (target / built["letters.css"]).read_text()


def test_styles_and_scripts_are_also_kept_squeezed(root, packages, tmp_path):
    target = tmp_path / "vendor"
    assets.build(root, packages, target)
    squeezed = (target / f"{names(target)['site.css']}.br").read_bytes()
    assert brotli.decompress(squeezed) == (target / names(target)["site.css"]).read_bytes()


def test_pictures_are_also_on_one_sheet(root, packages, tmp_path):
    target = tmp_path / "vendor"
    assets.build(root, packages, target)
    sheet = (target / names(target)["pictures.svg"]).read_text()
    assert sheet.count("<symbol ") == len(OURS)
    assert (target / f"{names(target)['pictures.svg']}.br").is_file()


def test_a_second_build_changes_nothing(root, packages, tmp_path):
    target = tmp_path / "vendor"
    assets.build(root, packages, target)
    assert not assets.build(root, packages, target)


def test_a_lost_file_is_built_again(root, packages, tmp_path):
    target = tmp_path / "vendor"
    assets.build(root, packages, target)
    lost = target / names(target)["house.js"]
    lost.unlink()
    assert assets.build(root, packages, target)
    assert lost.is_file()


def test_a_changed_style_gets_a_new_name_and_the_old_one_goes(root, packages, tmp_path):
    target = tmp_path / "vendor"
    assets.build(root, packages, target)
    before = names(target)["site.css"]
    (root / "static" / "css" / "house.css").write_text("p { top: 1px; }")
    assert assets.build(root, packages, target)
    assert names(target)["site.css"] != before
    assert not (target / before).exists()


def test_the_command_says_what_it_did(root, packages, tmp_path, monkeypatch, capsys):
    put_npm(tmp_path, monkeypatch, "")
    for said in ("Assets are built.\n", "Assets are up to date.\n"):
        assets.main(root, packages.parent, tmp_path / "vendor")
        assert capsys.readouterr().out == said


def test_the_command_ends_with_what_to_do_when_it_fails(root, tmp_path, monkeypatch):
    put_npm(tmp_path, monkeypatch, "import sys; sys.exit(1)")
    with pytest.raises(SystemExit, match="Assets: npm could not fetch"):
        assets.main(root, tmp_path / "npm", tmp_path / "vendor")


def put_npm(tmp_path, monkeypatch, script):
    """Put a program called npm first on the path, as a machine with npm has."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "npm"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_packages_are_fetched_once(root, tmp_path, monkeypatch):
    log = "open('runs.txt', 'a').write(' '.join(sys.argv[1:]) + chr(10))"
    put_npm(tmp_path, monkeypatch, f"import sys; {log}")
    folder = tmp_path / "npm"
    assets.fetch(root, folder)
    assets.fetch(root, folder)
    assert (folder / "runs.txt").read_text().splitlines() == [" ".join(assets.INSTALL)]
    assert (folder / "package.json").read_text() == '{"name": "assets"}'


def test_other_versions_are_fetched_again(root, tmp_path, monkeypatch):
    put_npm(tmp_path, monkeypatch, "open('runs.txt', 'a').write('x')")
    folder = tmp_path / "npm"
    assets.fetch(root, folder)
    (root / "package.json").write_text('{"name": "assets", "version": "2"}')
    assets.fetch(root, folder)
    assert (folder / "runs.txt").read_text() == "xx"


def test_a_failure_says_what_to_do_and_is_tried_again(root, tmp_path, monkeypatch):
    put_npm(tmp_path, monkeypatch, "import sys; sys.exit('no route to the registry')")
    for _ in range(2):
        with pytest.raises(assets.AssetsError, match="Check the network") as failure:
            assets.fetch(root, tmp_path / "npm")
        assert "no route to the registry" in str(failure.value)


def test_without_npm_the_one_from_python_packages_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)
    answer = assets.npm(tmp_path, "--version")
    assert answer.returncode == 0
    assert answer.stdout.split(".")[0].isdigit()
