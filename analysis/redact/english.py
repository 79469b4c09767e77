"""Tell an English word, or a slip in writing one, from a word that may be a name."""

from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_lowercase

from analysis.redact.cues import words
from analysis.redact.vocabulary import (
    REMEMBERED,
    everyday_words,
    fold,
    given_names,
    listed,
    surnames,
)

ENDINGS = ("n’t", "’ll", "’ve", "’re", "’d", "ings", "ing", "ied", "ies", "es", "ed", "ly", "er")
MORE_ENDINGS = ("est", "ers", "ness", "less", "s", "d", "r", "’s", "ised", "ising", "ise", "able")
SHORTEST_SLIP, LONGEST_SLIP = 6, 20
# Medicines and conditions by how they end; no given name in our lists ends like these.
MEDICAL = tuple(
    words("""
        azole azepam azolam idone etine apine phenidate amfetamine tonin codone prazole oxacin
        cillin statin pril sartan olol mycin profen emia aemia itis osis opathy algia ectomy ology
        ism phobia trophy plasia lepsy paresis plegia pam zine setron gabalin asone
    """)
)


@cache
def dictionary() -> frozenset[str]:
    """Words of English in small letters.

    The list is 12dicts by Alan Beale, in the public domain, as the xkcdpass package carries it.
    """
    text = files("xkcdpass").joinpath("static", "legacy").read_text(encoding="utf-8")
    return frozenset(fold(word) for word in text.split("\n") if word and word[0].islower())


@cache
def famous() -> frozenset[str]:
    """Proper names the same list holds, such as Korea, that are not the name of somebody here."""
    text = files("xkcdpass").joinpath("static", "legacy").read_text(encoding="utf-8")
    proper = {fold(word) for word in text.split("\n") if word and not word[0].islower()}
    return frozenset(proper - given_names() - surnames() - listed("word_names"))


def is_known(word: str) -> bool:
    """Whether a folded word stands in a list of English words, ours or the dictionary."""
    return word in everyday_words() or word in listed("products") or word in dictionary()


@lru_cache(maxsize=REMEMBERED)
def is_english(word: str) -> bool:
    """Whether a folded word is English, with its usual endings taken off.

    Examples
    --------
    >>> is_english("stapled"), is_english("tansywick"), is_english("methylphenidate")
    (True, False, True)
    """
    if is_known(word) or word.endswith(MEDICAL):
        return True
    if "-" in word:
        return all(is_english(part) for part in word.split("-") if part)
    stems = {word.removesuffix(e) for e in (*ENDINGS, *MORE_ENDINGS) if word.endswith(e)}
    return any(
        is_known(stem + more) or (stem[-1] == stem[-2] and is_known(stem[:-1]))
        for stem in stems
        if len(stem) > 2
        for more in ("", "e", "y", "ize")
    )


@lru_cache(maxsize=REMEMBERED)
def is_slip(word: str) -> bool:
    """Whether a folded word is one slip of the finger away from English.

    Examples
    --------
    >>> is_slip("definately"), is_slip("resonded"), is_slip("tansywick")
    (True, True, False)
    """
    if len(word) > LONGEST_SLIP:
        return False
    stems = {word, *(word.removesuffix(end) for end in ("ed", "ing", "ly", "s", "er"))}
    return any(map(one_slip_away, (stem for stem in stems if len(stem) >= SHORTEST_SLIP)))


def one_slip_away(word: str) -> bool:
    """Whether a letter more, less, other or swapped makes a word that is listed."""
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    return any(
        is_known(one)
        for left, right in halves
        for one in (
            left + right[1:],
            left + right[1:2] + right[:1] + right[2:],
            *(left + letter + right[1:] for letter in ascii_lowercase),
            *(left + letter + right for letter in ascii_lowercase),
        )
    )
