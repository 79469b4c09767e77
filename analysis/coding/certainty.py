"""From scores to probabilities, and from probabilities to a yes or no for each label."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.types import Floats

_OWN, _OTHERS, _LENGTH = 50, 2, 0.5  # how freely a label listens to its own score, others, length
_USUAL = 0.3  # measured: docs/decisions/0010-coding.md
_DECIMALS = 4  # so that the last bit of a sum never decides


@dataclass(frozen=True, slots=True)
class Calibration:
    """One logistic curve and one threshold for each label."""

    slopes: Floats
    """Shape (n_labels + 1, n_labels): scores of all labels and the length, to each label."""
    starts: Floats
    thresholds: Floats

    def probabilities(self, scores: Floats, n_words: Floats) -> Floats:
        """Say how likely each label is.

        Parameters
        ----------
        scores : ndarray of shape (n_texts, n_labels)
            Of texts that were not learnt.
        n_words : ndarray of shape (n_texts,)
            Length of each text, in words.

        Returns
        -------
        probabilities : ndarray of shape (n_texts, n_labels)
            From 0 to 1.
        """
        from scipy.special import expit

        raised = _features(scores, n_words) @ self.slopes + self.starts
        return np.asarray(np.round(expit(raised), _DECIMALS))

    def decide(self, probabilities: Floats, *, always_one: bool) -> NDArray[np.bool_]:
        """Choose the labels whose probability reaches their threshold.

        Parameters
        ----------
        probabilities : ndarray of shape (n_texts, n_labels)
            From 0 to 1.
        always_one : bool
            True to give a text that reaches no threshold the label that comes nearest to its own.

        Returns
        -------
        chosen : ndarray of shape (n_texts, n_labels), dtype=bool
        """
        chosen = probabilities >= self.thresholds
        if always_one and chosen.shape[1]:
            none = ~chosen.any(axis=1)
            nearest = (probabilities / self.thresholds).argmax(axis=1)
            chosen[none, nearest[none]] = True
        return chosen


def calibrate(left_out: Floats, n_words: Floats, has_label: NDArray[np.bool_]) -> Calibration:
    """Learn from scores of texts that were left out what a score is worth.

    Each label's curve may lean a little on the other labels' scores: labels that often come
    together raise each other. Its threshold lies half way between the one that would have served
    it best (F1) and .3, because the best of a rare label is mostly chance.

    Parameters
    ----------
    left_out : ndarray of shape (n_texts, n_labels)
        The score of each text by a coder that had not learnt it.
    n_words : ndarray of shape (n_texts,)
        Length of each text, in words.
    has_label : ndarray of shape (n_texts, n_labels), dtype=bool
        What people said.

    Returns
    -------
    calibration : Calibration

    References
    ----------
    .. [1] Platt, "Probabilistic outputs for support vector machines", 1999.

    Examples
    --------
    >>> scores = np.array([[0.9], [0.8], [0.1], [0.2]])
    >>> curve = calibrate(scores, np.full(4, 5.0), scores > 0.5)
    >>> (curve.probabilities(scores, np.full(4, 5.0))[:, 0] > 0.5).tolist()
    [True, True, False, False]
    """
    n_labels = has_label.shape[1]
    features = _features(left_out, n_words)
    slopes, starts = np.zeros((n_labels + 1, n_labels)), np.zeros(n_labels)
    for label in range(n_labels):
        slopes[:, label], starts[label] = _curve(features, has_label[:, label], label)
    unready = Calibration(slopes, starts, np.full(n_labels, _USUAL))
    probabilities = unready.probabilities(left_out, n_words)
    best = [_best_threshold(*pair) for pair in zip(probabilities.T, has_label.T, strict=True)]
    return Calibration(slopes, starts, (np.array(best) + _USUAL) / 2)


def _features(scores: Floats, n_words: Floats) -> Floats:
    return np.column_stack((scores, np.log1p(n_words)))


def _curve(features: Floats, has_label: NDArray[np.bool_], label: int) -> tuple[Floats, float]:
    """Fit one label's logistic curve: its own score counts freely, the others' hardly."""
    from sklearn.linear_model import LogisticRegression

    freedom = np.full(features.shape[1], float(_OTHERS))
    freedom[label], freedom[-1] = _OWN, _LENGTH
    if has_label.all():  # no curve can be drawn; Laplace's rule of succession
        return np.zeros(features.shape[1]), float(np.log(len(has_label) + 1))
    model = LogisticRegression(C=1.0, max_iter=1000).fit(features * freedom, has_label)
    return model.coef_[0] * freedom, float(model.intercept_[0])


def _best_threshold(probabilities: Floats, has_label: NDArray[np.bool_]) -> float:
    """Find the threshold with the best F1, half way to the next text below it."""
    order = np.argsort(-probabilities, kind="stable")
    right = np.cumsum(has_label[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + right[-1])
    last = int(f1.argmax())
    around = probabilities[order[last : last + 2]]
    return float(around.mean())
