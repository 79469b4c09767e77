"""Concerns measured on sentences nobody wrote rules from; every one of them is invented.

The first time 92 of 150 were found and 21 of 150 ordinary ones marked; since sentences are weighed,
120 and 25; since patterns are weighed too, 130 and 16. The floors leave a few to spare. When a
figure moves, move its floor: never read which were missed.
"""

import csv
from pathlib import Path

import pytest

from analysis import find_concerns

_FRESH = Path(__file__).parent / "sentences" / "concern_fresh.csv"


@pytest.fixture(scope="module")
def marked():
    """For `yes` and for `no`, whether each sentence was marked. Which ones, nobody is told."""
    with _FRESH.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        concern: [bool(find_concerns(row["text"])) for row in rows if row["concern"] == concern]
        for concern in ("yes", "no")
    }


def test_every_sentence_is_there_to_be_measured(marked):
    assert {concern: len(marks) for concern, marks in marked.items()} == {"yes": 150, "no": 150}


def test_most_fresh_concerns_are_found(marked):
    found = sum(marked["yes"])
    assert found / 150 >= 0.85, f"{found} of 150 concerns found"


def test_few_fresh_ordinary_sentences_are_marked(marked):
    wrong = sum(marked["no"])
    assert wrong / 150 <= 0.12, f"{wrong} of 150 ordinary sentences marked"
