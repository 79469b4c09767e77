"""Seven words instead of an account."""

from __future__ import annotations

import re
import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xkcdpass import xkcd_password

if TYPE_CHECKING:
    from feedback.keys import Keys

WORDS = 7
# Words that nobody should have to keep, or to spell, after telling us of a hard time (decision 7).
NOT_GIVEN = Path(__file__).with_name("words_not_given.txt")


@cache
def eff_words() -> tuple[str, ...]:
    """Return the EFF's long list as its package ships it."""
    path = Path(xkcd_password.__file__).parent / "static" / "eff-long"
    return tuple(path.read_text(encoding="utf-8").split())


@cache
def words_not_given() -> tuple[str, ...]:
    """Return the words of the EFF's list that we leave out, below the line that says so."""
    _what_it_is, *words = NOT_GIVEN.read_text(encoding="utf-8").splitlines()
    return tuple(words)


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that codes are made of, sorted: never hyphenated, never one we leave out."""
    whole = {word for word in eff_words() if word.isalpha()}
    return tuple(sorted(whole - set(words_not_given())))


def code_for(keys: Keys, form_key: str) -> str:
    """Return the seven words of a form; the same form always has the same ones.

    Seven of 5,203 words carry 86.42 bits, and cannot be worked out without the installation's
    pepper.
    """
    number = int.from_bytes(keys.mac("code", form_key))
    words = word_list()
    chosen = []
    for _ in range(WORDS):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)


def draw() -> str:
    """Draw seven words by chance: a key that somebody can write down."""
    return " ".join(secrets.choice(word_list()) for _ in range(WORDS))


def stored_form(keys: Keys, code: str) -> str:
    """Return what the database keeps of a code: enough to know it again, not to read it."""
    return keys.mac("stored code", tidy(code)).hex()


def tidy(code: str) -> str:
    """Return a code as we compare it, however somebody typed it.

    >>> tidy(" Acorn, VIOLIN-harbour ")
    'acorn violin harbour'
    """
    return " ".join(re.findall(r"[a-z]+", code.lower()))
