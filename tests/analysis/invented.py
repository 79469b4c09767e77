"""Invented sentences, split into a half to tune on and a half only to measure."""

import csv
import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from analysis.redact import Span

SENTENCES = Path(__file__).parent / "sentences"
MARK = re.compile(r"\{(\w+):([^}]*)\}")
HALVES = ("development", "held_out")


@dataclass(frozen=True)
class Marked:
    """A sentence, and the spans a person would hide."""

    text: str
    spans: tuple[Span, ...]


def half_of(text: str) -> str:
    """Which half a sentence is in: the same for ever, whatever is added or removed."""
    return HALVES[hashlib.sha256(text.encode()).digest()[0] % 2]


def read_marked(sentence: str) -> Marked:
    """Read “my {name:Arlo}” as plain words and where the name is."""
    text, spans, read = "", [], 0
    for mark in MARK.finditer(sentence):
        text += sentence[read : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        read = mark.end()
    return Marked(text + sentence[read:], tuple(spans))


def personal(half: str) -> list[Marked]:
    """Sentences for redaction, with and without something to hide."""
    lists = tomllib.loads((SENTENCES / "redact.toml").read_text(encoding="utf-8"))
    read = [read_marked(sentence) for sentences in lists.values() for sentence in sentences]
    return [marked for marked in read if half_of(marked.text) == half]


def unread_personal(when: str, half: str) -> list[Marked]:
    """Sentences for redaction, `wide` or `fresh`, by someone who had not read its rules."""
    lists = tomllib.loads((SENTENCES / f"redact_{when}.toml").read_text(encoding="utf-8"))
    read = [read_marked(sentence) for sentence in lists["sentences"]]
    return [marked for marked in read if half_of(marked.text) == half]


def concerning(half: str) -> list[tuple[str, str]]:
    """Sentences that may mean a child is at risk, each with its kind."""
    kinds = tomllib.loads((SENTENCES / "concern.toml").read_text(encoding="utf-8"))["concerning"]
    pairs = [(text, kind) for kind, sentences in kinds.items() for text in sentences]
    return [(text, kind) for text, kind in pairs if half_of(text) == half]


def calm(half: str) -> list[str]:
    """Sentences that sound alike and are no concern."""
    lists = tomllib.loads((SENTENCES / "concern.toml").read_text(encoding="utf-8"))
    return [text for text in lists["calm"]["sentences"] if half_of(text) == half]


def written_later(when: str) -> tuple[list[str], list[str]]:
    """Sentences written after the rules, `later` or `unseen`: concerning ones, then calm ones."""
    lists = tomllib.loads((SENTENCES / "concern.toml").read_text(encoding="utf-8"))[when]
    return lists["concerning"], lists["calm"]


def wide(half: str) -> tuple[list[str], list[str]]:
    """Concerning sentences of wide variety, then calm ones, written before rules were widened."""
    lists = tomllib.loads((SENTENCES / "concern_wide.toml").read_text(encoding="utf-8"))
    concerning_wide, calm_wide = (
        [text for group in lists[name].values() for text in group if half_of(text) == half]
        for name in ("concerning", "calm")
    )
    return concerning_wide, calm_wide


def more() -> tuple[list[str], list[str]]:
    """Sentences the rules were widened on a second and a third time: concerning, then calm."""
    lists = tomllib.loads((SENTENCES / "concern_more.toml").read_text(encoding="utf-8"))
    concerning_more, calm_more = (
        [text for written in ("second", "third") for text in lists[written][name]]
        for name in ("concerning", "calm")
    )
    return concerning_more, calm_more


def voices(part: str) -> tuple[list[str], list[str]]:
    """Sentences in many voices to learn weights from (`read`) or only to count (`counted`)."""
    lists = tomllib.loads((SENTENCES / "concern_voices.toml").read_text(encoding="utf-8"))[part]
    return lists["concerning"], lists["calm"]


def many(part: str) -> tuple[list[str], list[str]]:
    """Two thousand comments, written before the rules were read again: `read` or `counted`."""
    with (SENTENCES / "concern_many.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == part]
    concerning_many, calm_many = (
        [row["text"] for row in rows if row["concern"] == answer] for answer in ("yes", "no")
    )
    return concerning_many, calm_many
