"""What must never be in the repository."""

from __future__ import annotations

import re
import subprocess
from importlib.metadata import distribution

from packaging.requirements import Requirement

from feedback.settings import ROOT

TRACKED = subprocess.run(
    ["git", "ls-files"],  # noqa: S607
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TEXTS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in TRACKED
    if (ROOT / name).exists() and not name.endswith((".png", ".jpg", ".woff2", ".ico", ".xlsx"))
}
FORBIDDEN = (
    re.compile(r"(?<![\w.])/(work|root|home)/[a-z]"),
    re.compile(r'"resolved": *"http'),
    re.compile(r"(registry\.npmjs|files\.pythonhosted|pypi\.org/simple)"),
)


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    for name, text in TEXTS.items():
        for pattern in FORBIDDEN:
            assert not pattern.search(text), f"{name}: {pattern.pattern}"


def test_every_requirement_is_pinned() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in TEXTS[name].splitlines():
            if line and not line.startswith("#"):
                assert re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line), f"{name}: {line}"


def test_nothing_that_a_requirement_needs_is_missing() -> None:
    """Set-up installs what is listed and looks for nothing else."""
    listed = "\n".join(TEXTS[name] for name in ("requirements.txt", "requirements-dev.txt"))
    names = {_plain(line.split("==")[0]) for line in listed.splitlines() if "==" in line}
    for name in sorted(names):
        for needed in map(Requirement, distribution(name).requires or ()):
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert _plain(needed.name) in names, f"{name} needs {needed}"


def _plain(name: str) -> str:
    """Return a package's name as an index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_built_or_private_file_is_tracked() -> None:
    for name in TRACKED:
        assert not name.startswith(("static/vendor/", "instance/", ".venv/")), name
        assert not name.endswith((".db", "keys.json", ".pyc")), name


def test_top_level_is_what_everybody_expects() -> None:
    fixed = {"feedback", "templates", "static", "analysis", "tests", "docs", "bench"}
    fixed |= {"requirements.txt", "requirements-dev.txt", "README.md", "CHANGELOG.md", "LICENSE"}
    fixed |= {"pyproject.toml", "Makefile", "package.json", ".ci", ".gitignore", ".flaskenv"}
    assert {name.split("/")[0] for name in TRACKED} <= fixed
