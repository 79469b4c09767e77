"""make run: the example is served to this machine, with its worker, and stops cleanly."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from feedback.cli import example
from feedback.settings import ROOT, Settings


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "run-example", f"--port={port}", f"--instance={folder}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def read_until(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


def children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    return [int(child) for child in listed.split()]


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1]
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z"


@pytest.fixture
def folder(example_folder: Path, tmp_path: Path) -> Path:
    """An example that was made before."""
    shutil.copytree(example_folder, tmp_path / "run")
    return tmp_path / "run"


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
        return str(answer.read().decode())


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_example_starts_lets_everybody_in_and_stops_cleanly(
    folder: Path, stop: signal.Signals
) -> None:
    port = free_port()
    process = start(folder, port)
    said = read_until(process, "Press Ctrl-C")
    links = re.findall(rf"http://127\.0\.0\.1:{port}/sign-in/with/\S+", said)
    assert len(set(links)) == 5
    assert "Every comment in it is invented" in said
    for _ in range(100):
        try:
            page = fetch(f"http://127.0.0.1:{port}/")
            break
        except OSError:
            time.sleep(0.1)
    assert "every comment here is invented" in page
    workers = children_of(process.pid)
    assert len(workers) == 1
    process.send_signal(stop)
    rest = process.communicate(timeout=120)[0]
    assert process.returncode == 0, rest
    assert "Traceback" not in rest
    assert not is_running(workers[0])


def test_another_start_uses_what_is_there(folder: Path) -> None:
    before = (folder / "example.db").stat().st_ino
    example.make_once(Settings.for_example(folder, "hertfordshire"))
    assert (folder / "example.db").stat().st_ino == before


def test_a_taken_port_is_said_in_a_line_before_anything_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(folder, taken.getsockname()[1])
        said = process.communicate(timeout=120)[0]
    assert process.returncode == 1
    assert "PORT=" in said
    assert "Traceback" not in said
    assert not folder.exists()


def test_a_port_that_cannot_be_is_said_in_a_line(tmp_path: Path) -> None:
    said = start(tmp_path / "nothing", 99_999).communicate(timeout=120)[0]
    assert "65535" in said
    assert "Traceback" not in said


def test_a_start_that_was_killed_leaves_no_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(Exception):
        pass

    def killed(*_: object, **__: object) -> None:
        raise KilledError

    settings = Settings.for_example(tmp_path, "hertfordshire")
    with monkeypatch.context() as patch:
        patch.setattr(example.example, "fill", killed)
        with pytest.raises(KilledError):
            example.make_once(settings)
    assert not (tmp_path / "example.db").exists()
    assert (tmp_path / "example.db.unfinished").exists()


def test_the_start_after_a_killed_one_clears_up(example_folder: Path) -> None:
    assert (example_folder / "example.db").exists()
    assert not list(example_folder.glob("*.unfinished*"))
