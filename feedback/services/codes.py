"""Seven words instead of an account."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xkcdpass import xkcd_password

if TYPE_CHECKING:
    from feedback.keys import Keys

WORDS = 7
# Words that nobody should be asked to keep after telling us of a hard time.
UNKIND = Path(__file__).with_name("unkind_words.txt")


@cache
def word_list() -> tuple[str, ...]:
    """Return the EFF's long list, made to be read aloud, without its few frightening words."""
    path = Path(xkcd_password.__file__).parent / "static" / "eff-long"
    left_out = set(UNKIND.read_text(encoding="utf-8").split())
    words = tuple(word for word in path.read_text(encoding="utf-8").split() if word.isalpha())
    return tuple(sorted(set(words) - left_out))


def code_for(keys: Keys, form_key: str) -> str:
    """Return the seven words of a form; the same form always has the same ones.

    They carry about 90 bits and cannot be worked out without the installation's pepper.
    """
    number = int.from_bytes(keys.mac("code", form_key))
    words = word_list()
    chosen = []
    for _ in range(WORDS):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)


def stored_form(keys: Keys, code: str) -> str:
    """Return what the database keeps of a code: enough to know it again, not to read it."""
    return keys.mac("stored code", tidy(code)).hex()


def tidy(code: str) -> str:
    """Return a code as we compare it, however somebody typed it.

    >>> tidy(" Acorn, VIOLIN-harbour ")
    'acorn violin harbour'
    """
    return " ".join(re.findall(r"[a-z]+", code.lower()))
