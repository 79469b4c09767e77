"""What people's decisions teach: untaught, plain supervision, and ours on the same few labels.

Run `python -m bench.teaching`. The comments are not in this repository: where they are absent the
bench says so and stops.
"""

import csv
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np

from analysis.pipeline import find_themes
from analysis.teaching import Decision
from analysis.types import Floats, Integers
from analysis.vectors import load_static_words, unit

_FILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "nhs_v6_one.csv"
_COMMENTS = 300
_REVEALED = (25, 50, 100)
_SEEDS = range(20)  # settings were chosen on 100 to 129
_AHEAD = 0.02


def main() -> int:
    """Print a table of scores, or say that there is nothing to measure on."""
    if not _FILE.is_file():
        sys.stdout.write(f"Not measured: the labelled comments ({_FILE.name}) are absent.\n")
        return 0
    with _FILE.open(newline="", encoding="utf-8") as lines:
        rows = [(row["text"], row["label"]) for row in csv.DictReader(lines)]
    sys.stdout.write(f"AMI on the untouched of {_COMMENTS} comments, {len(_SEEDS)} paired seeds\n")
    for revealed in _REVEALED:
        scores = np.array([_scores(rows, revealed, seed) for seed in _SEEDS])
        untaught, classifier, ours = scores.T
        best = np.maximum(untaught, classifier)
        sys.stdout.write(
            f"{revealed} decisions: untaught {untaught.mean():.3f}, supervised "
            f"{classifier.mean():.3f}, ours {ours.mean():.3f}; ahead by {_AHEAD} of untaught in "
            f"{_share(ours, untaught)}, of supervised in {_share(ours, classifier)}, of both in "
            f"{_share(ours, best)}; of both by anything in {(ours > best).mean():.0%}\n"
        )
        sys.stdout.flush()
    return 0


def _share(ours: Floats, theirs: Floats) -> str:
    return f"{(ours >= theirs + _AHEAD).mean():.0%}"


def _scores(rows: Sequence[tuple[str, str]], revealed: int, seed: int) -> tuple[float, ...]:
    from sklearn.metrics import adjusted_mutual_info_score

    drawn = Random(seed).sample(rows, _COMMENTS)  # noqa: S311
    texts, labels = [text for text, _ in drawn], np.array([label for _, label in drawn])
    order = np.random.default_rng([seed, 7]).permutation(_COMMENTS)
    told, rest = np.sort(order[:revealed]), np.sort(order[revealed:])
    decisions = [Decision("is", (int(i),), theme=str(labels[i])) for i in told]
    untaught = find_themes(texts, seed=seed).comment_themes
    ours = find_themes(texts, seed=seed, decisions=decisions).comment_themes
    _, numbered = np.unique(labels, return_inverse=True)
    classes = _supervised(texts, numbered, told)
    return tuple(
        float(adjusted_mutual_info_score(labels[rest], groups[rest]))
        for groups in (untaught, classes, ours)
    )


def _supervised(texts: Sequence[str], labels: Integers, told: Integers) -> Integers:
    """Classify by word counts beside static vectors, taught by the told labels alone."""
    from scipy.sparse import csr_array, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    counts = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    static = load_static_words()
    if static is not None:
        pieces = static.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        means = [static.table[text.ids].mean(axis=0) for text in pieces]
        counts = hstack([counts, csr_array(unit(np.array(means)))]).tocsr()
    with warnings.catch_warnings():  # few examples of many labels are what is measured here
        warnings.filterwarnings("ignore", message="The number of unique classes")
        taught = LinearSVC(random_state=0).fit(counts[told], labels[told])
    return np.asarray(taught.predict(counts), dtype=np.int64)


if __name__ == "__main__":
    sys.exit(main())
