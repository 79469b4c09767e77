"""A plugin that sees which of our lines and branches the tests run: `-p tests.support.covering`.

Slipcover puts its marks into our own code only. On Python 3.11 coverage.py is told of every line
of every library as well, which doubles the time of a test.
"""

from __future__ import annotations

import ast
import io
import json
import os
import shutil
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from slipcover import (
    FileMatcher,
    ImportManager,
    Slipcover,
    merge_coverage,
    print_coverage,
    wrap_spec_from_file_location,
)
from slipcover.branch import preinstrument
from slipcover.importer import SlipcoverLoader

ROOT = Path(__file__).resolve().parents[2]
SEEN = ROOT / ".coverage_seen"
OURS = [str(ROOT / name) for name in ("feedback", "analysis")]
# Never run by a test: what only the type checker reads, and the empty body of a protocol.
LEFT_OUT = ["if TYPE_CHECKING:", r"\.\.\.$"]
WORKER = os.environ.get("PYTEST_XDIST_WORKER")

# A mark that was met is jumped over: to make its function anew without it takes longer.
watching = Slipcover(branch=True, immediate=True, source=OURS, exclude_also=LEFT_OUT)
ours = FileMatcher(sources=OURS)
imports = ImportManager(watching, ours)
marked: dict[Path, CodeType] = {}


def marked_once(loader: SlipcoverLoader, module: ModuleType) -> None:
    """Run a file of ours, with the marks it was given when it was first read."""
    if loader.origin not in marked:
        read = preinstrument(ast.parse(loader.origin.read_bytes()))
        watching.register_module(module)
        marked[loader.origin] = watching.instrument(compile(read, str(loader.origin), "exec"))
    exec(marked[loader.origin], module.__dict__)  # noqa: S102


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin before anything of ours is imported, where tests run."""
    if WORKER is None:
        shutil.rmtree(SEEN, ignore_errors=True)
        SEEN.mkdir()
        if early_config.known_args_namespace.numprocesses:  # Others run them.
            return
    imports.__enter__()
    wrap_spec_from_file_location(watching, ours)  # Alembic reads each migration by its path,
    SlipcoverLoader.exec_module = marked_once  # and reads them all again each time it is asked.


def pytest_sessionfinish() -> None:
    """Write down what this process saw, for the one that waits for the others."""
    if WORKER is not None:
        (SEEN / f"{WORKER}.json").write_text(json.dumps(watching.get_coverage()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what all processes together ran, before the line that counts the tests."""
    together = watching.get_coverage()
    for part in sorted(SEEN.glob("*.json")):
        merge_coverage(together, json.loads(part.read_text()))
    table = io.StringIO()
    print_coverage(together, outfile=table, missing_width=60, skip_covered=True)
    terminalreporter.write_line(table.getvalue())
    share = together["summary"]["percent_covered_display"]
    terminalreporter.write_line(f"Coverage of lines and branches: {share}%")
