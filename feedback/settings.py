"""What an installation may set, read from the environment once, at start."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message says what to write."""


@dataclass(frozen=True)
class Settings:
    """One installation's settings; docs/operators.md explains each."""

    instance: Path
    database_url: str
    name: str = "feedback"
    area: str = "hertfordshire"
    secure_cookies: bool = True
    trusted_proxies: int = 0
    # What comments are compared by: static, words, universal, or the folder of a model.
    vectors: str = "static"

    @property
    def keys_file(self) -> Path:
        """The file of keys, made by `flask install`, outside the database and its backups."""
        return self.instance / f"{self.name}-keys.json"

    @property
    def tasks_file(self) -> Path:
        """Where huey keeps its wake-up calls."""
        return self.instance / f"{self.name}-tasks.db"

    @classmethod
    def for_example(cls, instance: Path, area: str) -> Settings:
        """Return the settings of the example: files of its own beside the real ones."""
        instance = instance.resolve()
        return cls(
            instance=instance,
            database_url=f"sqlite:///{instance / 'example.db'}",
            name="example",
            area=area,
            secure_cookies=False,
        )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read every setting; a bad one is refused here, not in the middle of a request."""
        env = os.environ if environment is None else environment
        instance = Path(env.get("FEEDBACK_INSTANCE") or ROOT / "instance").resolve()
        name = env.get("FEEDBACK_NAME") or "feedback"
        return cls(
            instance=instance,
            name=name,
            database_url=env.get("DATABASE_URL") or f"sqlite:///{instance}/{name}.db",
            area=env.get("FEEDBACK_AREA") or "hertfordshire",
            secure_cookies=_yes_or_no(env, "FEEDBACK_SECURE_COOKIES", default=True),
            trusted_proxies=_whole_number(env, "FEEDBACK_TRUSTED_PROXIES", default=0),
            vectors=env.get("FEEDBACK_VECTORS") or "static",
        )


def _yes_or_no(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    words = {"yes": True, "no": False, "": default}
    value = env.get(name, "").strip().lower()
    if value not in words:
        raise SettingsError(f"{name} is “{value}”. Write yes or no.")
    return words[value]


def _whole_number(env: Mapping[str, str], name: str, *, default: int) -> int:
    value = env.get(name, "").strip() or str(default)
    if not value.isdecimal():
        raise SettingsError(f"{name} is “{value}”. Write a whole number, such as 1.")
    return int(value)
