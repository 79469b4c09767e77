"""How many concerns are found, and calm comments flagged; all sentences are invented."""

import csv
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from analysis.concern import find_concerns
from tests.analysis.invented import (
    HALVES,
    calm,
    concerning,
    many,
    more,
    voices,
    wide,
    written_later,
)

REAL = Path("../shared/data/nhs_v6_all.csv")
EXAMPLES = Path("feedback/areas/hertfordshire/example/comments.csv")
LEAST_RECALL = {"development": 0.98, "held_out": 0.98}
# One held-out sentence is found by a misspelling its writer remembered: see 0012-concerns.md.
LEAST_WIDE_RECALL = {"development": 0.98, "held_out": 0.89}


def flagged(texts: Iterable[str]) -> int:
    return sum(bool(find_concerns(text)) for text in texts)


@pytest.mark.parametrize("half", HALVES)
def test_what_is_said_outright_is_found(half: str, capsys):
    pairs = concerning(half)
    found, false = flagged(text for text, _ in pairs), flagged(calm(half))
    kind = sum(kind in {c.kind for c in find_concerns(text)} for text, kind in pairs)
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern, {half}: recall {found}/{len(pairs)}, right kind {kind}, "
            f"precision {found}/{found + false}\n"
        )
    assert len(pairs) >= 40
    assert found / len(pairs) >= LEAST_RECALL[half]
    assert found / (found + false) >= 0.93
    assert kind / len(pairs) >= 0.85


def test_what_was_missed_before_is_found_now():
    concerning_later, calm_later = written_later("later")
    assert flagged(concerning_later) / len(concerning_later) >= 0.98
    assert flagged(calm_later) / len(calm_later) <= 0.15


def test_what_the_rules_were_widened_on_is_found():
    worrying, ordinary = more()
    assert flagged(worrying) / len(worrying) >= 0.98
    assert flagged(ordinary) / len(ordinary) <= 0.08


def test_hints_are_found_less_often_and_people_must_read(capsys):
    # These were never tuned on. The figure is here so that nobody trusts the words alone.
    hints, calm_unseen = written_later("unseen")
    found, false = flagged(hints), flagged(calm_unseen)
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern, hints never tuned on: recall {found}/{len(hints)}, "
            f"false {false}/{len(calm_unseen)}\n"
        )
    assert found / len(hints) >= 0.8
    assert false / len(calm_unseen) <= 0.1


@pytest.mark.parametrize("half", HALVES)
def test_what_families_write_in_many_ways_is_found(half: str, capsys):
    worrying, ordinary = wide(half)
    found, false = flagged(worrying), flagged(ordinary)
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern, wide {half}: recall {found}/{len(worrying)}, "
            f"false {false}/{len(ordinary)}\n"
        )
    assert found / len(worrying) >= LEAST_WIDE_RECALL[half]
    assert half == "held_out" or false / len(ordinary) <= 0.08


def test_few_ordinary_sentences_are_marked(capsys):
    """The limit is for all of them: of those made to sound like a concern more are, 8 of 66."""
    ordinary = [*calm("development"), *calm("held_out"), *voices("counted")[1]]
    ordinary += [text for half in HALVES for text in wide(half)[1]]
    ordinary += [text for when in ("later", "unseen") for text in written_later(when)[1]]
    false = flagged(ordinary)
    with capsys.disabled():
        sys.stdout.write(f"\nconcern, ordinary: {false} of {len(ordinary)} marked\n")
    assert len(ordinary) >= 300
    assert false / len(ordinary) <= 0.08


def test_what_many_voices_say_is_found_more_often_than_patterns_alone_find_it(capsys):
    # Patterns alone found 67 of these 190, and with pairs of worrying words 89.
    worrying, ordinary = voices("counted")
    found, false = flagged(worrying), flagged(ordinary)
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern, many voices: recall {found}/{len(worrying)}, "
            f"false {false}/{len(ordinary)}\n"
        )
    assert found / len(worrying) >= 0.78
    assert false / len(ordinary) <= 0.1


def test_comments_kept_for_counting_are_found_and_near_twins_flagged_less_often(capsys):
    # A third of these ordinary ones were written as twins of concerning ones, so more are flagged
    # than anywhere else: 33 of 100 of the first 695 were, before weights were learnt from such.
    worrying, ordinary = many("counted")
    found, false = flagged(worrying), flagged(ordinary)
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern, two thousand: recall {found}/{len(worrying)}, "
            f"false {false}/{len(ordinary)}\n"
        )
    assert found / len(worrying) >= 0.8
    assert false / len(ordinary) <= 0.24


def test_concerns_by_another_hand_are_found():
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {row["submission"]: [row["good"], row["better"], row["one_thing"]] for row in rows}
    held = [row["submission"] for row in rows if row["state"] == "held"]
    assert len(held) >= 5
    assert [one for one in held if not any(map(find_concerns, words[one]))] == []
    others = [text for one in words if one not in held for text in words[one] if text]
    assert flagged(others) / len(others) < 0.1


def test_real_comments_are_seldom_flagged(capsys):
    if not REAL.exists():
        with capsys.disabled():
            sys.stdout.write(f"\nno real comments at {REAL}: false flags not measured\n")
        return
    with REAL.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)][::8]
    find_concerns("one call to read the lists")
    started = time.process_time()
    count = flagged(texts)
    each = (time.process_time() - started) / len(texts)
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern, real: {count} of {len(texts)} flagged, {1000 * each:.2f} ms each\n"
        )
    assert count / len(texts) < 0.03
