"""Teach by one NHS Trust and score on the other: praise or complaint, and non-answers.

Run with `python -m bench.trusts`. The comments are not in this repository: where they are absent,
the bench says so and stops.
"""

import csv
import sys
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from analysis import Coder
from analysis.nonanswers import is_non_answer
from bench.coding import COMMENTS, say

Row = dict[str, str]
Yes = NDArray[np.bool_]

_SENTIMENT = "sentiment_1_very_positive_to_5"
_NEITHER = 3


def main() -> int:
    """Print how far what one Trust teaches holds at the other."""
    if not COMMENTS.is_file():
        say(f"Not measured: the labelled comments ({COMMENTS.name}) are absent.")
        return 0
    with COMMENTS.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    felt = [row for row in rows if row[_SENTIMENT] and float(row[_SENTIMENT]) != _NEITHER]
    for trust in sorted({row["Trust"] for row in rows}):
        _feelings(trust, *_split(felt, trust))
        _non_answers(trust, *_split(rows, trust))
    return 0


def _split(rows: list[Row], trust: str) -> tuple[list[Row], list[Row]]:
    return [row for row in rows if row["Trust"] == trust], [
        row for row in rows if row["Trust"] != trust
    ]


def _feelings(trust: str, taught: list[Row], others: list[Row]) -> None:
    """Complaint where it is likelier than complaints were among what was taught."""
    labels = [{"complaint"} if _complains(row) else {"praise"} for row in taught]
    coder = Coder().fit([row["text"] for row in taught], labels)
    certainty = coder.predict_certainty([row["text"] for row in others])
    likely = certainty[:, coder.labels_.index("complaint")]
    said = likely > np.mean([_complains(row) for row in taught])
    say(f"\npraise or complaint, taught by {trust}: {_balanced(said, others)}")
    asked: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(others):
        asked[" ".join(row["FFT question"].split())].append(place)
    for question, places in asked.items():
        here = _balanced(said[places], [others[place] for place in places])
        say(f"  asked “{question[:40]}”: {here}")


def _complains(row: Row) -> bool:
    return float(row[_SENTIMENT]) > _NEITHER


def _balanced(said: Yes, rows: list[Row]) -> str:
    true = np.array([_complains(row) for row in rows])
    complaints, praises = said[true].mean(), (~said[~true]).mean()
    balanced = (complaints + praises) / 2
    return (
        f"balanced accuracy {balanced:.3f} (complaints found {complaints:.3f} of {true.sum():,}, "
        f"praise {praises:.3f} of {(~true).sum():,})"
    )


def _non_answers(trust: str, taught: list[Row], others: list[Row]) -> None:
    labels = [{"non-answer"} if _is_none(row) else set() for row in taught]
    coder = Coder().fit([row["text"] for row in taught], labels)
    coded = coder.predict_certainty([row["text"] for row in others])[:, 0] > 0.5
    by_list = np.array([is_non_answer(row["text"]) for row in others])
    true = np.array([_is_none(row) for row in others])
    blank = np.mean([not row["text"].strip() for row in others if _is_none(row)])
    say(f"non-answers, taught by {trust} ({true.sum():,} at the other, {blank:.0%} of them blank)")
    for method, said in (("the coder", coded), ("our word list, untaught", by_list)):
        right = (said & true).sum()
        say(f"  {method}: precision {right / said.sum():.3f}, recall {right / true.sum():.3f}")


def _is_none(row: Row) -> bool:
    return row["no_label"] == "not possible"


if __name__ == "__main__":
    sys.exit(main())
