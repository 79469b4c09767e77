"""The coefficients that ship: how likely each aspect is, and a complaint rather than praise."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.aspects.features import see
from analysis.types import Floats
from analysis.vectors import StaticWords

LEARNT_FILE = Path(__file__).parents[1] / "words" / "aspects.csv"
COMPLAINT = "complaint"  # the one column that is not an aspect

_BLOCK = 512  # texts at a time: all rows at full length would fill the memory
_DECIMALS = 4  # so that the last bit of a sum never decides


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """One column for each name: where it is enough, where it starts, and its slopes."""

    names: tuple[str, ...]
    thresholds: Floats
    """Shape (n_names,): the probability from which a name is suggested."""
    starts: Floats
    slopes: Floats
    """Shape (n_features, n_names)."""

    def probabilities(self, texts: Sequence[str], static: StaticWords) -> Floats:
        """Say how likely each name is for each text.

        Parameters
        ----------
        texts : sequence of str, length n_texts
            As they were written.
        static : StaticWords
            Static vectors, those the coefficients were learnt with.

        Returns
        -------
        probabilities : ndarray of shape (n_texts, n_names)
            From 0 to 1; a row need not sum to 1.

        Examples
        --------
        >>> from analysis.vectors import load_static_words
        >>> learnt = load_learnt()
        >>> (likely,) = learnt.probabilities(["We waited two years"], load_static_words())
        >>> learnt.names[likely[:-1].argmax()]
        'wait'
        """
        from scipy.special import expit

        with threadpool_limits(limits=1):  # as many threads as there are could round another way
            blocks = [
                see(texts[at : at + _BLOCK], static) @ self.slopes + self.starts
                for at in range(0, len(texts), _BLOCK)
            ]
        raised = np.vstack([np.zeros((0, len(self.names))), *blocks])
        return np.asarray(np.round(expit(raised), _DECIMALS))


@cache
def load_learnt() -> Learnt:
    """Read what was learnt; `python -m bench.aspects --write` remakes the file.

    Examples
    --------
    >>> "wait" in load_learnt().names
    True
    """
    with LEARNT_FILE.open(encoding="utf-8") as lines:
        names, *numbers = [line for line in lines if not line.startswith("#")]
    table = np.loadtxt(numbers, delimiter=",")
    return Learnt(tuple(names.strip().split(",")), table[0], table[1], table[2:])
