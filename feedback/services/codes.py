"""Seven words instead of an account."""

from __future__ import annotations

import re
import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback.keys import Keys

WORDS = 7
# Short words that a child of nine can read aloud and spell, no two of them alike (decision 7).
LIST = Path(__file__).with_name("code_words.txt")


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that codes are made of, sorted, below the line that says what they are."""
    _what_it_is, words = LIST.read_text(encoding="utf-8").split("\n", 1)
    return tuple(words.split())


def code_for(keys: Keys, form_key: str) -> str:
    """Return the seven words of a form; the same form always has the same ones.

    Seven of 590 words carry 64.4 bits, and cannot be worked out without the installation's pepper.
    No word comes twice: somebody who copies them would think they had made a mistake.
    """
    number = int.from_bytes(keys.mac("code", form_key))
    left, chosen = list(word_list()), []
    for _ in range(WORDS):
        number, place = divmod(number, len(left))
        chosen.append(left.pop(place))
    return " ".join(chosen)


def draw() -> str:
    """Draw seven different words by chance: a key that somebody can write down."""
    return " ".join(secrets.SystemRandom().sample(word_list(), WORDS))


def stored_form(keys: Keys, code: str) -> str:
    """Return what the database keeps of a code: enough to know it again, not to read it."""
    return keys.mac("stored code", tidy(code)).hex()


def tidy(code: str) -> str:
    """Return a code as we compare it, however somebody typed it.

    >>> tidy(" Acorn, VIOLIN-island ")
    'acorn violin island'
    """
    return " ".join(re.findall(r"[a-z]+", code.lower()))
