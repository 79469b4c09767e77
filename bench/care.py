"""Learn what comments about care are told apart by: `python -m bench.care` remakes the file.

It learns from labelled NHS comments that are in neither set the themes are measured on: what is
measured there is not what was learnt from. The comments are not in this repository.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from analysis.care import CARE_FILE, usual_shares
from analysis.pieces import mean_vectors
from analysis.text import clean
from analysis.types import Floats
from analysis.vectors import StaticWords, load_static_words, unit

_LABELLED = Path(__file__).resolve().parents[2] / "shared" / "data"
_FEWEST = 10  # comments with a label, to learn it
_PENALTY = 5.0
_KEPT = 20  # directions

_HEADER = """What comments about care differ in: first the middle, then one column a direction.
Each row is a dimension of the static vectors (wordllama l2_supercat_256).
Learnt from labelled patient feedback of two NHS Trusts, but no row of nhs_v6_one.csv:
CDU-data-science-team/pxtextmining at ba6c0a2, datasets/v6framework_230831.csv,
MIT Licence, copyright NHS England. No comment can be read from these numbers.
Remade by: python -m bench.care"""


def main() -> int:
    """Write the file, or say that there is nothing to learn from."""
    static = load_static_words()
    if static is None or not are_here():
        sys.stdout.write("Not learnt: the labelled comments or the static vectors are absent.\n")
        return 0
    texts, labels = examples()
    np.savetxt(CARE_FILE, learn(static, texts, labels), fmt="%.4g", delimiter=",", header=_HEADER)
    sys.stdout.write(f"Learnt from {len(texts)} comments: {CARE_FILE.name}\n")
    return 0


def are_here() -> bool:
    """Tell whether the labelled comments are beside the project."""
    return (_LABELLED / "nhs_v6_all.csv").is_file() and (_LABELLED / "nhs_v6_one.csv").is_file()


def examples(trust: str | None = None) -> tuple[list[str], list[set[str]]]:
    """List different labelled comments that are not measured on, and the labels of each."""
    with (_LABELLED / "nhs_v6_one.csv").open(newline="", encoding="utf-8") as lines:
        seen = {clean(row["text"]) for row in csv.DictReader(lines)}
    texts, labels = [], []
    with (_LABELLED / "nhs_v6_all.csv").open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            text, given = clean(row["text"]), {label for label in row["labels"].split("|") if label}
            if given and text not in seen and trust in (None, row["Trust"]):
                seen.add(text)
                texts.append(text)
                labels.append(given)
    return texts, labels


def learn(static: StaticWords, texts: list[str], labels: list[set[str]]) -> Floats:
    """Fit the labels (ridge regression), and keep the main directions of what that predicts.

    Rare labels count as much as common ones do for a chi-squared distance: by the root of how
    common they are. Gives the middle and the directions, side by side, (n_dimensions, 1 + kept).
    """
    shares = usual_shares(len(static.table))
    points = unit(mean_vectors(texts, static, shares))
    middle = points.mean(axis=0)
    points -= middle
    common = Counter(label for given in labels for label in given)
    kept = sorted(label for label, count in common.items() if count >= _FEWEST)
    wanted = np.array([[label in given for label in kept] for given in labels], dtype=float)
    wanted /= np.maximum(1, wanted.sum(axis=1, keepdims=True))
    share = wanted.mean(axis=0)
    penalty = _PENALTY * np.eye(points.shape[1])
    fit = np.linalg.solve(points.T @ points + penalty, points.T @ ((wanted - share) / share**0.5))
    predicted = points @ fit
    _, directions = np.linalg.eigh(predicted.T @ predicted)
    main_ones = fit @ directions[:, ::-1][:, :_KEPT]
    usual_length = float(np.sqrt((predicted**2).sum(axis=1).mean()))
    return np.column_stack([middle, main_ones / usual_length])


if __name__ == "__main__":
    sys.exit(main())
