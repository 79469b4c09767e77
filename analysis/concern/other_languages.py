"""Patterns for words that may mean someone is at risk, in languages besides English."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from analysis.concern.kinds import KINDS
from analysis.concern.spelling import small_letters

Span = tuple[int, int]


@cache
def _lists() -> dict[str, Any]:
    name = "concerns_other_languages.toml"
    return tomllib.loads(files("analysis").joinpath("words", name).read_text("utf-8"))


def letters() -> dict[str, str]:
    """Give the plain letter for each letter with a mark, one for one."""
    found: dict[str, str] = _lists()["letters"]
    return found


@cache
def _plain_letters() -> dict[int, str]:
    return str.maketrans(letters())


def plain(text: str) -> str:
    """Write small letters without their marks, as many as before: many phones have none.

    Examples
    --------
    >>> plain("Boję się")
    'boje sie'
    """
    return small_letters(text).translate(_plain_letters())


@cache
def ways() -> dict[str, str]:
    """Give one pattern a kind, of all these languages, as it is written for a phone as well."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for language in _languages():
        for kind, lines in language["kinds"].items():
            found[kind] += [_written(line, language["fragments"]) for line in lines]
    return {kind: "|".join(lines) for kind, lines in found.items() if lines}


def _languages() -> Iterator[dict[str, Any]]:
    return (part for name, part in _lists().items() if name != "letters")


def _written(line: str, fragments: dict[str, str]) -> str:
    for name, fragment in fragments.items():
        line = line.replace(f"<{name}>", fragment)
    return line.translate(_plain_letters()).replace(" ?", r"\s*").replace(" ", r"\s+")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    # As a browser reads them, which knows the ends of words in plain letters alone.
    return {kind: re.compile(way, re.ASCII) for kind, way in ways().items()}


def found_in(text: str) -> list[tuple[Span, str]]:
    """Find where words may mean danger in another language than English, and of what kind.

    Examples
    --------
    >>> found_in("Ktoś mnie bije.")
    [((5, 14), 'harm_by_other')]
    """
    read = plain(text)
    return [
        (match.span(), kind)
        for kind, pattern in _patterns().items()
        for match in pattern.finditer(read)
    ]
