"""Have a file made anew by a process that may do nothing else, and wait for it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

MAKER = Path(__file__).with_name("maker.py")
SECONDS = 40
# Each may use a gigabyte: two side by side are enough for an evening's peak, and bounded.
ROOM_FOR = 2
WAIT_SECONDS = 30
_room = threading.BoundedSemaphore(ROOM_FOR)


class UnreadableError(Exception):
    """A file that cannot be used; `why` is one word for the page to explain."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Clean:
    """A fresh file that says nothing but what it shows or sounds like."""

    kind: str
    content: bytes
    seconds: int = 0


def make_anew(kind: str, content: bytes) -> Clean:
    """Return a fresh MP3 of a sound, or a fresh JPEG of a picture.

    What a stranger sends is never opened in this process. Nothing of the file itself is kept: it
    is played or drawn, and what was heard or seen is written down afresh.
    """
    if not content:
        raise UnreadableError("empty")
    if not _room.acquire(timeout=WAIT_SECONDS):
        raise UnreadableError("busy")
    try:
        return _answer(kind, _run(kind, content))
    finally:
        _room.release()


def _run(kind: str, content: bytes) -> bytes:
    # Without our settings and keys in its environment, and with no folder of ours to import from.
    command = [sys.executable, "-I", str(MAKER), kind]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=SECONDS, env={}, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        # It was stopped: too long, too large, or a flaw in the file broke it. Nothing else did.
        raise UnreadableError("damaged") from None
    return done.stdout


def _answer(kind: str, answer: bytes) -> Clean:
    line, _, content = answer.partition(b"\n")
    said = json.loads(line)
    if "why" in said:
        raise UnreadableError(said["why"])
    return Clean(kind, content, said.get("seconds", 0))
