"""Hand work to the peers, in one process of their own environment, and take back what they made."""

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np

from analysis.types import Floats, Integers

_RUNNER = Path(__file__).with_name("peer_runner.py")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}


class Jobs:
    """Work for the peers: add it all, run it once, then read what came of each."""

    def __init__(self, runner: Path = _RUNNER) -> None:
        self._runner = runner
        self._jobs: list[dict[str, Any]] = []
        self._vectors: list[Floats] = []
        self._done: list[dict[str, Any]] = []
        self.versions: dict[str, str] = {}
        self.cold_seconds = float("nan")

    def add(
        self, method: str, texts: Sequence[str], vectors: Floats, seed: int, n_themes: int = 0
    ) -> int:
        """Add a job, and return its number."""
        job = {"method": method, "texts": list(texts), "seed": seed, "n_themes": n_themes}
        self._jobs.append({**job, "vectors": str(len(self._jobs))})
        self._vectors.append(vectors.astype(np.float32))
        return len(self._jobs) - 1

    def run(self, python: Path | str) -> None:
        """Let the peers do every job."""
        with tempfile.TemporaryDirectory() as folder:
            jobs, out = Path(folder, "jobs.json"), Path(folder, "out.json")
            vectors = Path(folder, "vectors.npz")
            jobs.write_text(json.dumps(self._jobs), encoding="utf-8")
            with ZipFile(vectors, "w") as arrays:
                for number, rows in enumerate(self._vectors):
                    with arrays.open(f"{number}.npy", "w") as place:
                        np.lib.format.write_array(place, rows)
            subprocess.run(  # noqa: S603
                [str(python), str(self._runner), str(jobs), str(vectors), str(out)],
                env={**os.environ, **ONE_THREAD},
                check=True,
            )
            made = json.loads(out.read_text(encoding="utf-8"))
        self._done, self.versions = made["done"], made["versions"]
        self.cold_seconds = made["cold_seconds"]

    def groups(self, number: int, part: str = "topics") -> Integers:
        """Return the group of each text: `topics`, or `all_placed` where outliers are put too."""
        return np.array(self._done[number][part], dtype=np.int64)

    def words(self, number: int, part: str = "words") -> list[list[str]]:
        """Return the words of each topic: `words`, or `words_without_stops`."""
        return list(self._done[number][part])

    def figure(self, number: int, name: str) -> float:
        """Return `seconds` or `megabytes`; megabytes are the most of this job and those before."""
        return float(self._done[number][name])
