"""Find which pictures the pages and area packs name, and draw those alone from the two sets."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from feedback.web.pictures import OURS

SETS = {"": "fluent-emoji-flat", "healthicons:": "healthicons"}
IN_TEMPLATE = re.compile(r"""\bicon\(\s*["']([a-z0-9:-]+)["']\s*\)""")
# The lines of a drawing, and the digits of a number after the first decimal.
PATH = re.compile(r'\bd="[^"]*"')
MORE_DIGITS = re.compile(r"(\.\d)\d+")
# A nought that says nothing. An arc may run its flags together with a number: it stays as it is.
NOUGHT = re.compile(r"(?<![\d.])(\d+)\.0(?![\d.])")
# How each drawing begins, before its measure and after it.
DRAWN, HIDDEN = '<svg class="picture" viewBox="', '" aria-hidden="true">'
STEP = re.compile(r"([b-zB-Z])([^A-Za-z]*)")
KEYS = ("picture", "pictures")


class PictureUnknownError(RuntimeError):
    """A page or an area pack names a picture that neither set has."""


def draw_all(sets: Path, root: Path) -> dict[str, str]:
    """Draw every picture that is named somewhere, as SVG to put in a page."""
    return {name: _drawing(sets, name) for name in sorted(set(named(root)))}


def named(root: Path) -> Iterator[str]:
    """Give the name of each picture our code, our templates and the area packs use."""
    yield from OURS
    for page in sorted((root / "templates").rglob("*.html")):
        yield from IN_TEMPLATE.findall(page.read_text(encoding="utf-8"))
    for pack in sorted((root / "feedback" / "areas").rglob("*.toml")):
        yield from _in_pack(tomllib.loads(pack.read_text(encoding="utf-8")))


def _in_pack(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from _in_pack(inner, key if key in KEYS else inner_key)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_pack(inner, key)
    elif isinstance(value, str) and key in KEYS and value:
        yield value


def _drawing(sets: Path, name: str) -> str:
    prefix, _, plain = name.rpartition(":")
    prefix = f"{prefix}:" if prefix else ""
    if prefix not in SETS:
        raise PictureUnknownError(f"{name}: a picture's name begins with one of {sorted(SETS)}.")
    pictures = _load(sets / SETS[prefix] / "icons.json")
    drawing = pictures["icons"].get(plain)
    if drawing is None:
        raise PictureUnknownError(
            f"{name}: the set {SETS[prefix]} has no such picture. Choose another."
        )
    width = drawing.get("width", pictures.get("width", 16))
    height = drawing.get("height", pictures.get("height", 16))
    return f"{DRAWN}0 0 {width} {height}{HIDDEN}{lighter(drawing['body'])}</svg>"


def sheet(drawings: dict[str, str]) -> str:
    """Put drawings on one sheet, each under its name: a phone fetches it once, pages point at it.

    >>> bell = '<svg class="picture" viewBox="0 0 8 8" aria-hidden="true"><g/></svg>'
    >>> sheet({"bell": bell}).partition("<symbol")[2]
    ' id="bell" viewBox="0 0 8 8"><g/></symbol></svg>'
    """
    on_it = "".join(_named(name, drawing) for name, drawing in drawings.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg">{on_it}</svg>'


def _named(name: str, drawing: str) -> str:
    view, _, body = drawing.removeprefix(DRAWN).removesuffix("</svg>").partition(HIDDEN)
    return f'<symbol id="{name}" viewBox="{view}">{body}</symbol>'


def lighter(body: str) -> str:
    """Cut coordinates to a tenth: a third less to send, and nobody can see it in a small picture.

    Digits are cut, never rounded, because a path may run its numbers together.

    >>> lighter('<path fill="#1.25" d="M1.256.75 01.5"/>')
    '<path fill="#1.25" d="M1.2.7 01.5"/>'
    >>> lighter('<path d="M4.0 2.0.5a1.0 1 0 01.04 3"/>')
    '<path d="M4 2.0.5a1.0 1 0 01.0 3"/>'
    >>> lighter('<path d="M1.2.04 3.04-.04 1.0.5"/>')
    '<path d="M1.2.0 3-.0 1.0.5"/>'
    """
    return PATH.sub(lambda path: STEP.sub(_plainer, MORE_DIGITS.sub(r"\1", path[0])), body)


def _plainer(step: re.Match[str]) -> str:
    return NOUGHT.sub(r"\1", step[0])


@lru_cache(maxsize=2)
def _load(path: Path) -> dict[str, Any]:
    pictures: dict[str, Any] = json.loads(path.read_bytes())
    return pictures
