"""Pages extend one layout, components are used, and the kit comes only from the kit."""

from __future__ import annotations

import re

from feedback.settings import ROOT

TEMPLATES = ROOT / "templates"
EVERY = list(TEMPLATES.rglob("*.html"))
PYTHON = "\n".join(p.read_text() for p in (ROOT / "feedback").rglob("*.py"))
WORDS = "\n".join(page.read_text() for page in EVERY)


def test_every_page_extends_one_layout() -> None:
    drawn = set(re.findall(r'"((?:\w+/)?\w+\.html)"', PYTHON))
    assert len(drawn) > 30
    for name in drawn:
        found = re.findall(r'{% extends "(.+?)" %}', (TEMPLATES / name).read_text())
        assert len(found) == 1, name
        assert found[0].startswith("layouts/") or (TEMPLATES / found[0]).exists(), name


def test_every_template_is_used() -> None:
    for page in EVERY:
        name = page.relative_to(TEMPLATES).as_posix()
        assert name in PYTHON or name in WORDS or name.startswith("errors/"), f"{name} is not used"


def test_kit_is_imported_in_one_place() -> None:
    for path in (ROOT / "feedback").rglob("*.py"):
        if path.name != "kit.py":
            assert "govuk_frontend_jinja" not in path.read_text(), path
    assert "govuk_frontend_jinja" not in WORDS


def test_pages_hold_no_style_script_or_sums() -> None:
    for page in EVERY:
        text = page.read_text()
        assert " style=" not in text, page
        assert not re.search(r"\son[a-z]+=", text), page
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), page
