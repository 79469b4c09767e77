"""What is wrong with a catalogue: sentences missing, placeholders lost, links broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

from feedback.translations import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages.catalog import Catalog, Message

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
MARKUP = re.compile(r"</?\w+[^>]*>")
# The same rules as for English: they keep pages calm, and markup whole.
NEVER = {"a straight quote": '"', "a straight apostrophe": "'", "an exclamation mark": "!"}
# A number may be left out where a language says it in words: “one day”.
NUMBERS = {"num", "number"}


def problems(language: str, gathered: Catalog) -> list[str]:
    """Name everything wrong with a catalogue, a line each."""
    with file_of(language).open("rb") as written:
        catalogue = read_po(written, locale=language)
    missing = [each for each in gathered if not _has(catalogue, each)]
    left = [each for each in catalogue if not _has(gathered, each)]
    found = [f"not in the catalogue: {_short(each)}" for each in missing]
    found += [f"not said any more: {_short(each)}" for each in left]
    for each in catalogue:
        if each.id:
            found += [f"{wrong}: {_short(each)}" for wrong in _wrong(each, catalogue.num_plurals)]
    return found


def _wrong(message: Message, forms: int) -> Iterator[str]:
    one, *more = texts(message.id)
    said = texts(message.string)
    if not all(text.strip() for text in said):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked as unsure (fuzzy)"
    if more and len(said) != forms:
        yield f"needs {forms} forms, has {len(said)}"
    for text in said:
        yield from _unlike(one, more, text)


def _unlike(one: str, more: list[str], said: str) -> Iterator[str]:
    """Name what a translation has lost, or has more than the English."""
    asked = {*PLACEHOLDER.findall(one)}
    there = {*PLACEHOLDER.findall(said)}
    if (asked - there) - (NUMBERS if more else set()) or there - asked:
        yield f"its placeholders are {sorted(there)}, not {sorted(asked)}"
    if said.replace("%%", "").count("%") != len(PLACEHOLDER.findall(said)):
        yield "a % that is no placeholder"
    if sorted(MARKUP.findall(one)) != sorted(MARKUP.findall(said)):
        yield "its links or bold words are not those of the English"
    plain = MARKUP.sub("", said)
    yield from (f"has {name}" for name, mark in NEVER.items() if mark in plain)


def _has(catalogue: Catalog, message: Message) -> bool:
    return not message.id or catalogue.get(message.id, message.context) is not None


def texts(text: str | Sequence[str] | None) -> list[str]:
    """List the forms of a sentence: one, or one for each kind of number."""
    return [text or ""] if isinstance(text, str) or text is None else list(text)


def _short(message: Message) -> str:
    return texts(message.id)[0][:70]
