"""What the weights of concerns are learnt from; never a half that is kept for measuring."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.concern.kinds import sayings
from analysis.concern.spelling import read
from analysis.concern.weighing import FEWEST_WORDS
from analysis.concern.weighing import sentences as places
from tests.analysis.invented import (
    calm,
    concerning,
    half_of,
    many,
    more,
    voices,
    wide,
    written_later,
)

REAL = Path("../shared/data/nhs_v6_all.csv")
EXAMPLES = Path("feedback/areas/hertfordshire/example/comments.csv")
SEED, N_REAL = 0, 2500


@dataclass(frozen=True)
class Lesson:
    """One sentence, the comment it stands in, whether that worries, and how much it counts."""

    text: str
    comment: int
    worries: bool
    counts: float


def sentences(text: str) -> list[str]:
    """Cut a comment as it is cut when it is weighed."""
    meant = read(text).meant
    plain = sayings().sub(lambda saying: " " * len(saying[0]), meant)
    found = [plain[start:end] for start, end in places(plain)]
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


def lessons() -> list[Lesson]:
    """Give every sentence that may be learnt from, in the same order each time."""
    worrying = [text for text, _ in concerning("development")] + voices("read")[0]
    worrying += wide("development")[0] + more()[0] + written_later("later")[0] + many("read")[0]
    plain = calm("development") + wide("development")[1] + more()[1] + written_later("later")[1]
    plain += voices("read")[1] + many("read")[1]
    # Example comments count most: they are the likest to what families send.
    lots = (
        (worrying, True, 1.0),
        (plain, False, 1.5),
        (ordinary_examples("development"), False, 4.0),
        (real_comments(), False, 0.25),
    )
    comments = [(text, worries, counts) for texts, worries, counts in lots for text in texts]
    return [
        Lesson(sentence, at, worries, counts)
        for at, (text, worries, counts) in enumerate(comments)
        for sentence in sentences(text)
    ]
