"""Clean words at the door: only what a person can type or paste on purpose comes in."""

import unicodedata

KEPT = "\n\t"


def clean(words: str) -> str:
    r"""Make line breaks alike, and take out control characters; line breaks and tabs stay.

    >>> clean("We waited.\r\nA long\x00 time.")
    'We waited.\nA long time.'
    """
    alike = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter
        for letter in alike
        if letter in KEPT or unicodedata.category(letter) not in ("Cc", "Cs")
    )
