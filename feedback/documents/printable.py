"""Make any words safe to print: no control characters, no empty boxes, no word too long to fit."""

import re
import unicodedata
from collections.abc import Callable
from itertools import groupby

# Typefaces hold thousands of these or none, so one stands for all of its script.
ONE_FOR_ALL = {"CJK": "\u4e00", "HANGUL": "\uac00"}
SCRIPT_NAMES = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "GURMUKHI": "Punjabi",
}
# Joiners shape Persian and Indian words; every other format or private character is dropped.
JOINERS = "\u200c\u200d"
LONGEST_WORD = 24
PIECE = 12


def clean(words: str) -> str:
    """Drop characters that draw nothing, or that turn the direction of the words after them."""
    composed = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    spaced = re.sub(r"[\t\u2028\u2029]", " ", composed)
    return "".join(
        character
        for character in spaced
        if character == "\n"
        or character in JOINERS
        or unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
    )


def breakable(words: str) -> str:
    """Let a very long word break anywhere, so that it stays on the page."""

    def split(match: re.Match[str]) -> str:
        word = match.group()
        return "\u200b".join(word[at : at + PIECE] for at in range(0, len(word), PIECE))

    return re.sub(rf"[^\s\u200b]{{{LONGEST_WORD + 1},}}", split, words)


def described(words: str, can_show: Callable[[str], bool]) -> str:
    """Name in square brackets whatever no typeface can draw, so that nothing is lost silently."""

    def kind(character: str) -> str:
        if character.isascii() or can_show(representative(character)):
            return ""
        if unicodedata.category(character)[0] in "LM":
            return script(character)
        return "picture"

    pieces = []
    for name, run in groupby(words, key=kind):
        characters = "".join(run)
        pieces.append(_description(name, characters) if name else characters)
    return "".join(pieces)


def representative(character: str) -> str:
    """Return the character whose shape decides whether this one can be drawn."""
    return ONE_FOR_ALL.get(_first_name(character), character)


def script(character: str) -> str:
    """Return the plain name of the writing a letter belongs to."""
    name = _first_name(character)
    return SCRIPT_NAMES.get(name, name.title())


def _first_name(character: str) -> str:
    return unicodedata.name(character, "unknown").split()[0]


def _description(name: str, characters: str) -> str:
    if name != "picture":
        return f"[{len(characters)} letters in {name} writing]"
    names = (unicodedata.name(character, "") for character in characters if drawn(character))
    return "".join(f"[{each.lower()}]" for each in names if each)


def drawn(character: str) -> bool:
    """Tell a picture from the marks that only change the picture before them."""
    return character not in JOINERS and unicodedata.category(character) not in {"Mn", "Sk"}
