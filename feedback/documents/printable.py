"""Make any words safe to print: no control characters, no empty boxes, no word too long to fit."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

# Typefaces hold thousands of these or none, so one stands for all of its script.
ONE_FOR_ALL = {"CJK": "\u4e00", "HANGUL": "\uac00"}
SCRIPT_NAMES = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "GURMUKHI": "Punjabi",
    "DEVANAGARI": "Hindi, Marathi or Nepali",
}
# Joiners shape Persian and Indian words; every other format or private character is dropped.
JOINERS = "\u200c\u200d"
FLAG_LETTER = "regional indicator symbol letter "
PICTURE = "picture"
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
    runs = groupby(_kinds(words, can_show), key=lambda pair: pair[0])
    pieces = []
    for kind, pairs in runs:
        characters = "".join(character for _, character in pairs)
        if kind == PICTURE:
            pieces.append(_picture_names(characters))
        else:
            pieces.append(f"[words in {kind}]" if kind else characters)
    return re.sub(r"(\[words in [^]]+\])(?:\s+\1)+", r"\1", "".join(pieces))


def _kinds(words: str, can_show: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield each character with what it is: empty if it can be drawn, else a script or picture."""
    kind = ""
    for character in words:
        if _is_attached(character):
            # An accent or skin tone goes with what it sits on, or is left out if it has no shape.
            if kind or character in JOINERS or can_show(character):
                yield kind, character
            continue
        first_name = unicodedata.name(character, "UNKNOWN").split()[0]
        if character.isascii() or can_show(ONE_FOR_ALL.get(first_name, character)):
            kind = ""
        elif unicodedata.category(character).startswith("L"):
            kind = SCRIPT_NAMES.get(first_name, first_name.title())
        else:
            kind = PICTURE
        yield kind, character


def _is_attached(character: str) -> bool:
    tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return tone or character in JOINERS or unicodedata.category(character).startswith("M")


def _picture_names(characters: str) -> str:
    """Name each picture, and read a pair of flag letters as one flag."""
    names = [
        unicodedata.name(each, "a picture").lower() for each in characters if not _is_attached(each)
    ]
    joined = "".join(f"[{name}]" for name in names)
    flag = rf"\[{FLAG_LETTER}(.)\]\[{FLAG_LETTER}(.)\]"
    return re.sub(flag, lambda pair: f"[flag {''.join(pair.groups()).upper()}]", joined)
