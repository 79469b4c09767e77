"""The peers' own environment, so that nothing they need is ever needed by the platform."""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".bench"
PEERS = Path(__file__).with_name("peers.txt")

_QUIET = ("-q", "--disable-pip-version-check", "--no-input", "--no-deps")


class CannotInstallError(Exception):
    """One line that says why the peers are not here."""


def python_of_peers(
    folder: Path = FOLDER / "venv", wanted: Path = PEERS, *, options: Sequence[str] = ()
) -> Path:
    """Return the Python that has the peers, after installing them where they are not yet.

    Raises
    ------
    CannotInstallError
        If they cannot be installed here.
    """
    python = folder / "bin" / "python"
    mark = folder / "installed.txt"
    version = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if mark.is_file() and mark.read_text(encoding="utf-8") == version:
        return python
    # The pip that is here installs there: making another takes longer than all else.
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    install = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    _run([*install, *_QUIET, *options, "-r", str(wanted)])
    mark.write_text(version, encoding="utf-8")
    return python


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "ERROR" in line] or [
            "no reason given"
        ]
        raise CannotInstallError(lines[-1].removeprefix("ERROR: "))
