"""Make small files of the letters that our own words need beyond English, such as ą and ș."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po
from fontTools import subset
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from pathlib import Path

# What the larger file of the typeface holds beside the one for English.
BEYOND = {*range(0x0100, 0x02BB), *range(0x1E00, 0x1EA0)}


def letters_of(catalogues: Path) -> list[int]:
    """List the letters beyond English that the catalogues use, small and large, as code points."""
    said: set[str] = set()
    for path in sorted(catalogues.glob("*/LC_MESSAGES/messages.po")):
        with path.open("rb") as file:
            words = "".join("".join(each.string or "") for each in read_po(file))
        said |= {*words, *words.upper()}
    return sorted({ord(letter) for letter in said} & BEYOND)


def only(font: bytes, letters: list[int]) -> bytes:
    """Keep only these letters of a font; the same letters always give the same bytes."""
    made, opened = BytesIO(), TTFont(BytesIO(font), recalcTimestamp=False)
    options = subset.Options(flavor="woff2", layout_features=["*"])
    tool = subset.Subsetter(options)
    tool.populate(unicodes=letters)
    tool.subset(opened)
    opened.flavor = "woff2"
    opened.save(made)
    return made.getvalue()


def as_range(letters: list[int]) -> str:
    """Write letters as a style sheet names them.

    >>> as_range([0x105, 0x219])
    'U+0105,U+0219'
    """
    return ",".join(f"U+{letter:04X}" for letter in letters)
