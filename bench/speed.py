"""Seconds and peak memory from text to named themes, each size in a process of its own.

`python -m bench.speed 5000` measures one size and prints it as JSON.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from analysis import find_themes
from bench import labelled
from bench.jobs import ONE_THREAD

SIZES = (500, 5_000, 50_000, 100_000)
_ROOT = Path(__file__).resolve().parent.parent


def measure(size: int) -> dict[str, float]:
    """Run one size in a new process, so that its peak is its own."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bench.speed", str(size)],
        cwd=_ROOT,
        env={**os.environ, **ONE_THREAD},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def comments(size: int, *, seed: int = 0) -> list[str]:
    """Take real comments; where they run out, the first half of one with the second of another."""
    random = Random(seed)  # noqa: S311
    names = (labelled.EVERY_ROW, "polis.csv")
    real = list(dict.fromkeys(text for name in names for text, _ in labelled.rows_of(name)))
    random.shuffle(real)
    made = real[:size]
    while len(made) < size:
        start, end = (random.choice(real).split() for _ in range(2))
        made.append(" ".join([*start[: len(start) // 2 + 1], *end[len(end) // 2 :]]))
    return made


def peak_megabytes() -> float:
    """Read this program's own peak: what getrusage tells counts the parent's memory too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main(arguments: Sequence[str]) -> None:
    """Find themes in that many comments, and print what it took."""
    texts = comments(int(arguments[0]))
    start = time.process_time()
    found = find_themes(texts)
    taken = {
        "size": len(texts),
        "seconds": time.process_time() - start,
        "megabytes": peak_megabytes(),
        "themes": len(found.themes),
    }
    sys.stdout.write(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[1:])
