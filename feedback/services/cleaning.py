"""Take out of what was typed what nobody meant to type."""

from __future__ import annotations

import unicodedata

KEPT = {"\n", "\t"}


def clean(words: str) -> str:
    r"""Strip control characters and lone surrogates, keep line ends and tabs, and trim.

    >>> clean(" We\x00 waited.\r\nStill waiting. ")
    'We waited.\nStill waiting.'
    """
    one_kind = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in one_kind if c in KEPT or unicodedata.category(c) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept)).strip()
