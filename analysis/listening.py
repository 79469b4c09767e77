"""What the comments of each theme say, each comment counted once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis.grammar import listed_as
from analysis.keywords import stop_words
from analysis.phrases import Phrase, clauses_of, phrases_of
from analysis.types import Integers
from analysis.wordlists import DENIALS, NO_HEADINGS, THIN, WEAK

Meaning = tuple[frozenset[str], tuple[str, ...]]
"""What a phrase speaks of, and the words that limit it."""


@dataclass(slots=True)
class Said:
    """Which comments of one theme say what: words by their roots, and phrases."""

    comments: set[int] = field(default_factory=set)
    roots: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    phrases: defaultdict[Phrase, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def n_comments(self) -> int:
        """Count the comments, as one at the least."""
        return max(1, len(self.comments))

    def meanings(self) -> dict[Meaning, list[Phrase]]:
        """Put phrases of one meaning together: “kind staff”, “staff were kind”."""
        together: defaultdict[Meaning, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            together[phrase.roots, phrase.limits].append(phrase)
        return together


def listen(
    texts: Sequence[str], labels: Integers, comments: Integers, ordinary: frozenset[str]
) -> list[Said]:
    """Note what each theme says, and what of it could be a heading.

    Parameters
    ----------
    texts : sequence of str
        Excerpts, as they were written.
    labels : ndarray of shape (n_texts,), dtype=int64
        Theme of each, from 0; negative for none.
    comments : ndarray of shape (n_texts,), dtype=int64
        The comment each comes from.
    ordinary : frozenset of str
        Words that somebody wrote in small letters: others may be names.

    Returns
    -------
    said : list of Said
        One for each theme.

    Examples
    --------
    >>> import numpy as np
    >>> texts, both = ["kind staff", "not kind"], np.arange(2)
    >>> said = listen(texts, np.zeros(2, dtype=int), both, frozenset({"kind", "staff"}))[0]
    >>> said.roots["kind"], said.roots["!kind"]
    ({0}, {1})
    """
    said = [Said() for _ in range(int(labels.max(initial=-1)) + 1)]
    for text, label, comment in zip(texts, labels.tolist(), comments.tolist(), strict=True):
        if label < 0:
            continue
        here = said[label]
        here.comments.add(comment)
        for clause in clauses_of(text):
            for root in clause.roots:
                here.roots[root].add(comment)
            for phrase in phrases_of(clause):
                if _says_something(phrase) and _names_nobody(phrase, ordinary):
                    here.phrases[phrase].add(comment)
    return said


def _says_something(phrase: Phrase) -> bool:
    """Tell a heading from weak words side by side, such as “good thing” or “not stop”."""
    telling = any(len(word) > 2 and word not in _idle() for word in phrase.bare)
    return bool(phrase.roots) and telling and " ".join(phrase.bare) not in NO_HEADINGS


@cache
def _idle() -> frozenset[str]:
    return stop_words() | WEAK | THIN | DENIALS | listed_as("says_little")


def _names_nobody(phrase: Phrase, ordinary: frozenset[str]) -> bool:
    """Tell words from names: somebody wrote each small, or it is capitals throughout (EHCP)."""
    return all(
        (word.casefold() in ordinary or (word.isupper() and len(word) > 1))
        and not word.casefold().endswith(("'s", "’s"))
        for word in phrase.written.split()
    )
