"""Every check there is, in the order that finds trouble soonest: `python -m tests.everything`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

# Types are a test, tests/guards/test_types.py: it takes a core for a while, beside the others.
CHECKS = (
    ("Layout of the code", ["ruff", "format", "--check", "--quiet", "."]),
    ("Lint", ["ruff", "check", "--quiet", "."]),
    ("Import contracts", ["lint-imports", "--no-cache"]),
)
# Each test has a database of its own, and every commit waits for the disk: in memory none does.
MEMORY = {"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {}  # noqa: S108
# The test processes keep every core busy: numpy's own threads would only wait in a loop for one.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# A file stays in one process, for what its tests share; the slow files of the browser come early.
# One for each core: a third left no core idle and took as long (decision 9).
PROCESSES = str(max(2, min(4, os.cpu_count() or 2)))
SPREAD = ["-n", PROCESSES, "--dist", "loadfile", "--no-loadscope-reorder"]
# Two packages bring plugins that no test uses, and each takes a second to start.
UNUSED = ["-p", "no:faker", "-p", "no:anyio"]
TESTS = ["python", "-m", "pytest", "-p", "tests.support.covering", *UNUSED, *SPREAD, "-q"]


def main() -> int:
    """Run the checks, then the tests, whose last line counts what passed."""
    for name, command in CHECKS:
        started = time.monotonic()
        done = run(command)
        if done.returncode:
            print(done.stdout, done.stderr, sep="\n")  # noqa: T201
            print(f"{name}: failed. Command: {' '.join(command)}")  # noqa: T201
            return 1
        print(f"{name}: fine ({time.monotonic() - started:.0f} s)", flush=True)  # noqa: T201
    return run(TESTS, quiet=False).returncode


def run(command: list[str], *, quiet: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one tool of this environment from the top of the project."""
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "", **MEMORY, **ONE_THREAD},
        text=True,
        capture_output=quiet,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
