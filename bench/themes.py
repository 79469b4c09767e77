"""How well themes are found in real labelled comments, beside methods that are told how many.

Run `python -m bench.themes`. The comments are not in this repository: where they are absent the
bench says so and stops.
"""

import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import numpy as np

from analysis import find_themes
from analysis.pipeline import find_themes_with
from analysis.types import Integers

_LABELLED = Path(__file__).resolve().parents[2] / "shared" / "data"
_SETS = {"NHS comments, 23 themes": "nhs_v6_one.csv", "Polis, 14 talks": "polis.csv"}
_SIZES = (200, 300, 500)
_SAMPLES = 5

Grouping = Callable[[Sequence[str], int, int], Integers]
"""From texts, the true number of themes and a seed to a group for each."""


def main() -> int:
    """Print a table of scores, or say that there is nothing to measure on."""
    if not all((_LABELLED / name).is_file() for name in _SETS.values()):
        sys.stdout.write(f"Not measured: the labelled comments ({_LABELLED.name}) are absent.\n")
        return 0
    sys.stdout.write(f"AMI and seconds of processor, mean of {_SAMPLES} samples\n")
    for title, name in _SETS.items():
        for size in _SIZES:
            for method, group in _METHODS.items():
                scores, seconds, found = _measure(group, _LABELLED / name, size)
                sys.stdout.write(
                    f"{title}, {size}: {method}: {scores:.3f}, {seconds:.2f} s, "
                    f"{found:.1f} groups\n"
                )
    return 0


def _measure(group: Grouping, file: Path, size: int) -> tuple[float, float, float]:
    from sklearn.metrics import adjusted_mutual_info_score

    results = []
    for seed in range(_SAMPLES):
        texts, labels = _sample(file, size, seed)
        start = time.process_time()
        groups = group(texts, len(set(labels)), seed)
        seconds = time.process_time() - start
        n_groups = len(np.unique(groups[groups >= 0]))
        results.append((adjusted_mutual_info_score(labels, groups), seconds, n_groups))
    score, seconds, found = np.mean(results, axis=0)
    return float(score), float(seconds), float(found)


def _sample(file: Path, size: int, seed: int) -> tuple[list[str], list[str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        rows = [(row["text"], row["label"]) for row in csv.DictReader(lines)]
    drawn = Random(seed).sample(rows, size)  # noqa: S311
    return [text for text, _ in drawn], [label for _, label in drawn]


def _ours(texts: Sequence[str], _: int, seed: int) -> Integers:
    return find_themes(texts, seed=seed).comment_themes


def _ours_by_counts(texts: Sequence[str], _: int, seed: int) -> Integers:
    return find_themes_with(None, texts, seed=seed).comment_themes


def _counts_kmeans(texts: Sequence[str], n_themes: int, seed: int) -> Integers:
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english").fit_transform(texts)
    return np.asarray(KMeans(n_themes, n_init=5, random_state=seed).fit_predict(counts))


def _nmf(texts: Sequence[str], n_themes: int, seed: int) -> Integers:
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english").fit_transform(texts)
    topics = NMF(n_themes, init="nndsvda", max_iter=1000, random_state=seed).fit_transform(counts)
    return np.asarray(topics.argmax(axis=1))


_METHODS: dict[str, Grouping] = {
    "ours, number unknown": _ours,
    "ours by word counts alone, number unknown": _ours_by_counts,
    "TF-IDF and k-means, told the number": _counts_kmeans,
    "NMF, told the number": _nmf,
}

if __name__ == "__main__":
    sys.exit(main())
