"""Rules for the words we write on pages; words that families wrote are left as they are."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

SILENT = {"script", "style", "template"}
NOT_OURS = {"code", "pre", "kbd", "samp", "textarea"}
SPOKEN = ("aria-label", "alt", "placeholder", "title")
RULES = {
    "a straight quote": re.compile(r'"'),
    "a straight apostrophe": re.compile(r"'"),
    "a double hyphen": re.compile(r"--"),
    "an exclamation mark": re.compile(r"!"),
    "a dash in a range": re.compile(r"\d ?– ?\d|(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])"),
}

# Nearly all words break none: one look tells, and only then each rule is asked.
ANY_RULE = re.compile("|".join(rule.pattern for rule in RULES.values()))


def own_text(one: Element) -> str:
    """Give the words inside an element as they are read, with single spaces."""
    return " ".join("".join(_all_text(one)).split())


def check_words(root: Element) -> list[str]:
    """Name each place where words of ours break a rule."""
    return [
        f"{name} in “{' '.join(words.split())[:60]}”"
        for words in our_words(root)
        if ANY_RULE.search(words)
        for name, rule in RULES.items()
        if rule.search(words)
    ]


def our_words(one: Element) -> Iterator[str]:
    """Give each run of words we wrote, leaving out code and what families wrote."""
    if _theirs(one):
        return
    yield from (one.get(name, "") for name in SPOKEN)
    yield one.text or ""
    for inner in one:
        yield from our_words(inner)
        yield inner.tail or ""


def _theirs(one: Element) -> bool:
    if not isinstance(one.tag, str) or one.tag in SILENT | NOT_OURS:
        return True
    return "words" in (one.get("class") or "").split() or one.get("data-words") is not None


def _all_text(one: Element) -> Iterator[str]:
    if not isinstance(one.tag, str) or one.tag in SILENT:
        return
    yield one.text or ""
    for inner in one:
        yield from _all_text(inner)
        yield inner.tail or ""
