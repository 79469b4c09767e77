"""Learn concern_weights.csv anew: `python -m tests.analysis.learn_concern_weights`.

Needs the static word vectors, the real comments next to the project and the invented sentences. It
never reads a half that is kept for measuring: sentences marked “counted”, and every held-out half.
"""

import csv
import math
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from analysis.concern import find_concerns
from analysis.concern.signs import find_signs
from analysis.concern.spelling import read
from analysis.concern.weighing import FEWEST_WORDS, SENTENCE, words_of
from analysis.encoders.static import load_static
from analysis.vectors import load_static_words
from tests.analysis.invented import calm, concerning, half_of, more, voices, wide, written_later

WEIGHTS = Path("analysis/words/concern_weights.csv")
REAL = Path("../shared/data/nhs_v6_all.csv")
EXAMPLES = Path("feedback/areas/hertfordshire/example/comments.csv")
SHARE_OF_WORDS, SHARE_OF_MEANING, SHARE_OF_SIGNS = 0.08, 2.0, 0.5
SEED, N_REAL = 0, 2500
FLAGGED = 0.06  # of the ordinary comments that no pattern flags
START = "# How much each word, pair of words, sign and pair of signs adds; 0 or less is ordinary.\n"
SOURCE = (
    "# Learnt from invented sentences and, as ordinary ones, from patient feedback: repository\n"
    "# CDU-data-science-team/pxtextmining at ba6c0a2 (MIT, NHS England), and the directions of\n"
    "# the static word vectors of the wordllama package (MIT). No comment can be read from it.\n"
)


def sentences(text: str) -> list[str]:
    """Cut a comment as it is cut when it is weighed."""
    found = [match.strip().lower() for match in SENTENCE.findall(read(text).meant)]
    return [sentence for sentence in found if len(sentence.split()) >= FEWEST_WORDS]


def ordinary_examples(half: str) -> list[str]:
    """Example comments that nobody held back."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["state"] != "held"]
    words = [row[key] for row in rows for key in ("good", "better", "one_thing") if row[key]]
    return [text for text in words if half_of(text) == half]


def real_comments() -> list[str]:
    """A sample of real patient comments, nearly all of them ordinary."""
    with REAL.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    chosen = np.random.default_rng(SEED).permutation(len(texts))[:N_REAL]
    return [texts[place] for place in sorted(chosen)]


def lessons() -> tuple[list[str], NDArray[np.int64], NDArray[np.float64]]:
    """Give sentences, whether each worries, and how much it counts."""
    read_concerning, read_calm = voices("read")
    worrying = [text for text, _ in concerning("development")] + read_concerning
    worrying += wide("development")[0] + more()[0] + written_later("later")[0]
    plain = calm("development") + wide("development")[1] + more()[1] + written_later("later")[1]
    plain += read_calm
    lots = (
        ([read(text).meant.lower() for text in worrying], 1, 1.0),
        ([part for text in plain for part in sentences(text)], 0, 1.5),
        ([part for text in ordinary_examples("development") for part in sentences(text)], 0, 1.0),
        ([part for text in real_comments() for part in sentences(text)], 0, 0.25),
    )
    texts = [text for lot, _, _ in lots for text in lot]
    worries = np.array([answer for lot, answer, _ in lots for _ in lot])
    return texts, worries, np.array([weight for lot, _, weight in lots for _ in lot])


def learn() -> dict[str, float]:
    """Learn all weights; `start` is set so that few ordinary comments are flagged."""
    import scipy.sparse as sp
    from sklearn.linear_model import LogisticRegression

    texts, worries, counts = lessons()
    words, signs = [words_of(text) for text in texts], [find_signs(text) for text in texts]
    in_words = Counter(word for found, _ in words for word in found)
    known = sorted(word for word, times in in_words.items() if times >= (3 if " " in word else 2))
    seen = sorted(name for name, times in Counter(s for f in signs for s in f).items() if times > 1)
    rare = {word: math.log((1 + len(texts)) / (1 + in_words[word])) for word in known}
    names = [*(f"word:{word}" for word in known), *(f"sign:{sign}" for sign in seen)]
    place = {name: at for at, name in enumerate(names)}
    vocabulary = sorted({word for word in in_words if " " not in word} | set(whole_words()))
    meaning = dict(zip(vocabulary, load_static()(vocabulary), strict=True))
    rows = sp.lil_matrix((len(texts), len(place)))
    dense = np.zeros((len(texts), 256))
    for at, ((found, each), marks) in enumerate(zip(words, signs, strict=True)):
        for word in found & rare.keys():
            rows[at, place[f"word:{word}"]] = SHARE_OF_WORDS * 4 * rare[word] * each
        for sign in marks & set(seen):
            rows[at, place[f"sign:{sign}"]] = SHARE_OF_SIGNS
        # In order: a sum of numbers with a point depends on the order.
        single = sorted(word for word in found if " " not in word)
        dense[at] = sum((meaning[word] for word in single), np.zeros(256)) * each
    scale = SHARE_OF_MEANING / typical_length()
    line = LogisticRegression(C=1.0, max_iter=3000)
    line.fit(sp.hstack([rows.tocsr(), sp.csr_matrix(dense * scale)]).tocsr(), worries, counts)
    slopes = line.coef_[0]
    learnt = {f"word:{w}": float(meaning[w] @ slopes[len(place) :]) * scale for w in vocabulary}
    for word in known:
        more_weight = SHARE_OF_WORDS * 4 * rare[word] * slopes[place[f"word:{word}"]]
        learnt[f"word:{word}"] = learnt.get(f"word:{word}", 0.0) + more_weight
    learnt |= {f"sign:{sign}": SHARE_OF_SIGNS * slopes[place[f"sign:{sign}"]] for sign in seen}
    kept = {name: round(weight, 2) for name, weight in sorted(learnt.items()) if abs(weight) > 0.02}
    return {"start": allowed(kept)} | kept


def whole_words() -> list[str]:
    """Words that the static vectors know whole, so that words nobody used here count too."""
    static = load_static_words()
    pieces = static.tokenizer.get_vocab() if static else {}
    return [piece[1:] for piece in pieces if re.fullmatch("▁[a-z]{3,}", piece)]


def typical_length() -> float:
    """How long a piece's vector is, in the middle."""
    static = load_static_words()
    return float(np.linalg.norm(static.table, axis=1).mean()) if static else 1.0


def allowed(kept: dict[str, float]) -> float:
    """Find the start at which `FLAGGED` of the ordinary comments kept for this are flagged."""
    texts = [*voices("counted")[1], *ordinary_examples("held_out")]
    heaviest = sorted(
        max((weigh_with(kept, part) for part in sentences(text)), default=-9.0)
        for text in texts
        if not find_concerns(text)
    )
    return -round(heaviest[-1 - int(FLAGGED * len(heaviest))], 2)


def weigh_with(kept: dict[str, float], sentence: str) -> float:
    """Weigh a sentence with weights that are not written yet."""
    found, each = words_of(sentence)
    of_signs = sum(kept.get(f"sign:{sign}", 0.0) for sign in find_signs(sentence))
    return each * sum(kept.get(f"word:{word}", 0.0) for word in found) + of_signs


if __name__ == "__main__":
    WEIGHTS.write_text("start,-99\n", encoding="utf-8")  # so that only patterns flag meanwhile
    with threadpool_limits(limits=1):
        learnt_weights = learn()
    lines = [f"{name},{weight}\n" for name, weight in learnt_weights.items()]
    WEIGHTS.write_text(START + SOURCE + "".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} weights, start {learnt_weights['start']}\n")
