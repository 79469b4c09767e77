"""Draft headings: short phrases that people wrote, which keep praise praise and blame blame."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.keywords import content_words, find_keywords
from analysis.text import clean, words_of
from analysis.types import Integers
from analysis.wordlists import (
    ABBREVIATIONS,
    ALSO_WORDS,
    DENIALS,
    GOOD_STARTS,
    NO_HEADINGS,
    OBJECTS,
    PARTICLES,
    PREPOSITIONS,
    STATEMENTS,
    THIN,
    VALUES,
    WEAK,
)

_LONGEST = 6  # words
_BREAK = re.compile(r"[.,;:!?()\[\]\"“”…/\n\r]+|\s[-–—]+\s")


def name_themes(texts: Sequence[str], labels: Integers) -> list[str]:
    """Draft a heading of 2 to 6 words for each theme, for people to better.

    A heading is taken word for word from what was said. It never begins after a “not”, “no” or
    “without” that it leaves out, so “not listened to” cannot become “listened to”; and it leaves
    out words that look like somebody's name unless many use them.

    Parameters
    ----------
    texts : sequence of str
        Excerpts, as they were written, each different.
    labels : ndarray of shape (n_texts,), dtype=int64
        Theme of each, from 0; negative for none.

    Returns
    -------
    names : list of str
        One for each theme, no two the same.

    Examples
    --------
    >>> texts = ["We were not listened to.", "I was not listened to", "kind staff", "Kind staff!"]
    >>> name_themes(texts, np.array([0, 0, 1, 1]))
    ['Not listened to', 'Kind staff']
    """
    weights = [dict(words) for words in find_keywords(texts, labels, n_words=60)]
    ordinary = _lower_case_words(texts)
    capitals = _abbreviations(texts)
    held: list[defaultdict[str, Counter[str]]] = [defaultdict(Counter) for _ in weights]
    for text, label in zip(texts, labels, strict=True):
        if label >= 0:
            for key, phrase in dict(_phrases(text, ordinary)).items():
                held[label][key][phrase] += 1
    in_all: Counter[str] = Counter()
    for phrases in held:
        in_all.update({key: forms.total() for key, forms in phrases.items()})
    taken: set[str] = set()
    headings = []
    for theme, phrases in enumerate(held):
        worth = {
            key: _worth(key, forms.total(), in_all[key], weights[theme])
            for key, forms in phrases.items()
            if key not in taken
        }
        best = _whole(min(worth, key=lambda key: (-worth[key], key), default=""), phrases, worth)
        taken.add(best)
        fallback = _two_words(weights[theme], ordinary) or f"theme {theme + 1}"
        headings.append(_heading(phrases[best], fallback, capitals))
    return headings


def _lower_case_words(texts: Sequence[str]) -> frozenset[str]:
    """List words that somebody wrote in small letters: a word nobody did may be a name."""
    return frozenset(word.casefold() for text in texts for word in words_of(text) if word.islower())


def _abbreviations(texts: Sequence[str]) -> frozenset[str]:
    """List the known abbreviations; one that is a word too, where most write it in capitals."""
    written = Counter(word for text in texts for word in words_of(text))
    meant = {word for word in ALSO_WORDS if written[word.upper()] > written[word]}
    return ABBREVIATIONS - ALSO_WORDS | meant


def _phrases(text: str, ordinary: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each phrase that could be a heading, cleaned and as it was written."""
    for clause in _BREAK.split(text):
        words = words_of(clause)
        bare = [clean(word).replace("'", "") for word in words]
        content = content_words(clause)
        for start in range(len(words)):
            if not (_starts_well(bare, start, content) and _is_ordinary(words[start], ordinary)):
                continue
            for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
                if not _is_ordinary(words[end - 1], ordinary):
                    break
                if (
                    _ends_well(bare, end, content)
                    and _stands_alone(bare, start, end)
                    and _says_something(bare[start:end], content)
                ):
                    yield " ".join(bare[start:end]), " ".join(words[start:end])


def _starts_well(bare: list[str], start: int, content: set[str]) -> bool:
    if DENIALS.intersection(bare[max(0, start - 3) : start]) or bare[start] in WEAK:
        return False
    return bare[start] in content or bare[start] in DENIALS or bare[start] in GOOD_STARTS


def _ends_well(bare: list[str], end: int, content: set[str]) -> bool:
    last = bare[end - 1]
    if last in PARTICLES:
        return bare[end - 2].endswith("ed") and bare[end - 2] not in WEAK
    if last in OBJECTS:
        return bare[end - 2] in content and bool(DENIALS.intersection(bare[:end]))
    followed = end < len(bare) and bare[end] in PARTICLES and last.endswith("ed")
    return last in content and last not in WEAK and not followed


def _stands_alone(bare: list[str], start: int, end: int) -> bool:
    """Tell whether a phrase that states something begins with what it is said of."""
    in_a_place = PREPOSITIONS.intersection(bare[max(0, start - 2) : start])
    return not (in_a_place and STATEMENTS.intersection(bare[start:end]))


def _says_something(phrase: list[str], content: set[str]) -> bool:
    """Tell a heading from weak words side by side, such as “good thing” or “not stop”."""
    telling = content - WEAK - THIN - DENIALS
    # A weak word between others is a sentence cut short, unless it is denied: “not feel safe”.
    loose = WEAK.intersection(phrase) and DENIALS.isdisjoint(phrase)
    return not (loose or " ".join(phrase) in NO_HEADINGS or telling.isdisjoint(phrase))


def _is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    """Tell a word from a name: somebody wrote it small, or it is capitals throughout (EHCP)."""
    return word.casefold() in ordinary or (word.isupper() and len(word) > 1)


def _worth(key: str, n_here: int, n_all: int, weights: dict[str, float]) -> float:
    words = key.split()
    meaning = sum(weights.get(word, 0.0) for word in set(words)) / len(words) ** 0.5
    values = 1.5 if any(word in VALUES or word in DENIALS for word in words) else 1.0
    # What one person wrote is their own; what two wrote alike begins to be a theme.
    return float(meaning * np.log2(n_here + 0.4) * (n_here / n_all) ** 0.5 * values)


def _two_words(weights: dict[str, float], ordinary: frozenset[str]) -> str:
    telling = ordinary - WEAK - THIN
    return " and ".join([word for word in weights if word in telling][:2])


def _whole(best: str, phrases: dict[str, Counter[str]], worth: dict[str, float]) -> str:
    """Take the longer phrase where nearly all who said the short one said it: “no phone call”."""
    longer = [
        key
        for key in worth
        if f" {best} " in f" {key} " and phrases[key].total() > 0.7 * phrases[best].total() > 1
    ]
    return min(longer, key=lambda key: (-phrases[key].total(), -len(key), key), default=best)


def _heading(forms: Counter[str], fallback: str, capitals: frozenset[str]) -> str:
    written = min(forms, key=lambda form: (-forms[form], form.swapcase()), default=fallback)
    cased = " ".join(
        word.upper() if word.casefold() in capitals else word for word in written.split()
    )
    return (cased[0].upper() + cased[1:]).replace("'", "’")
