"""Typst, kept in one place: the typefaces, the standards, and no network or machine fonts."""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import typst

if TYPE_CHECKING:
    from typst import PDFStandard

FOLDER = Path(__file__).parent
# Typst drops what it kept for a document once this many others have been built.
KEPT_FOR: Final = 11
# Dots to an inch: a page of A4 is 580 dots wide, sharp at half of that on a good screen.
SMALL: Final = 70
STANDARDS: Final[list["PDFStandard"]] = ["ua-1", "a-2a"]


def pdf(template: str, **inputs: str) -> bytes:
    """Build a template of this folder as PDF/UA-1 and PDF/A-2a, with words given as data."""
    document = typst.compile(
        FOLDER / template,
        root=FOLDER,
        format="pdf",
        pdf_standards=STANDARDS,
        font_paths=_fonts(),
        sys_inputs=inputs,
    )
    return bytes(document)


def picture(template: str, **inputs: str) -> bytes:
    """Draw the first page of a template as a small PNG, to show what its PDF is like."""
    drawn = typst.compile(
        FOLDER / template,
        root=FOLDER,
        format="png",
        ppi=SMALL,
        font_paths=_fonts(),
        sys_inputs=inputs,
    )
    # One page comes as bytes, several as a list of them.
    pages = cast("bytes | list[bytes]", drawn)
    return pages[0] if isinstance(pages, list) else pages


def forget() -> None:
    """Give back the memory typst keeps after a document: a worker that never did held 445 MB."""
    for _ in range(KEPT_FOR):
        typst.compile(b"", format="svg", font_paths=_fonts())


@lru_cache(maxsize=4096)
def can_show(character: str) -> bool:
    """Say whether a typeface has this character; the PDF standard refuses one that has not."""
    # An accent alone has nothing to sit on.
    letter = f"o{character}" if unicodedata.category(character).startswith("M") else character
    try:
        pdf("probe.typ", letter=letter)
    except typst.TypstError:
        return False
    return True


@cache
def _fonts() -> typst.Fonts:
    """Load the report's typeface and typst's own; never the machine's, which differ."""
    folder = files("fontpkg_atkinson_hyperlegible") / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(str(folder))])
