"""The sentences of a page, as somebody reads them, and how old a reader each of them asks for."""

from __future__ import annotations

import calendar
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from tests.support.page_words import NOT_OURS, SILENT

# What stands on lines of its own; everything else is part of the sentence around it.
BLOCKS = {
    *("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "label", "legend", "caption"),
    *("button", "summary", "div", "option", "figcaption", "section"),
}
HINTS = {"choice-hint", "small", "govuk-hint"}
ENDS = re.compile(r"(?<=[.?:])\s+(?=[A-Z“0-9])")
# American school grades begin at five years of age.
FIRST_GRADE_AT = 5
# The formula divides by sentences and by words: of a heading or a label it says nothing.
FEWEST_WORDS = 5


def sentences(page: Element) -> Iterator[str]:
    """Give every sentence of the main part of a page, in order, leaving out what families wrote."""
    main = next(page.iter("main"))
    for block in "".join(_text(main)).split("\n"):
        yield from split(block)


def split(block: str) -> Iterator[str]:
    """Give the sentences of a paragraph, single-spaced, that are long enough to measure.

    >>> list(split("Stop at any time. We read every answer on weekdays."))
    ['We read every answer on weekdays.']
    """
    for sentence in ENDS.split(" ".join(block.split())):
        if len(re.findall(r"[A-Za-z]+", sentence)) >= FEWEST_WORDS:
            yield sentence


MONTHS = re.compile("|".join(calendar.month_name[1:]))


def without(sentence: str, names: Iterable[str]) -> str:
    """Put a short name for each name that people here know, however many syllables it has.

    >>> without("Ring the Emergency Duty Team today.", ["Emergency Duty Team"])
    'Ring the Jo today.'
    """
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, "Jo")
    return MONTHS.sub("May", sentence)


@cache
def reading_age(sentence: str) -> float:
    """Return the age a sentence asks for, by the grade of Flesch and Kincaid."""
    return float(_measure().flesch_kincaid_grade(sentence)) + FIRST_GRADE_AT


@cache
def _measure() -> Any:
    with warnings.catch_warnings():
        # Its last release that downloads nothing asks setuptools in a way that is going away.
        warnings.simplefilter("ignore")
        import textstat  # noqa: PLC0415
    return textstat


def _text(one: Element) -> Iterator[str]:
    classes = set((one.get("class") or "").split())
    theirs = "words" in classes or one.get("data-words") is not None
    if not isinstance(one.tag, str) or one.tag in SILENT | NOT_OURS or theirs:
        return
    edge = "\n" if one.tag in BLOCKS or classes & HINTS else ""
    yield edge + _flat(one.text)
    for inner in one:
        yield from _text(inner)
        yield _flat(inner.tail)
    yield edge


def _flat(words: str | None) -> str:
    return (words or "").replace("\n", " ")
