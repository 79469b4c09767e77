"""How well the coder codes comments it has not learnt from."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.coding import Coder
from analysis.text import clean
from analysis.types import Integers

_FEWEST = 5  # different comments: so that most folds have some to learn from


@dataclass(frozen=True, slots=True)
class CodingScores:
    """How far the coder gives comments the labels that people gave them, each from 0 to 1.

    All three are NaN where there were too few labelled comments to tell.
    """

    micro_f1: float
    """Every label of every comment counts the same."""
    macro_f1: float
    """Every label counts the same, however rare."""
    exact: float
    """Share of comments with all the right labels and no other."""
    n_texts: int
    n_labels: int
    n_labels_left_out: int
    """Labels of fewer than 5 different comments: too rare to learn and be asked for."""


def code_by_folds(
    texts: Sequence[str],
    labels: Sequence[Collection[str]],
    *,
    seed: int = 0,
    n_folds: int = 5,
) -> CodingScores:
    """Code each part of the comments by what the other parts teach.

    Comments that read the same are all in one part, so that none is coded by its own copy.

    Parameters
    ----------
    texts : sequence of str, length n_texts
        As they were written; their order changes nothing.
    labels : sequence of collections of str, length n_texts
        The labels of each; those without a label of 5 different comments or more are left out.
    seed : int, default=0
        Fixes the parts.
    n_folds : int, default=5
        Parts, at least 2.

    Returns
    -------
    scores : CodingScores
        Over all comments together, each coded once.

    Raises
    ------
    ValueError
        If there is not one set of labels for each text, or `n_folds` is below 2.

    Examples
    --------
    >>> texts = [f"{how} {what}" for what in ("wait", "queue") for how in "abcde"]
    >>> scores = code_by_folds(texts, [{text.split()[1]} for text in texts])
    >>> scores.micro_f1, scores.n_labels
    (1.0, 2)
    """
    from sklearn.metrics import f1_score

    if len(texts) != len(labels) or n_folds < 2:
        raise ValueError("coding by folds needs one set of labels a text, and 2 folds or more")
    pairs = sorted(
        (clean(text), tuple(sorted(own))) for text, own in zip(texts, labels, strict=True)
    )
    spread = Counter(label for _, label in {(text, label) for text, own in pairs for label in own})
    names = sorted(label for label, count in spread.items() if count >= _FEWEST)
    kept = [(text, own) for text, own in pairs if set(own).intersection(names)]
    left_out = len(spread) - len(names)
    folds = _folds([text for text, _ in kept], seed, n_folds)
    if folds is None:
        return CodingScores(np.nan, np.nan, np.nan, len(kept), len(names), left_out)
    said = np.array([[name in own for name in names] for _, own in kept])
    given = np.zeros_like(said)
    for fold in range(n_folds):
        taught = [kept[i] for i in np.flatnonzero(folds != fold)]
        held = np.flatnonzero(folds == fold)
        coder = Coder(seed=seed).fit(
            [text for text, _ in taught], [set(own).intersection(names) for _, own in taught]
        )
        for row, own in zip(held, coder.predict([kept[i][0] for i in held]), strict=True):
            given[row] = [name in own for name in names]
    micro, macro = (
        f1_score(said, given, average=kind, zero_division=0) for kind in ("micro", "macro")
    )
    exact = float((said == given).all(axis=1).mean())
    return CodingScores(float(micro), float(macro), exact, len(kept), len(names), left_out)


def _folds(texts: Sequence[str], seed: int, n_folds: int) -> Integers | None:
    """Give each text a fold, the same one to the same words; None where there are too few."""
    different = sorted(set(texts))
    if len(different) < n_folds:
        return None
    order = np.random.default_rng(seed).permutation(len(different))
    fold_of = {different[place]: i % n_folds for i, place in enumerate(order)}
    return np.array([fold_of[text] for text in texts], dtype=np.int64)
