"""A plugin that sees which of our lines and branches the tests run: `-p tests.support.covering`.

Slipcover puts its marks into our own code only. On Python 3.11 coverage.py is told of every line
of every library as well, which doubles the time of a test.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".coverage"
OURS = [str(ROOT / name) for name in ("feedback", "analysis")]
# Never run by a test: what only the type checker reads, and the empty body of a protocol.
LEFT_OUT = ["if TYPE_CHECKING:", r"\.\.\.$"]

watching = Slipcover(branch=True, source=OURS, exclude_also=LEFT_OUT)
imports = ImportManager(watching, FileMatcher(sources=OURS))


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Begin before anything of ours is imported."""
    imports.__enter__()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write down what this process saw, beside what the others saw."""
    FOLDER.mkdir(exist_ok=True)
    name = os.environ.get("PYTEST_XDIST_WORKER", "main")
    (FOLDER / f"{name}.json").write_text(json.dumps(watching.get_coverage()))
