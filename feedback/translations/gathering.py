"""Find every sentence that families read: in templates, forms, messages and area packs."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from feedback.areas import load_area
from feedback.areas.speaking import sentences
from feedback.settings import ROOT
from feedback.translations import file_of
from feedback.translations.checking import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a family meets first comes first, so that whoever translates begins with it.
FIRST = ("tell", "layouts", "components", "words", "later", "offline")
TEMPLATES = (*FIRST, ".", "errors", "help")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "for_families": None,
}
OPTIONS = {"trimmed": "true", "silent": "false"}
HEADER = "# What families read, in another language. How to translate it: docs/translating.md"
MADE = datetime(2026, 11, 22, tzinfo=UTC)


@cache
def gather() -> Catalog:
    """Put every sentence in one catalogue without translations, in order of importance."""
    found = Catalog(creation_date=MADE, msgid_bugs_address="", fuzzy=False)
    for path in (*_templates(first=True), *_python()):
        _add(found, path)
    for pack in sorted((ROOT / "feedback" / "areas").glob("*/area.toml")):
        for sentence in sentences(load_area(pack.parent)):
            found.add(sentence, locations=[(_name(pack.parent), 0)])
    for path in _templates(first=False):
        _add(found, path)
    return found


def update(language: str, gathered: Catalog) -> int:
    """Bring a catalogue up to date; what is translated stays. Return how many are missing."""
    path = file_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(locale=language, creation_date=MADE, msgid_bugs_address="", fuzzy=False)
    if path.is_file():
        with path.open("rb") as written:
            catalogue = read_po(written, locale=language)
    # A near sentence is not this sentence: it is translated anew, by a person.
    catalogue.update(gathered, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER
    catalogue.last_translator = catalogue.language_team = "see docs/translating.md"
    catalogue.revision_date = MADE
    catalogue.fuzzy = False
    with path.open("wb") as written:
        write_po(written, catalogue, width=100, include_lineno=False)
    return sum(1 for each in catalogue if each.id and not all(texts(each.string)))


def _add(catalogue: Catalog, path: Path) -> None:
    method = "jinja2" if path.suffix == ".html" else "python"
    with path.open("rb") as written:
        for _line, message, comments, context in extract(
            method, written, keywords=KEYWORDS, comment_tags=("For translators:",), options=OPTIONS
        ):
            catalogue.add(
                message, locations=[(_name(path), 0)], auto_comments=comments, context=context
            )


def _templates(*, first: bool) -> Iterator[Path]:
    every = sorted((ROOT / "templates").rglob("*.html"))
    places = {name: place for place, name in enumerate(TEMPLATES)}
    # Pages of staff have no marks, so there is nothing to find in them.
    for path in sorted(every, key=lambda path: places.get(_folder(path), len(places))):
        if (_folder(path) in FIRST) is first:
            yield path


def _folder(path: Path) -> str:
    return path.parent.relative_to(ROOT / "templates").as_posix()


def _python() -> Iterator[Path]:
    yield from sorted((ROOT / "feedback" / "web").rglob("*.py"))
    yield from sorted((ROOT / "feedback" / "services").rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
