"""Find which topics a text mentions, by the words a taxonomy gives each."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.aspects.codes import Suggested
from analysis.redact.vocabulary import is_ordinary
from analysis.text import clean

# How likely a mention is to be right, as measured: docs/decisions/0017-aspects.md
_PHRASE, _NAME, _WORD = 0.55, 0.5, 0.4
_SHORT = 3  # letters: “OT” and “AR” count only in capitals
_ENDINGS = r"(?:'?s|s')?"

Pattern = tuple[str, re.Pattern[str], bool]
"""The letters, how they stand among others, and whether their capitals count."""


class Mentions:
    """Words by topic, ready to be found.

    Parameters
    ----------
    topics : mapping of str to sequence of str
        The id of each topic, and the words and phrases people use for it. A name in capitals
        that is short or spells an ordinary word (“OT”, “SPACE”) is found in capitals alone.

    Examples
    --------
    >>> found = Mentions({"travel": ["taxi", "school bus"], "therapy": ["OT"]})
    >>> [(one.id, one.words) for one in found.of("Two taxis came late, not the school bus.")]
    [('travel', ('school bus', 'taxi'))]
    """

    def __init__(self, topics: Mapping[str, Sequence[str]]) -> None:
        holders: dict[str, set[str]] = defaultdict(set)
        for topic, words in topics.items():
            for word in words:
                if clean(word):
                    holders[" ".join(word.split())].add(topic)
        self._holders = {word: sorted(holders[word]) for word in sorted(holders)}
        self._patterns = {word: _pattern(word) for word in self._holders}

    def of(self, text: str) -> tuple[Suggested, ...]:
        """List the topics that a text mentions, the likeliest first.

        Parameters
        ----------
        text : str
            As it was written.

        Returns
        -------
        suggested : tuple of Suggested
            The certainty grows with each further word, and is shared where a word has several
            topics.
        """
        plain, shown = clean(text), " ".join(text.split())
        words: dict[str, list[str]] = defaultdict(list)
        doubt: dict[str, float] = defaultdict(lambda: 1.0)
        for word, (letters, pattern, capitals) in self._patterns.items():
            read = shown if capitals else plain
            if letters in read and pattern.search(read):  # the first half is quick
                for topic in self._holders[word]:
                    words[topic].append(word)
                    doubt[topic] *= 1 - _certainty(word) / len(self._holders[word])
        found = [
            Suggested(topic, round(1 - doubt[topic], 4), tuple(words[topic])) for topic in words
        ]
        return tuple(sorted(found, key=lambda one: (-one.certainty, one.id)))


def _pattern(word: str) -> Pattern:
    spelt = word[1:] != word[1:].casefold()  # capitals inside: “OT”, “SPACE”, “HAPpy”
    capitals = spelt and (len(word) <= _SHORT or is_ordinary(word.casefold()))
    letters = word if capitals else clean(word)
    return letters, re.compile(rf"(?<!\w){re.escape(letters)}{_ENDINGS}(?!\w)"), capitals


def _certainty(word: str) -> float:
    if " " in word:
        return _PHRASE
    return _NAME if word != word.casefold() else _WORD
