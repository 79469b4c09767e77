"""Ways to group comments, ours and those a data scientist has at hand."""

from collections.abc import Callable, Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from analysis import find_themes
from analysis.pipeline import find_themes_with
from analysis.types import Floats, Integers
from analysis.vectors import load_static_words, unit
from bench.labelled import Rows

Grouping = Callable[[Sequence[str], int, int], Integers]
"""From texts, the true number of themes and a seed to a group for each."""


def ours(texts: Sequence[str], _: int, seed: int) -> Integers:
    """Find themes as the platform does, without being told how many."""
    return find_themes(texts, seed=seed).comment_themes


def ours_by_counts(texts: Sequence[str], _: int, seed: int) -> Integers:
    """Find themes where the static vectors are absent."""
    return find_themes_with(None, texts, seed=seed).comment_themes


def counts_kmeans(texts: Sequence[str], n_themes: int, seed: int) -> Integers:
    """Group by word counts, told how many."""
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english").fit_transform(texts)
    return np.asarray(KMeans(n_themes, n_init=5, random_state=seed).fit_predict(counts))


def nmf(texts: Sequence[str], n_themes: int, seed: int) -> Integers:
    """Take each text's strongest topic of non-negative matrix factorisation, told how many."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    counts = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english").fit_transform(texts)
    topics = NMF(n_themes, init="nndsvda", max_iter=1000, random_state=seed).fit_transform(counts)
    return np.asarray(topics.argmax(axis=1))


def lda(texts: Sequence[str], n_themes: int, seed: int) -> Integers:
    """Take each text's likeliest topic of latent Dirichlet allocation, told how many."""
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    counts = CountVectorizer(min_df=2, stop_words="english").fit_transform(texts)
    topics = LatentDirichletAllocation(n_themes, max_iter=20, random_state=seed)
    return np.asarray(topics.fit_transform(counts).argmax(axis=1))


def ceiling(texts: Sequence[str], taught: Rows) -> Integers:
    """Classify by word counts beside static vectors, taught by every labelled comment but these."""
    from scipy.sparse import csr_array, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    hidden = set(texts)
    known = [(text, label) for text, label in taught if text not in hidden]
    spoken = [*(text for text, _ in known), *texts]
    counter = TfidfVectorizer(sublinear_tf=True).fit(spoken[: len(known)])
    both = hstack([counter.transform(spoken), csr_array(static_means(spoken))]).tocsr()
    _, numbers = np.unique([label for _, label in known], return_inverse=True)
    with threadpool_limits(limits=1):
        classes = LinearSVC(random_state=0).fit(both[: len(known)], numbers)
        return np.asarray(classes.predict(both[len(known) :]), dtype=np.int64)


def static_means(texts: Sequence[str]) -> Floats:
    """Average the static vectors of each text, plainly: what the peers are handed."""
    static = load_static_words()
    if static is None:
        return np.zeros((len(texts), 1))
    pieces = static.tokenizer.encode_batch(list(texts), add_special_tokens=False)
    nothing = np.zeros(static.table.shape[1])
    means = [static.table[text.ids].mean(axis=0) if text.ids else nothing for text in pieces]
    return unit(np.array(means))
