"""The secrets of an installation: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


# Files made before families could send these have no key for them yet.
LATER = {"contact", "recording"}


class KeysError(RuntimeError):
    """The keys file is missing or cannot be trusted; the message says what to do."""


@dataclass(frozen=True)
class Keys:
    """What signs cookies, makes codes, and seals drafts, second factors and what families send."""

    cookie: str
    pepper: str
    draft: str
    account: str
    contact: str
    recording: str

    @classmethod
    def make(cls) -> Keys:
        """Draw new keys of 256 bits each."""
        return cls(**{field.name: secrets.token_hex(32) for field in fields(cls)})

    @classmethod
    def read(cls, path: Path) -> Keys:
        """Read the keys file, refusing one that others on the machine could read."""
        try:
            mode = path.stat().st_mode & 0o777
            words = json.loads(path.read_text(encoding="utf-8"))
            lacks_later_keys = words.keys() == names() - LATER
            keys = None if lacks_later_keys else cls(**words)
        except FileNotFoundError:
            raise KeysError(f"There is no keys file at {path}. Run: flask install") from None
        except (AttributeError, ValueError, TypeError):
            raise KeysError(f"The keys file {path} is damaged. Put back your copy of it.") from None
        if mode & 0o077:
            raise KeysError(f"Others can read the keys file {path}. Run: chmod 600 {path}")
        return keys or cls._with_later_keys(path)

    @classmethod
    def _with_later_keys(cls, path: Path) -> Keys:
        """Give a file of an earlier version the keys made since; of many processes, one does it."""
        with path.open(encoding="utf-8") as old:
            fcntl.flock(old, fcntl.LOCK_EX)
            words = json.loads(path.read_text(encoding="utf-8"))
            if words.keys() != names() - LATER:
                return cls(**words)
            keys = replace(cls.make(), **words)
            try:
                keys.replace_in(path)
            except OSError:
                raise KeysError(
                    f"The keys file {path} is of an earlier version and needs two more keys, and "
                    "cannot be written. Let the user that runs this write to the file and its "
                    "folder, and start again. Then replace your copy of it."
                ) from None
        return keys

    def replace_in(self, path: Path) -> None:
        """Put these keys in the place of a file; after a power cut it is the old one or the new."""
        beside = path.with_name(f"{path.name}.new")
        beside.unlink(missing_ok=True)
        self.write(beside)
        beside.replace(path)
        # Keys that seal something must not be lost with the name of their file.
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    def write(self, path: Path) -> None:
        """Write the keys where only the owner can read them; never over a file that is there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file, indent=1)
            file.flush()
            os.fsync(file.fileno())

    def mac(self, purpose: str, words: str) -> bytes:
        """Return the HMAC-SHA256 of some words under the pepper, for one purpose."""
        key = bytes.fromhex(self.pepper)
        return hmac.digest(key, f"{purpose}:{words}".encode(), hashlib.sha256)


def names() -> set[str]:
    """List the names of all keys."""
    return {field.name for field in fields(Keys)}
