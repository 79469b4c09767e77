"""One sample each: what ours and the peers make of the same comments with the same seed."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis import find_themes
from analysis.keywords import find_keywords
from analysis.measures import bcubed, compare_groupings, how_stable
from analysis.text import clean
from analysis.types import Integers, ThemeSet
from analysis.vectors import load_static_words, represent
from bench import labelled, methods
from bench.intrusion import Stranger, ask, ask_alike, class_tfidf
from bench.jobs import Jobs

OURS = "ours, number unknown"
OURS_ON_THEIRS = "ours on the peers’ vectors, number unknown"
BERTOPIC = "BERTopic, outliers reassigned"
BERTOPIC_OUTLIERS = "BERTopic, outliers left out"
BERTOPIC_ON_OURS = "BERTopic on our vectors, outliers reassigned"
UMAP_KMEANS = "UMAP and k-means, told the number"
NMF, LDA = "NMF, told the number", "LDA, told the number"
CEILING = "supervised, taught by all other labels"

Row = dict[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one method grouped one sample."""

    comments: str
    size: int
    seed: int
    method: str
    ami: float
    groups: int
    placed: float
    seconds: float


class Round:
    """One sample of one set."""

    def __init__(self, title: str, name: str, size: int, seed: int, jobs: Jobs) -> None:
        self.title, self.size, self.seed, self.name, self.jobs = title, size, seed, name, jobs
        self.texts, self.labels = labelled.draw(name, size, seed)
        self.n_labels = len(set(self.labels))
        vectors = methods.static_means(self.texts)
        self.bertopic = jobs.add("bertopic", self.texts, vectors, seed)
        self.umap = jobs.add("umap_kmeans", self.texts, vectors, seed, self.n_labels)
        cleaned = [clean(text) for text in self.texts]
        on_ours = represent(cleaned, len(cleaned), static=load_static_words())
        self.on_ours = jobs.add("bertopic", self.texts, on_ours, seed)
        self.found: ThemeSet | None = None

    def score(self, *, has_peers: bool) -> list[Score]:
        """Score every method on this sample."""
        start = time.process_time()
        self.found = find_themes(self.texts, seed=self.seed)
        scores = [self._one(OURS, self.found.comment_themes, time.process_time() - start)]
        start = time.process_time()
        plain = find_themes(self.texts, seed=self.seed, vectors=methods.static_means)
        scores.append(self._one(OURS_ON_THEIRS, plain.comment_themes, time.process_time() - start))
        for method, group in ((NMF, methods.nmf), (LDA, methods.lda)):
            start = time.process_time()
            groups = group(self.texts, self.n_labels, self.seed)
            scores.append(self._one(method, groups, time.process_time() - start))
        start = time.process_time()
        classes = methods.ceiling(self.texts, labelled.rows_of(self.name))
        scores.append(self._one(CEILING, classes, time.process_time() - start))
        return scores + (self._peers() if has_peers else [])

    def _peers(self) -> list[Score]:
        parts = (
            (BERTOPIC, self.bertopic, "all_placed"),
            (BERTOPIC_OUTLIERS, self.bertopic, "topics"),
            (BERTOPIC_ON_OURS, self.on_ours, "all_placed"),
            (UMAP_KMEANS, self.umap, "topics"),
        )
        return [
            self._one(method, self.jobs.groups(job, part), self.jobs.figure(job, "seconds"))
            for method, job, part in parts
        ]

    def _one(self, method: str, groups: Integers, seconds: float) -> Score:
        held = groups >= 0
        ami = compare_groupings(self.labels, groups.tolist()).ami
        n_groups = len(np.unique(groups[held]))
        placed = float(held.mean())
        return Score(self.title, self.size, self.seed, method, ami, n_groups, placed, seconds)


class Steadiness:
    """Whether two parts of 80% of 200 comments are grouped alike."""

    def __init__(self, title: str, name: str, seed: int, jobs: Jobs) -> None:
        self.title, self.seed, self.jobs = title, seed, jobs
        self.texts, _ = labelled.draw(name, 200, seed)
        self._job_of: dict[tuple[str, ...], int] = {}
        how_stable(self._send, self.texts, seed=seed)

    def score(self, *, has_peers: bool) -> list[Row]:
        """Score ours and BERTopic on the same two parts."""

        def ours(part: Sequence[str]) -> Integers:
            return find_themes(part, seed=self.seed).comment_themes

        def on_theirs(part: Sequence[str]) -> Integers:
            found = find_themes(part, seed=self.seed, vectors=methods.static_means)
            return found.comment_themes

        agreement = {
            OURS: how_stable(ours, self.texts, seed=self.seed).agreement,
            OURS_ON_THEIRS: how_stable(on_theirs, self.texts, seed=self.seed).agreement,
        }
        if has_peers:
            for method, part in ((BERTOPIC, "all_placed"), (BERTOPIC_OUTLIERS, "topics")):
                agreement[method] = self._peer(part)
        return [
            {"comments": self.title, "seed": self.seed, "method": method, "ari": ari}
            for method, ari in agreement.items()
        ]

    def _send(self, part: Sequence[str]) -> Integers:
        vectors = methods.static_means(part)
        self._job_of[tuple(part)] = self.jobs.add("bertopic", part, vectors, self.seed)
        return np.zeros(len(part), dtype=np.int64)

    def _peer(self, which: str) -> float:
        def groups(part: Sequence[str]) -> Integers:
            topics = self.jobs.groups(self._job_of[tuple(part)], which)
            # Left out is one group here: -1 would mean that nothing was said.
            return np.where(topics < 0, topics.max() + 1, topics)

        return how_stable(groups, self.texts, seed=self.seed).agreement


class Several:
    """Comments that people gave several labels: by their ideas, whole, and by BERTopic.

    Ours is handed the peers' vectors here: what its own know of care was learnt from some of these
    labels.
    """

    def __init__(self, seed: int, jobs: Jobs) -> None:
        self.seed, self.jobs = seed, jobs
        self.texts, joined = labelled.draw(labelled.SEVERAL_LABELS, 300, seed)
        self.labels = [set(label.split("|")) for label in joined]
        self.job = jobs.add("bertopic", self.texts, methods.static_means(self.texts), seed)

    def score(self, *, has_peers: bool) -> list[Row]:
        """Score each by extended BCubed."""
        found = find_themes(self.texts, seed=self.seed, vectors=methods.static_means)
        whole = [{theme} - {-1, -2} for theme in found.comment_themes.tolist()]
        ideas: list[set[int]] = [set() for _ in self.texts]
        for excerpt, theme in zip(found.excerpts, found.excerpt_themes.tolist(), strict=True):
            ideas[excerpt.comment] |= {theme} - {-2}
        groupings = {"ours, by idea": ideas, "ours, whole comments": whole}
        if has_peers:
            topics = self.jobs.groups(self.job, "all_placed").tolist()
            groupings[BERTOPIC] = [{topic} - {-1} for topic in topics]
        rows: list[Row] = []
        for method, groups in groupings.items():
            told = bcubed(groups, self.labels)
            figures = {"precision": told.precision, "recall": told.recall, "f1": told.f1}
            rows.append({"seed": self.seed, "method": method, **figures})
        return rows


class Intrusion:
    """Word intrusion in the themes of all rounds, by one who read none of their comments."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.rounds = rounds
        drawn = {text for one in rounds for text in one.texts}
        names = (labelled.EVERY_ROW, "polis.csv", "polis_bowling.csv")
        comments = dict.fromkeys(text for name in names for text, _ in labelled.rows_of(name))
        self.stranger = Stranger([text for text in comments if text not in drawn])

    def ask(self, *, has_peers: bool) -> list[Row]:
        """Count, for each set and method, how often the intruder is found."""
        told: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for one in self.rounds:
            if one.found is None:
                continue
            words = {
                "ours": [[word for word, _ in theme.words] for theme in one.found.themes],
                "our themes, words as BERTopic chooses them": class_tfidf(
                    one.texts, one.found.comment_themes
                ),
                "people’s labels, words as BERTopic chooses them": class_tfidf(
                    one.texts, np.unique(one.labels, return_inverse=True)[1]
                ),
            }
            if has_peers:
                words["BERTopic (c-TF-IDF)"] = one.jobs.words(one.bertopic)
                words["BERTopic (c-TF-IDF), stop words removed"] = one.jobs.words(
                    one.bertopic, "words_without_stops"
                )
            for method, themes in words.items():
                told[one.title, method].append(ask(self.stranger, themes, seed=one.seed))
            labels = np.unique(one.labels, return_inverse=True)[1]
            same = {"our themes": one.found.comment_themes, "people’s labels": labels}
            for of, groups in same.items():
                ours, theirs, asked = self._alike(one, groups)
                told[one.title, f"same intruder, {of}: our words"].append((ours, asked))
                told[one.title, f"same intruder, {of}: words as BERTopic chooses them"].append(
                    (theirs, asked)
                )
        return [
            {
                "comments": title,
                "method": method,
                "right": sum(right for right, _ in counts),
                "asked": sum(asked for _, asked in counts),
            }
            for (title, method), counts in told.items()
        ]

    def _alike(self, one: Round, groups: Integers) -> tuple[int, int, int]:
        """Choose words for the same groups in both ways, and ask about the same intruders."""
        inside = np.flatnonzero(groups >= 0)
        texts = [one.texts[i] for i in inside]
        kept = np.unique(groups[inside], return_inverse=True)[1]
        ours = [[word for word, _ in words] for words in find_keywords(texts, kept)]
        return ask_alike(self.stranger, ours, class_tfidf(texts, kept), seed=one.seed)
