"""Run the peers on what they are handed: `python peer_runner.py JOBS.json VECTORS.npz OUT.json`.

This runs in the peers' own environment, so it imports nothing of this project.
"""

import importlib
import json
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

_WORDS = 10
_SHOWN = ("bertopic", "hdbscan", "umap-learn", "numba", "numpy", "scikit-learn")


def main(jobs_file: str, vectors_file: str, out_file: str) -> None:
    """Do every job in order and write what came of it, with seconds and megabytes."""
    jobs = json.loads(Path(jobs_file).read_text(encoding="utf-8"))
    vectors = np.load(vectors_file)
    start = time.perf_counter()
    # The first call compiles for half a minute or more: that is counted apart.
    _bertopic(jobs[0]["texts"], vectors[jobs[0]["vectors"]], 0)
    cold = time.perf_counter() - start
    done = []
    for job in jobs:
        start = time.process_time()
        if job["method"] == "bertopic":
            made = _bertopic(job["texts"], vectors[job["vectors"]], job["seed"])
        else:
            made = _umap_kmeans(vectors[job["vectors"]], job["n_themes"], job["seed"])
        made["seconds"] = time.process_time() - start
        made["megabytes"] = _peak_megabytes()
        done.append(made)
    versions = {name: version(name) for name in _SHOWN}
    out = {"done": done, "cold_seconds": cold, "versions": versions}
    Path(out_file).write_text(json.dumps(out), encoding="utf-8")


def _peak_megabytes() -> float:
    """Read this program's own peak: what getrusage tells counts the parent's memory too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _bertopic(texts: list[str], vectors: Any, seed: int) -> dict[str, Any]:  # noqa: ANN401
    """Find topics by BERTopic's defaults, with a seed, then put outliers with the nearest topic."""
    from sklearn.feature_extraction.text import CountVectorizer

    model = importlib.import_module("bertopic").BERTopic(umap_model=_umap(seed))
    topics, _ = model.fit_transform(texts, vectors)
    topics = [int(topic) for topic in topics]
    all_placed = topics
    if -1 in topics and max(topics) >= 0:
        all_placed = model.reduce_outliers(texts, topics, strategy="embeddings", embeddings=vectors)
    words = _words(model)
    model.update_topics(texts, vectorizer_model=CountVectorizer(stop_words="english"))
    return {
        "topics": topics,
        "all_placed": [int(topic) for topic in all_placed],
        "words": words,
        "words_without_stops": _words(model),
    }


def _words(model: Any) -> list[list[str]]:  # noqa: ANN401
    topics = [model.get_topic(topic) for topic in sorted(model.get_topics()) if topic >= 0]
    return [[word for word, _ in topic[:_WORDS] if word] for topic in topics]


def _umap_kmeans(vectors: Any, n_themes: int, seed: int) -> dict[str, Any]:  # noqa: ANN401
    from sklearn.cluster import KMeans

    points = _umap(seed).fit_transform(vectors)
    topics = KMeans(n_themes, n_init=10, random_state=seed).fit_predict(points)
    return {"topics": topics.tolist()}


def _umap(seed: int) -> Any:  # noqa: ANN401
    """BERTopic's own default, and a seed."""
    umap = importlib.import_module("umap").UMAP
    return umap(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)


if __name__ == "__main__":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs, about theirs
        main(*sys.argv[1:4])
