"""Patterns for each kind of concern, and for sayings that only sound like one, read when needed."""

import re
import tomllib
from functools import cache
from importlib.resources import files

KINDS = (
    "self_harm",
    "harm_by_other",
    "restraint",
    "domestic_abuse",
    "exploitation",
    "neglect",
    "missing",
    "unsafe",
    "parent_crisis",
)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Make one pattern a kind from the list of words."""
    lists = tomllib.loads(files("analysis").joinpath("words", "concerns.toml").read_text("utf-8"))
    return {kind: joined(lists["kinds"][kind], lists["fragments"]) for kind in KINDS}


@cache
def sayings() -> re.Pattern[str]:
    """Make one pattern of everyday sayings, and of concerns that are only a subject."""
    lists = tomllib.loads(files("analysis").joinpath("words", "concerns.toml").read_text("utf-8"))
    return joined(lists["everyday"]["sayings"], lists["fragments"])


@cache
def outright() -> re.Pattern[str]:
    """Make one pattern of what is said so plainly that nothing can talk it away."""
    lists = tomllib.loads(files("analysis").joinpath("words", "concerns.toml").read_text("utf-8"))
    return joined(lists["outright"]["always"], lists["fragments"])


def joined(lines: list[str], fragments: dict[str, str]) -> re.Pattern[str]:
    """Join lines into one pattern for small letters, with `<name>` replaced by that fragment."""
    whole = "|".join(lines)
    for name, fragment in fragments.items():
        whole = whole.replace(f"<{name}>", fragment)
    return re.compile(whole)
