"""Ours and its peers in one run, on the same comments, vectors and seeds.

Run `python -m bench.peers [DATE]`. It writes docs/benchmarks.md. The labelled comments are not in
this repository, and the peers are installed apart (.bench/venv): where either is absent, the bench
says so and measures what it can.
"""

import importlib.metadata
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

from threadpoolctl import threadpool_limits

from bench import labelled, page, speed
from bench.environment import ROOT, CannotInstallError, python_of_peers
from bench.jobs import Jobs
from bench.methods import static_means
from bench.rounds import Intrusion, Round, Several, Steadiness

SEEDS = range(20, 26)  # drawn for no choice of a setting
SIZES = (200, 300, 500)
_OURS = ("numpy", "scipy", "scikit-learn", "wordllama", "tokenizers")


def main(day: str = "") -> int:
    """Measure everything, print a line each, and write the page."""
    if not labelled.are_here():
        say("Not measured: the labelled comments are absent.")
        return 0
    python: Path | None = None
    missing = ""
    try:
        python = python_of_peers()
    except CannotInstallError as trouble:
        missing = f"The peers cannot be installed here ({trouble}): they are left out."
        say(missing)
    commit = _commit()
    with threadpool_limits(limits=1):
        results = measure(python)
    results["commit"] = commit
    results["missing"] = missing
    results["date"] = day or f"{datetime.now(UTC):%Y-%m-%d}"
    page.write(results)
    say(f"Written to {page.PAGE.name}.")
    return 0


def measure(python: Path | None) -> page.Results:
    """Run every round; those of the peers only where there is a Python that has them."""
    jobs = Jobs()
    rounds = [
        Round(title, name, size, seed, jobs)
        for title, name in labelled.ONE_LABEL.items()
        for size in SIZES
        for seed in SEEDS
    ]
    steady = [
        Steadiness(title, name, seed, jobs)
        for title, name in labelled.ONE_LABEL.items()
        for seed in SEEDS
    ]
    several = [Several(seed, jobs) for seed in SEEDS]
    sizes = {size: speed.comments(size) for size in (500, 5_000)}
    timed = [jobs.add("bertopic", texts, static_means(texts), 0) for texts in sizes.values()]
    if python is not None:
        say("The peers are at work, for some minutes …")
        jobs.run(python)
    has_peers = python is not None
    say("Ours, and those told the number …")
    scores = [row for one in rounds for row in one.score(has_peers=has_peers)]
    say("Words, stability, several labels and speed …")
    background = Intrusion(rounds)
    results: page.Results = {
        "scores": [asdict(row) for row in scores],
        "intrusion": background.ask(has_peers=has_peers),
        "steady": [row for one in steady for row in one.score(has_peers=has_peers)],
        "several": [row for one in several for row in one.score(has_peers=has_peers)],
        "speed": [speed.measure(size) for size in speed.SIZES],
        "peer_speed": [
            {
                "size": size,
                "seconds": jobs.figure(number, "seconds"),
                "megabytes": jobs.figure(number, "megabytes"),
                "themes": len(jobs.words(number)),
            }
            for size, number in zip(sizes, timed, strict=True)
            if has_peers
        ],
        "cold_seconds": jobs.cold_seconds,
        "seeds": [SEEDS[0], SEEDS[-1]],
        "versions": {
            "Python": platform.python_version(),
            **{name: importlib.metadata.version(name) for name in _OURS},
            **jobs.versions,
        },
    }
    return results


def _commit() -> str:
    """Name the commit that is measured; nothing is known of it outside a checkout."""
    git = which("git")
    asked = [git or "git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False) if git else None  # noqa: S603
    return done.stdout.strip() if done and not done.returncode else "unknown"


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
