"""Every type is stated and fits: mypy, as strict as it can be."""

from __future__ import annotations

import os
import subprocess
import sys

from feedback.settings import ROOT


def test_every_type_fits() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary"],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
