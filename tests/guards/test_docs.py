"""The guides name every setting, command and page."""

from __future__ import annotations

import re

from feedback.cli import create_app as command_app
from feedback.settings import ROOT
from feedback.web.application import FeedbackApp

OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
PAGES = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "feedback" / "settings.py").read_text(encoding="utf-8")


def test_every_setting_is_in_the_operators_guide() -> None:
    read = set(re.findall(r'"(FEEDBACK_[A-Z_]+|DATABASE_URL)"', SETTINGS))
    assert len(read) >= 6
    assert {name for name in read if f"`{name}`" not in OPERATORS} == set()


def test_every_command_is_in_the_operators_guide() -> None:
    missing = [name for name in command_app().cli.commands if f"`flask {name}" not in OPERATORS]
    # Flask's own commands are not ours to explain.
    assert set(missing) <= {"run", "shell", "routes"}


def test_every_page_is_in_the_list_of_pages(app: FeedbackApp) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    missing = {rule for rule in rules if f"`{rule}`" not in PAGES}
    assert missing == set()


def test_the_list_names_no_page_that_is_gone(app: FeedbackApp) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    listed = set(re.findall(r"^\| `(/[^`]*)`", PAGES, flags=re.MULTILINE))
    assert listed - rules == set()


def test_every_decision_has_a_number_and_a_title() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    for number, path in enumerate(decisions, start=1):
        assert path.name.startswith(f"{number:04d}-"), path.name
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. "), path.name
