"""A language in which every sentence stands in brackets: what has none was never marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from babel import Locale
from babel.support import NullTranslations

from tests.support.page_words import NOT_OURS, SILENT

OPEN, CLOSE = "⟦", "⟧"
WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
SAID = ("aria-label", "alt", "title", "placeholder", "label", "data-listen")


class Bracketed(NullTranslations):
    """Says every sentence as it is written, in brackets."""

    def gettext(self, message: str) -> str:
        """Give the sentence in brackets."""
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Give the sentence for this number in brackets."""
        return self.gettext(one if number == 1 else many)

    ugettext, ungettext = gettext, ngettext


def unmarked(page: Element, names: Iterable[str]) -> set[str]:
    """Give the words of a page that stand in no brackets, and are neither names nor dates."""
    spoken = page.get("lang", "")
    said = [outside("".join(_text(page.find("body"), spoken))), *_spoken_attributes(page, spoken)]
    text = " \n".join(said)
    for name in sorted({*names, *dates(spoken)}, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
    return set(WORD.findall(text))


def outside(text: str) -> str:
    """Give what stands outside all brackets.

    >>> outside("Help ⟦me ⟦now⟧ please⟧ today")
    'Help  today'
    """
    depth, left = 0, []
    for letter in text:
        if letter == CLOSE:
            depth -= 1
        if not depth and letter != CLOSE:
            left.append(letter)
        if letter == OPEN:
            depth += 1
            left[-1:] = [] if depth == 1 else left[-1:]
    return "".join(left)


def dates(language: str) -> set[str]:
    """Give the names of months and days in a language."""
    locale = Locale.parse(language)
    named = [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    return {*named, *locale.months["stand-alone"]["wide"].values()}


def _text(one: Element | None, spoken: str) -> Iterator[str]:
    if one is None or _is_not_ours(one, spoken):
        return
    yield one.text or ""
    for inner in one:
        yield from _text(inner, spoken)
        yield f" {inner.tail or ''}"


def _spoken_attributes(page: Element, spoken: str) -> Iterator[str]:
    for one in page.iter():
        if not _is_not_ours(one, spoken):
            yield from (outside(one.get(name, "")) for name in SAID)
        if one.tag == "meta" and one.get("name") == "description":
            yield outside(one.get("content", ""))


def _is_not_ours(one: Element, spoken: str) -> bool:
    theirs = "words" in (one.get("class") or "").split() or one.get("data-words") is not None
    other = one.get("lang", spoken) != spoken
    return not isinstance(one.tag, str) or one.tag in SILENT | NOT_OURS or theirs or other
