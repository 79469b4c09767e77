"""Lists of names, and of words that are not names, read once when first needed."""

import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files

# Families in an English county: names from Britain, Ireland and the places many of them came from.
ENGLISH_LISTS = ("en_GB", "en_IE", "en_US")
OTHER_LISTS = (
    "en_IN",
    "en_NG",
    "en_KE",
    "en_PK",
    "pl_PL",
    "ro_RO",
    "tr_TR",
    "pt_PT",
    "it_IT",
    "es_ES",
    "fr_FR",
    "lt_LT",
    "hu_HU",
)
# Words whose answers are kept; people use the same few thousand.
REMEMBERED = 4_000
ENDINGS = (
    "n’t",
    "’ll",
    "’ve",
    "’re",
    "’d",
    "ings",
    "ing",
    "ies",
    "ied",
    "es",
    "ed",
    "ly",
    "er",
    "s",
    "d",
)
LETTERS = str.maketrans(
    {"ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ø": "o", "đ": "d", "ß": "ss"}
)


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """Write a word in lower case without accents, as people type on phones.

    Examples
    --------
    >>> fold("Siân"), fold("O'Leary")
    ('sian', 'o’leary')
    """
    if word.isascii():
        return word.lower().replace("'", "’")
    plain = unicodedata.normalize("NFKD", word.lower().translate(LETTERS).replace("'", "’"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def listed(name: str) -> frozenset[str]:
    """Words of one of our own lists."""
    text = files("analysis").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())


def published(locales: tuple[str, ...], attribute: str = "first_names") -> frozenset[str]:
    """Names the Faker package publishes for some countries."""
    return frozenset(
        fold(name)
        for locale in locales
        for name in getattr(import_module(f"faker.providers.person.{locale}").Provider, attribute)
    )


@cache
def familiar_names() -> frozenset[str]:
    """Given names that are names however they are typed."""
    known = published(ENGLISH_LISTS) | listed("given_names")
    return frozenset(known - listed("word_names") - listed("not_names") - listed("places"))


@cache
def given_names() -> frozenset[str]:
    """Given names from many countries, trusted when they have a capital."""
    known = published(OTHER_LISTS) - listed("word_names") - listed("not_names") - listed("places")
    return frozenset(known | familiar_names())


@cache
def surnames() -> frozenset[str]:
    """Family names common in Britain."""
    return published(("en_GB",), "last_names")


@cache
def everyday_words() -> frozenset[str]:
    """Ordinary English words, ours and those Faker writes its sentences with."""
    words = import_module("faker.providers.lorem.en_US").Provider.word_list
    return (frozenset(map(fold, words)) - listed("word_names")) | listed("not_names")


@lru_cache(maxsize=REMEMBERED)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is ordinary English, with its usual endings taken off.

    Examples
    --------
    >>> is_ordinary("struggles"), is_ordinary("xanthe")
    (True, False)
    """
    words = everyday_words()
    if word in words:
        return True
    stems = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return any(
        stem in words or stem + "e" in words or stem + "y" in words
        for stem in stems
        if len(stem) > 2
    )


@lru_cache(maxsize=REMEMBERED)
def is_familiar(word: str) -> bool:
    """Whether a folded word, or what stands on a side of its hyphen, is a familiar given name."""
    return any(part in familiar_names() for part in parts_of(word))


@lru_cache(maxsize=REMEMBERED)
def is_given(word: str) -> bool:
    """Whether a folded word, or what stands on a side of its hyphen, is a given name at all."""
    return any(part in given_names() for part in parts_of(word))


def parts_of(word: str) -> tuple[str, ...]:
    """Give the word, and what stands on each side of its hyphen.

    Examples
    --------
    >>> parts_of("lily-rae")
    ('lily-rae', 'lily', 'rae')
    """
    return (word, *(part for part in word.split("-") if len(part) > 2))
