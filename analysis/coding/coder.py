"""The coder: learns from texts that people labelled, and labels others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random
from typing import Self

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.coding.certainty import Calibration, calibrate
from analysis.coding.likeness import LearntTexts
from analysis.coding.ridge import learn
from analysis.text import clean, words_of
from analysis.types import Floats
from analysis.vectors import StaticWords, load_static_words

_MOST = 6_000  # texts learnt: time grows with their cube, memory with their square


@dataclass(frozen=True, slots=True)
class _Learnt:
    texts: LearntTexts
    weights: NDArray[np.float32]
    middle: Floats
    calibration: Calibration
    always_one: bool


class Coder:
    """Label texts as people labelled others; a text may have several labels, or none.

    A label's own name is learnt as if it were a text with that label, so it helps if the name
    says what the label means. Above 6,000 texts, it learns from 6,000 of them.

    Parameters
    ----------
    seed : int, default=0
        Fixes which texts are learnt, where there are more than 6,000.
    package : str, default="wordllama"
        The installed package whose static vectors are read. Where it is absent, texts are
        compared by words and parts of words alone.

    Attributes
    ----------
    labels_ : tuple of str
        Every label that was learnt, in alphabetical order.

    References
    ----------
    .. [1] docs/decisions/0010-coding.md: what was measured.

    Examples
    --------
    >>> texts = ["We waited a year", "The wait was long", "Kind staff", "The nurse was kind"]
    >>> coder = Coder().fit(texts, [{"Waiting"}, {"Waiting"}, {"Staff"}, {"Staff"}])
    >>> coder.labels_
    ('Staff', 'Waiting')
    >>> coder.predict(["A long wait"])
    [frozenset({'Waiting'})]
    """

    def __init__(self, *, seed: int = 0, package: str = "wordllama") -> None:
        self.seed = seed
        self.package = package
        self.labels_: tuple[str, ...] = ()
        self._learnt: _Learnt | None = None

    def fit(self, texts: Sequence[str], labels: Sequence[Collection[str]]) -> Self:
        """Learn from texts that people labelled.

        Parameters
        ----------
        texts : sequence of str, length n_texts
            As they were written; their order changes nothing.
        labels : sequence of collections of str, length n_texts
            The labels of each text. Where every text has one, so will every text that is coded.

        Returns
        -------
        coder : Coder
            Itself.

        Raises
        ------
        ValueError
            If there is no text, or not one set of labels for each, or a text's labels are a
            plain string.
        """
        _check(texts, labels)
        pairs = sorted(
            (clean(text), sorted(set(own))) for text, own in zip(texts, labels, strict=True)
        )
        if len(pairs) > _MOST:
            pairs = sorted(Random(self.seed).sample(pairs, _MOST))  # noqa: S311
        self.labels_ = tuple(sorted({label for _, own in pairs for label in own}))
        with threadpool_limits(limits=1):  # as many threads as there are could round another way
            self._learnt = _learn(pairs, self.labels_, load_static_words(self.package))
        return self

    def predict(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """Label texts.

        Parameters
        ----------
        texts : sequence of str, length n_texts
            As they were written. An empty one gets no label.

        Returns
        -------
        labels : list of frozenset of str, length n_texts

        Raises
        ------
        ValueError
            If nothing has been learnt.
        """
        learnt = self._ready()
        chosen = learnt.calibration.decide(
            self.predict_certainty(texts), always_one=learnt.always_one
        )
        return [
            frozenset(self.labels_[label] for label in np.flatnonzero(row) if text.strip())
            for text, row in zip(texts, chosen, strict=True)
        ]

    def predict_certainty(self, texts: Sequence[str]) -> Floats:
        """Say how likely each label is for each text.

        Parameters
        ----------
        texts : sequence of str, length n_texts
            As they were written.

        Returns
        -------
        certainty : ndarray of shape (n_texts, n_labels)
            Probabilities from 0 to 1, in the order of `labels_`; a row need not sum to 1, because
            a text may have several labels.

        Raises
        ------
        ValueError
            If nothing has been learnt.

        Examples
        --------
        >>> coder = Coder().fit(["late bus", "late taxi", "kind"], [{"Bus"}, {"Bus"}, {"Staff"}])
        >>> coder.predict_certainty(["a bus", "so kind"]).shape
        (2, 2)
        """
        learnt = self._ready()
        if not len(texts) or not self.labels_:
            return np.zeros((len(texts), len(self.labels_)))
        cleaned = [clean(text) for text in texts]
        with threadpool_limits(limits=1):
            scores = learnt.texts.likeness(cleaned) @ learnt.weights + learnt.middle
            return learnt.calibration.probabilities(scores, _lengths(cleaned))

    def _ready(self) -> _Learnt:
        if self._learnt is None:
            raise ValueError("this coder has learnt nothing yet: call fit first")
        return self._learnt


def _check(texts: Sequence[str], labels: Sequence[Collection[str]]) -> None:
    if not len(texts):
        raise ValueError("there must be at least one text to learn from")
    if len(texts) != len(labels):
        raise ValueError(f"{len(texts)} texts need as many sets of labels, not {len(labels)}")
    if any(isinstance(own, str) for own in labels):
        raise ValueError("each text's labels must be a set of strings, not one string")


def _learn(
    pairs: list[tuple[str, list[str]]], labels: tuple[str, ...], static: StaticWords | None
) -> _Learnt:
    texts = [text for text, _ in pairs]
    said = np.array([[label in own for label in labels] for _, own in pairs], dtype=bool)
    said = said.reshape(len(pairs), len(labels))
    named = [*texts, *map(clean, labels)]
    learnt = LearntTexts(named, static)
    has_label = np.vstack((said, np.eye(len(labels), dtype=bool)))
    weights, middle, left_out = learn(learnt.likeness(named), has_label)
    calibration = calibrate(left_out[: len(texts)], _lengths(texts), said)
    return _Learnt(learnt, weights, middle, calibration, bool(said.any(axis=1).all()))


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([len(words_of(text)) for text in texts], dtype=np.float64)
