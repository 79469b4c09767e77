"""The short form of the rules, which a phone follows, measured against the server's answer.

All sentences are invented. None of those counted here was learnt from, and which of them are missed
was not read. When a figure moves, move its floor.
"""

import csv
import json
import re
import sys
from pathlib import Path

import pytest

from analysis.concern import find_concerns
from analysis.concern.short import may_mean_danger, short_rules, short_weights, ways
from tests.analysis.concern_lessons import ordinary_examples
from tests.analysis.invented import concerning, wide, written_later

FRESH = Path(__file__).parent / "sentences" / "concern_fresh.csv"


def fresh() -> list[str]:
    with FRESH.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines)]


def unread() -> list[str]:
    """Sentences that nobody wrote a rule from, concerning and ordinary."""
    both = (*wide("held_out"), *written_later("unseen"))
    return [*fresh(), *(text for texts in both for text in texts)]


def compared(texts: list[str]) -> tuple[int, int, int, int]:
    """Found by the server, of those also here; left by the server, of those found here."""
    answers = [(bool(find_concerns(text)), may_mean_danger(text)) for text in texts]
    here = [phone for server, phone in answers if server]
    false = [phone for server, phone in answers if not server]
    return sum(here), len(here), sum(false), len(false)


def test_a_phone_finds_most_of_what_the_server_finds(capsys):
    found, of, false, left = compared(unread())
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern on a phone, unread: {found} of {of} that the server finds, "
            f"{false} of {left} besides\n"
        )
    assert of + left == 524
    assert found / of >= 0.86
    assert false / left <= 0.2


def test_a_phone_shows_little_more_on_ordinary_comments(capsys):
    found, of, false, left = compared(ordinary_examples("held_out"))
    with capsys.disabled():
        sys.stdout.write(
            f"\nconcern on a phone, examples: {found} of {of} that the server finds, "
            f"{false} of {left} besides\n"
        )
    assert false / left <= 0.1


def test_what_is_said_outright_is_found_on_a_phone():
    texts = [text for text, _ in concerning("development")]
    missed = [text for text in texts if not may_mean_danger(text)]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize("text", ["", " ", ".", "…", "ok", "👍", "Mum.\n\nDad!"])
def test_next_to_nothing_is_no_danger(text):
    assert not may_mean_danger(text)


def test_each_rule_sent_to_phones_is_still_a_rule():
    # A rule that was changed has another name: python -m tests.analysis.learn_help_words.
    named = {name for name in short_weights() if name.startswith(("pattern:", "saying:"))}
    assert len(named) > 50
    assert named == set(ways(frozenset(named)).written)


def test_every_fragment_that_a_rule_names_is_sent_with_it():
    sent = json.dumps(short_rules())
    named = set(re.findall(r"(?<!\(\?)<([a-z_]+)>", sent))
    assert named
    assert named <= set(short_rules()["fragments"])
