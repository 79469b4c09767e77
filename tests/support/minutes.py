"""How long somebody needs for a way in: the words they read, the pages, the taps and the typing.

The speeds are those of slow readers and typists, from published studies (decision 32).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tests.support.page_words import SILENT
from tests.support.sentences import BLOCKS, HINTS

SECONDS_A_PAGE, SECONDS_A_TAP = 3, 1
# Not seen, or opened only by those who want it.
UNSEEN = {"unseen", "skip"}
LEADS_ON = "button"


@dataclass
class Reader:
    """Somebody with a phone, who reads every new line down to the button, and none twice.

    What they wrote themselves they know.
    """

    words_a_minute: int
    typed_a_minute: int
    known: set[str] = field(default_factory=set)
    read: int = 0
    typed: int = 0
    pages: int = 0
    taps: int = 0

    def reads(self, page: Element, last: Callable[[Element], bool]) -> None:
        """Read a page as far as what leads on, and press that."""
        new = {line for line in lines(page, last) if line} - self.known
        self.known |= new
        self.read += sum(len(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", line)) for line in new)
        self.taps += 1
        self.arrives()

    def arrives(self) -> None:
        """Wait for a page, and look it over."""
        self.pages += 1

    def answers(self, kind: str, words: str) -> None:
        """Tap an answer, or tap the box and type one."""
        self.taps += 1
        if kind == "words":
            self.typed += len(words.split())
            self.known.add(words)

    @property
    def seconds(self) -> float:
        """Say how long all of it takes."""
        reading = 60 * self.read / self.words_a_minute
        typing = 60 * self.typed / self.typed_a_minute
        return reading + typing + SECONDS_A_PAGE * self.pages + SECONDS_A_TAP * self.taps


def lines(page: Element, last: Callable[[Element], bool]) -> list[str]:
    """List what stands on a page, line by line, as far as one part of it."""
    main = next(page.iter("main"))
    walked = list(_walk(main, last))
    end = walked.index(None) if None in walked else len(walked)
    text = "".join(part for part in walked[:end] if part)
    return [" ".join(line.split()) for line in text.split("\n")]


def leads_on(one: Element) -> bool:
    """Say whether this is the button of a form that leads on."""
    return one.tag == "button" and LEADS_ON in (one.get("class") or "").split()


def _walk(one: Element, last: Callable[[Element], bool]) -> Iterator[str | None]:
    """Give the words of an element, and nothing at all as the sign that reading stops there."""
    classes = set((one.get("class") or "").split())
    hidden = one.get("hidden") is not None or bool(classes & UNSEEN)
    if not isinstance(one.tag, str) or one.tag in SILENT | {"textarea", "option"} or hidden:
        return
    edge = "\n" if one.tag in BLOCKS or classes & HINTS else ""
    yield edge + (one.text or "").replace("\n", " ")
    for inner in one:
        if one.tag == "details" and inner.tag != "summary":
            continue
        yield from _walk(inner, last)
        yield (inner.tail or "").replace("\n", " ")
    yield edge
    if last(one):
        yield None
