"""Score aspects and feelings on real labelled comments, or learn them again.

`python -m bench.aspects` measures; `python -m bench.aspects --write` remakes the coefficients.
The comments are not in this repository: where they are absent, it says so and stops.
"""

import csv
import sys

import numpy as np
from numpy.typing import NDArray

from analysis.aspects.feelings import SURE, Asked, turned
from analysis.aspects.learnt import LEARNT_FILE, Learnt
from analysis.nonanswers import is_non_answer
from analysis.types import Floats
from analysis.vectors import StaticWords, load_static_words
from bench.aspects_learning import NEITHER, SENTIMENT, Examples, Yes, are_here, learn, read, written
from bench.coding import COMMENTS, calibration_error, say

_FOLDS, _SEED = 5, 1


def main(arguments: list[str]) -> int:
    """Measure, or write the file, or say that there is nothing to learn from."""
    static = load_static_words()
    if static is None or not are_here():
        say("Not learnt: the labelled comments or the static vectors are absent.")
        return 0
    examples = read()
    if "--write" in arguments:
        LEARNT_FILE.write_text(written(learn(examples, static)), encoding="utf-8")
        say(f"Learnt from {len(examples.texts):,} comments: {LEARNT_FILE.name}")
        return 0
    measure(examples, static)
    return 0


def measure(examples: Examples, static: StaticWords) -> None:
    """Print scores over folds, and from each Trust to the other."""
    folds = np.random.default_rng(_SEED).integers(0, _FOLDS, len(examples.texts))
    say(f"{len(examples.texts):,} different answers, {_FOLDS} folds of seed {_SEED}")
    likely, given = _held_out(examples, folds, static)
    _print(examples, likely, given)
    trusts = np.array(examples.trusts)
    for trust in sorted(set(trusts)):
        elsewhere = (trusts != trust).astype(int)
        learnt = learn(examples.only(elsewhere == 0), static)
        others = examples.only(elsewhere == 1)
        likely = learnt.probabilities(others.texts, static)
        say(f"\ntaught by {trust}, scored on {len(others.texts):,} answers of the other")
        _print(others, likely, likely >= learnt.thresholds)
        _every_row(trust, learnt, static)


def _held_out(
    examples: Examples, folds: NDArray[np.int64], static: StaticWords
) -> tuple[Floats, Yes]:
    likely = np.zeros(examples.said.shape)
    given = np.zeros(examples.said.shape, dtype=bool)
    for fold in range(_FOLDS):
        learnt = learn(examples.only(folds != fold), static)
        held = folds == fold
        likely[held] = learnt.probabilities(examples.only(held).texts, static)
        given[held] = likely[held] >= learnt.thresholds
    return likely, given


def _print(examples: Examples, likely: Floats, given: Yes) -> None:
    """Print aspects (F1 where the mapping speaks), then complaints (balanced accuracy)."""
    said, known = examples.said[:, :-1], examples.known[:, :-1]
    sure, chosen = likely[:, :-1], given[:, :-1]
    labelled = np.repeat(known.any(axis=1, keepdims=True), known.shape[1], axis=1)
    for how, counted in (
        ("where the mapping speaks", known),
        ("everything else counted as no", labelled),
    ):
        each = _f1(said & counted, chosen & counted, axis=0)
        micro = float(_f1(said & counted, chosen & counted, axis=None))
        of_all = calibration_error(sure[counted], said[counted])
        of_given = calibration_error(sure[counted & chosen], said[counted & chosen])
        say(
            f"aspects, {how}: micro-F1 {micro:.3f}, macro-F1 {each.mean():.3f}, "
            f"calibration error {of_all:.3f}, of those given {of_given:.3f}"
        )
        pairs = zip(examples.names, each, said.sum(axis=0), strict=False)
        say("  " + ", ".join(f"{name} {one:.2f} ({count:,})" for name, one, count in pairs))
    felt = examples.known[:, -1]
    _print_feeling("answers", likely[felt, -1], examples.said[felt, -1])


def _f1(said: Yes, chosen: Yes, axis: int | None) -> Floats:
    both = (said & chosen).sum(axis=axis)
    return np.asarray(2 * both / np.maximum(1, said.sum(axis=axis) + chosen.sum(axis=axis)))


def _print_feeling(which: str, likely: Floats, complains: Yes) -> None:
    right = (likely > 0.5) == complains
    sure = np.maximum(likely, 1 - likely) >= SURE
    # Praise and complaint weigh the same, as the probabilities say they do.
    weigh = np.where(complains, 1 / complains.sum(), 1 / (~complains).sum())
    balanced, of_sure = (
        (np.mean(right[rows & complains]) + np.mean(right[rows & ~complains])) / 2
        for rows in (likely >= 0, sure)
    )
    bins = np.minimum((likely * 15).astype(int), 14)
    gaps = [abs((weigh * (likely - complains))[bins == one].sum()) for one in range(15)]
    say(
        f"complaint or praise, {which}: balanced accuracy {balanced:.3f} of {len(likely):,}, "
        f"of the {sure.mean():.0%} that are sure {of_sure:.3f}, calibration error "
        f"{sum(gaps) / weigh.sum():.3f}"
    )


def _every_row(trust: str, learnt: Learnt, static: StaticWords) -> None:
    """Score every row with a feeling, non-answers too; then those as the question turns them."""
    with COMMENTS.open(newline="", encoding="utf-8") as lines:
        rows = [
            row
            for row in csv.DictReader(lines)
            if row["Trust"] != trust and row[SENTIMENT] and float(row[SENTIMENT]) != NEITHER
        ]
    complains = np.array([float(row[SENTIMENT]) > NEITHER for row in rows])
    likely = learnt.probabilities([row["text"] for row in rows], static)[:, -1]
    _print_feeling("every row", likely, complains)
    questions = [_question(row["FFT question"]) for row in rows]
    pairs = zip(likely, questions, strict=True)
    turned_ones = np.array([float(turned(one, question)) for one, question in pairs])
    answers = np.array([not is_non_answer(row["text"]) for row in rows])
    _print_feeling("answers, told the question", turned_ones[answers], complains[answers])
    for place, row in enumerate(rows):
        if is_non_answer(row["text"]):
            question = row["FFT question"].casefold()
            likely[place] = 1.0 if "good" in question else 0.0
    _print_feeling("every row, “nothing” read by its question", likely, complains)


def _question(asked: str) -> Asked:
    plain = asked.casefold()
    if "good" in plain:
        return "good"
    return "better" if "better" in plain or "improve" in plain else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
