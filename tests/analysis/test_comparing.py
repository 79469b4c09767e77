"""What became of themes from one month to the next. All comments are invented."""

import numpy as np
import pytest

from analysis import compare_months
from analysis.carrying import Merge, carry_themes
from analysis.carrying.shapes import find_merges, find_splits, look
from analysis.vectors import unit
from tests.support.corpora import PLANTED, planted

TEXTS, THEMES = planted(30, seed=3)
NEXT, NEXT_THEMES = planted(30, seed=8)
NAMES = list(PLANTED)
KNOWN = {name: [t for t, own in zip(TEXTS, THEMES, strict=True) if own == name] for name in NAMES}


@pytest.fixture(scope="module")
def last_month():
    return carry_themes(KNOWN, TEXTS)


@pytest.fixture(scope="module")
def month(last_month):
    return carry_themes(last_month, NEXT)


@pytest.fixture(scope="module")
def steady(last_month, month):
    return compare_months(last_month, month)


def kinds(changes):
    return {change.name: change.kind for change in changes.themes}


def but(name, kept):
    left = iter(range(kept))
    pairs = zip(NEXT, NEXT_THEMES, strict=True)
    return [text for text, own in pairs if own != name or next(left, None) is not None]


def test_a_month_like_the_last_is_steady(steady):
    assert kinds(steady) == dict.fromkeys(NAMES, "steady")
    assert [change.theme for change in steady.themes] == [0, 1, 2, 3]
    assert not steady.splits
    assert not steady.merges


def test_shares_add_up(steady):
    changes = steady
    assert sum(change.share_before for change in changes.themes) == pytest.approx(1)
    assert sum(change.share_after for change in changes.themes) == pytest.approx(1)
    assert sum(change.before for change in changes.themes) == len(TEXTS)


def test_what_is_said_less_shrank_and_what_nobody_says_is_quiet(last_month):
    fewer = compare_months(last_month, carry_themes(last_month, but("waiting", 4)))
    assert kinds(fewer)["waiting"] == "shrank"
    none = compare_months(last_month, carry_themes(last_month, but("waiting", 0)))
    assert kinds(none)["waiting"] == "quiet"
    assert kinds(none)["transport"] == "steady"


def test_what_is_said_more_grew(last_month):
    fewer = [text for text in TEXTS if text not in KNOWN["plan"][9:]]
    before = carry_themes(KNOWN, fewer)
    assert kinds(compare_months(before, last_month))["plan"] == "grew"


def test_what_nobody_knew_is_new():
    three = {name: examples for name, examples in KNOWN.items() if name != "speech"}
    before = carry_themes(three, [t for t, own in zip(TEXTS, THEMES, strict=True) if own in three])
    changes = compare_months(before, carry_themes(before, NEXT))
    assert len(changes.themes) == 4
    (new,) = [change for change in changes.themes if change.kind == "new"]
    assert new.theme == 3
    assert (new.before, new.share_before) == (0, 0)
    assert new.after > 20


def test_a_theme_that_speaks_of_something_else_has_drifted():
    taxis = [f"The taxi came late {when}" for when in ("again", "today", "often", "on Monday")]
    buses = [f"The bus broke down {when}" for when in ("twice", "again", "on Friday", "in March")]
    known = {"Transport": [*taxis * 3, *buses * 3], "Kindness": ["so kind", "kind staff"]}
    before = carry_themes(known, taxis * 3)
    after = carry_themes(known, buses * 3)
    transport = compare_months(before, after).themes[0]
    assert transport.drifted
    assert "bus" in transport.said_more
    assert "taxi" in transport.said_less
    assert not compare_months(before, before).themes[0].drifted


def spread(*sizes):
    """Points around as many directions, with a little noise that is always the same."""
    middles = np.repeat(np.eye(len(sizes)), sizes, axis=0)
    return unit(middles + np.random.default_rng(0).normal(0, 0.05, middles.shape))


def test_a_theme_that_came_apart_is_shown_with_its_parts():
    old, new = look(spread(20, 1, 20)), look(spread(20, 20, 20))
    old_themes, new_themes = np.repeat([0, 1], [21, 20]), np.repeat([0, 1], [40, 20])
    texts = ["late taxi"] * 20 + ["broken bus"] * 20 + ["kind staff"] * 20
    (split,) = find_splits(texts, new_themes, new, old_themes, old)
    assert split.theme == 0
    assert split.sizes == (20, 20)
    assert {words[0] for words in split.words} <= {"late", "taxi", "broken", "bus"}
    assert find_splits(texts, new_themes, new, new_themes, new) == ()


def test_themes_that_came_together_are_shown():
    old, new = look(spread(20, 20, 20)), look(spread(40, 20, 1)[:60])
    themes = np.repeat([0, 1, 2], 20)
    assert find_merges(themes, new, themes, old) == (Merge((0, 1)),)
    assert find_merges(themes, new, themes, new) == ()


def test_a_month_that_was_not_carried_is_refused(last_month):
    other = carry_themes({"waiting": KNOWN["waiting"]}, NEXT[:5])
    with pytest.raises(ValueError, match="carry_themes first"):
        compare_months(last_month, other)


@pytest.mark.parametrize("texts", [[], ["n/a"], ["The taxi was late"]])
def test_any_two_months_can_be_compared(last_month, texts):
    changes = compare_months(last_month, carry_themes(last_month, texts))
    assert len(changes.themes) == len(NAMES)
    empty = carry_themes({}, texts)
    assert compare_months(empty, empty).themes == ()


def test_the_same_seed_says_the_same(last_month, month, steady):
    assert compare_months(last_month, month) == steady
