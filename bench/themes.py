"""How well themes are found in real labelled comments, beside methods that are told how many.

Run `python -m bench.themes`. The comments are not in this repository: where they are absent the
bench says so and stops.
"""

import sys
import time

import numpy as np

from bench import labelled, methods

_SIZES = (200, 300, 500)
_SAMPLES = 5

_METHODS: dict[str, methods.Grouping] = {
    "ours, number unknown": methods.ours,
    "ours by word counts alone, number unknown": methods.ours_by_counts,
    "TF-IDF and k-means, told the number": methods.counts_kmeans,
    "NMF, told the number": methods.nmf,
}


def main() -> int:
    """Print a table of scores, or say that there is nothing to measure on."""
    if not labelled.are_here():
        sys.stdout.write("Not measured: the labelled comments are absent.\n")
        return 0
    sys.stdout.write(f"AMI and seconds of processor, mean of {_SAMPLES} samples\n")
    for title, name in labelled.ONE_LABEL.items():
        for size in _SIZES:
            for method, group in _METHODS.items():
                scores, seconds, found = _measure(group, name, size)
                sys.stdout.write(
                    f"{title}, {size}: {method}: {scores:.3f}, {seconds:.2f} s, "
                    f"{found:.1f} groups\n"
                )
    return 0


def _measure(group: methods.Grouping, name: str, size: int) -> tuple[float, float, float]:
    from sklearn.metrics import adjusted_mutual_info_score

    results = []
    for seed in range(_SAMPLES):
        texts, labels = labelled.draw(name, size, seed)
        start = time.process_time()
        groups = group(texts, len(set(labels)), seed)
        seconds = time.process_time() - start
        n_groups = len(np.unique(groups[groups >= 0]))
        results.append((adjusted_mutual_info_score(labels, groups), seconds, n_groups))
    score, seconds, found = np.mean(results, axis=0)
    return float(score), float(seconds), float(found)


if __name__ == "__main__":
    sys.exit(main())
