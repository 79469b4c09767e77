"""Draft headings: short phrases that people wrote, which keep praise praise and blame blame."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

from analysis.keywords import stop_words
from analysis.listening import Said, listen
from analysis.phrases import Phrase, root_of
from analysis.text import words_of
from analysis.types import Integers
from analysis.wordlists import ABBREVIATIONS, ALSO_WORDS, DENIALS, THIN, VALUES, WEAK

_BESIDE = 8  # comments: what nobody else happens to say is not yet telling in a small month
_TOO_ALIKE = 0.6  # share of roots in common
_SECOND = 0.25  # of the worth of the first word, to stand beside it
_MOST_SAY = 0.6  # of those who say a phrase, to say a longer one
_WHOLE = 0.85  # fluency of a phrase that stands by itself
_TELLING = VALUES | DENIALS
_LOOSE = frozenset(root_of(word) for word in (stop_words() | WEAK | THIN) - DENIALS)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A phrase that could be the heading, and how well it speaks for the theme."""

    worth: float
    phrase: Phrase
    n_comments: int


def name_themes(
    texts: Sequence[str], labels: Integers, *, comments: Integers | None = None
) -> list[str]:
    """Draft a heading of 1 to 6 words for each theme, for people to better.

    A heading is taken word for word from what was said: a whole phrase that stands for what
    several comments say, and that the other themes say less. It never leaves out a “not”, “no” or
    “without”, so “not listened to” cannot become “listened to”; and it leaves out words that look
    like somebody's name unless many use them. Where no phrase is shared, one word is, or two:
    “Taxi and bus”.

    Parameters
    ----------
    texts : sequence of str
        Excerpts, as they were written, each different.
    labels : ndarray of shape (n_texts,), dtype=int64
        Theme of each, from 0; negative for none.
    comments : ndarray of shape (n_texts,), dtype=int64, optional
        The comment each comes from, so that nobody speaks twice; without it, each is its own.

    Returns
    -------
    names : list of str
        One for each theme, no two the same.

    References
    ----------
    .. [1] docs/decisions/0018-naming-themes.md: what was tried, and what this cannot do.

    Examples
    --------
    >>> texts = ["We were not listened to.", "I was not listened to", "kind staff", "Kind staff!"]
    >>> name_themes(texts, np.array([0, 0, 1, 1]))
    ['Not listened to', 'Kind staff']
    """
    comments = np.arange(len(texts)) if comments is None else comments
    written = Counter(word for text in texts for word in words_of(text))
    # A word that nobody wrote in small letters may be a name.
    ordinary = frozenset(word.casefold() for word in written if word.islower())
    capitals = _abbreviations(written)
    said = listen(texts, labels, comments, ordinary)
    everywhere: Counter[str] = Counter()
    for here in said:
        everywhere.update({root: len(them) for root, them in here.roots.items()})
    n_comments = sum(here.n_comments for here in said)
    taken: list[Phrase] = []
    names = []
    for theme, here in enumerate(said):
        weights = _weigh(here, everywhere, n_comments)
        chosen = _choose(_rank(here, weights, everywhere, least=2), taken)
        # Only where no two comments share a word that says something does one comment speak.
        chosen = chosen or _choose(_rank(here, weights, everywhere, least=1), taken)
        taken.extend(chosen[:1])
        name = " and ".join(_cased(here, phrase, ordinary, capitals) for phrase in chosen)
        name = name or f"theme {theme + 1}"
        names.append((name[0].upper() + name[1:]).replace("'", "’"))
    return names


def _weigh(here: Said, everywhere: Counter[str], n_comments: int) -> dict[str, float]:
    """Weigh each root by the share of comments here that say it, and by how few others do."""
    others = n_comments - here.n_comments + _BESIDE
    weights = {}
    for root, them in here.roots.items():
        share = len(them) / here.n_comments
        elsewhere = (everywhere[root] - len(them) + 1) / others
        if root.lstrip("!") not in _LOOSE:
            weights[root] = share * log2(1 + share / elsewhere)
    return weights


def _rank(
    here: Said, weights: dict[str, float], everywhere: Counter[str], *, least: int
) -> list[_Heading]:
    """Order what could be the heading, the best first: words that so many say at the least."""
    headings = []
    for (roots, limits), forms in here.meanings().items():
        alike = set[int]().union(*(here.phrases[form] for form in forms))
        # “More staff” is said by those who say “more staff”; “kind staff” by those too who say
        # that the staff are kind.
        near = alike if limits else alike | set.intersection(*(here.roots[root] for root in roots))
        if min(len(here.roots[root]) for root in roots) < least:
            continue
        meaning = sum(weights.get(root, 0.0) for root in roots) / len(roots) ** 0.6
        shared = log2(1 + len(near) + len(alike)) * _trust(len(near), len(alike))
        odd = 0.3 if any(everywhere[root] < 2 for root in roots) else 1.0
        for form in forms:
            usual = 1 + 0.1 * log2(len(here.phrases[form]))
            worth = meaning * shared * odd * usual * form.fluency * _value(form)
            headings.append(_Heading(worth, form, len(near)))
    return sorted(headings, key=lambda one: (-one.worth, one.phrase.bare, one.phrase.written))


def _trust(n_near: int, n_alike: int) -> float:
    """Hold back words that several say, where only one comment says them together."""
    if n_near < 2:
        return 0.1
    return 0.6 if n_alike < 2 else 1.0


def _value(phrase: Phrase) -> float:
    """Prefer a heading that says whether it was good or bad."""
    return 1.0 if _TELLING.isdisjoint(phrase.bare) else 1.3


def _choose(headings: Sequence[_Heading], taken: Sequence[Phrase]) -> list[Phrase]:
    """Take the best phrase that no other theme has; beside a single word, the next one."""
    free = [one for one in headings if not any(_too_alike(one.phrase, other) for other in taken)]
    if not free:
        return []
    first = _fuller(free)
    if len(first.phrase.bare) > 1:
        return [first.phrase]
    seconds = (
        one.phrase
        for one in free
        if len(one.phrase.bare) == 1
        and one.phrase.roots != first.phrase.roots
        and one.worth > _SECOND * first.worth
    )
    return [first.phrase, *list(seconds)[:1]]


def _fuller(headings: Sequence[_Heading]) -> _Heading:
    """Take a longer phrase where most who say the best one say that: “autism waiting list”."""
    best = headings[0]
    enough = max(2.0, _MOST_SAY * best.n_comments)
    longer = (
        one
        for one in headings
        if best.phrase.roots < one.phrase.roots
        and best.phrase.limits == one.phrase.limits
        and one.n_comments >= enough
        and one.phrase.fluency >= _WHOLE
    )
    return next(longer, best)


def _too_alike(phrase: Phrase, other: Phrase) -> bool:
    both, either = phrase.roots & other.roots, phrase.roots | other.roots
    return phrase.limits == other.limits and len(both) > _TOO_ALIKE * len(either)


def _cased(here: Said, phrase: Phrase, ordinary: frozenset[str], capitals: frozenset[str]) -> str:
    """Write a phrase as most wrote it, with capitals where letters stand for words."""
    forms = Counter(
        {form.written: len(them) for form, them in here.phrases.items() if form.bare == phrase.bare}
    )
    written = min(forms, key=lambda form: (-forms[form], form.swapcase()))
    return " ".join(
        word.upper()
        if word.casefold() in capitals or (word.isupper() and word.casefold() not in ordinary)
        else word.lower()
        for word in written.split()
    )


def _abbreviations(written: Counter[str]) -> frozenset[str]:
    """List the known abbreviations; one that is a word too, where most write it in capitals."""
    meant = {word for word in ALSO_WORDS if written[word.upper()] > written[word]}
    return ABBREVIATIONS - ALSO_WORDS | meant
