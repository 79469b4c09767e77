"""The words of the pages in other languages: one catalogue a language, written by people."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

__all__ = ["ENGLISH", "FOLDER", "catalogue", "file_of", "for_families", "languages"]

FOLDER = Path(__file__).resolve().parent
ENGLISH = "en"


def file_of(language: str) -> Path:
    """Give where the catalogue of a language is."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def for_families(sentence: str) -> str:
    """Mark a sentence of a service that families read: the web says it in their language."""
    return sentence


@cache
def languages() -> tuple[str, ...]:
    """List the languages that have a catalogue, by their two letters."""
    return tuple(sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/*.po")))


@cache
def catalogue(language: str) -> NullTranslations:
    """Read a catalogue, once; nothing compiled is kept in a file that could be out of date."""
    if language not in languages():
        return NullTranslations()
    compiled = BytesIO()
    with file_of(language).open("rb") as written:
        write_mo(compiled, read_po(written, locale=language))
    compiled.seek(0)
    return Translations(compiled)
