"""Agreed themes carried to another month. All comments are invented."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import FITS_NOTHING, NON_ANSWER, find_themes
from analysis.carrying import (
    Agreed,
    AgreedTheme,
    agreed_from,
    as_agreed,
    carry_themes,
    remember,
)
from analysis.carrying.agreed import comment_texts
from analysis.carrying.carry import carry_themes_with
from analysis.carrying.describing import describe
from analysis.hearing import hear
from tests.support.corpora import NON_ANSWERS, PLANTED, planted

TEXTS, THEMES = planted(25, seed=2)
NEXT, NEXT_THEMES = planted(25, seed=7)
NAMES = list(PLANTED)
KNOWN = {name: [t for t, own in zip(TEXTS, THEMES, strict=True) if own == name] for name in NAMES}
FOOD = [
    f"{food} at lunch {was} {why}."
    for food in ("The food", "Her school dinner", "The canteen meal", "His packed lunch")
    for was in ("was cold", "made him sick", "had no taste")
    for why in ("again", "and he ate nothing", "all week")
]


@pytest.fixture(scope="module")
def month():
    return find_themes(TEXTS)


@pytest.fixture(scope="module")
def carried(month):
    return carry_themes(month, NEXT)


def named(carried):
    return [carried.themes[i].name if i >= 0 else None for i in carried.comment_themes.tolist()]


def test_comments_go_to_the_themes_people_agreed():
    carried = carry_themes(KNOWN, NEXT)
    assert [theme.name for theme in carried.themes] == NAMES
    right = [name == own for name, own in zip(named(carried), NEXT_THEMES, strict=True)]
    assert np.mean(right) > 0.95


def test_word_counts_alone_carry_too():
    carried = carry_themes_with(None, as_agreed(KNOWN), NEXT)
    assert carried.method == "word counts"
    right = [name == own for name, own in zip(named(carried), NEXT_THEMES, strict=True)]
    assert np.mean(right) > 0.9


def test_a_month_of_themes_is_all_that_is_needed(month, carried):
    assert [t.name for t in carried.themes][: len(month.themes)] == [t.name for t in month.themes]
    assert [theme.index for theme in carried.themes] == list(range(len(carried.themes)))


def test_the_same_words_stay_where_they_were(month):
    again = carry_themes(month, [*TEXTS, *NON_ANSWERS])
    assert (again.comment_themes[: len(TEXTS)] == month.comment_themes).all()
    assert set(again.comment_themes[len(TEXTS) :]) == {NON_ANSWER}
    shouted = carry_themes(month, [f" {text.upper()}" for text in TEXTS])
    assert (shouted.comment_themes == month.comment_themes).all()


def test_who_else_wrote_moves_no_comment_between_agreed_themes(month, carried):
    alone = carry_themes(month, NEXT[:7])
    assert (alone.comment_themes == carried.comment_themes[:7]).all()
    assert np.allclose(alone.certainty, carried.certainty[: len(alone.certainty)])


def test_another_seed_moves_no_comment(month, carried):
    other = carry_themes(month, NEXT, seed=9)
    assert (other.comment_themes == carried.comment_themes).all()


def test_the_order_of_comments_and_of_examples_changes_nothing(carried, month):
    order = np.random.default_rng(5).permutation(len(NEXT))
    known = agreed_from(month)
    turned = Agreed(
        tuple(AgreedTheme(t.name, t.examples[::-1], t.id) for t in known.themes), known.others[::-1]
    )
    shuffled = carry_themes(turned, [NEXT[i] for i in order])
    assert (shuffled.comment_themes == carried.comment_themes[order]).all()
    assert [theme.words for theme in shuffled.themes] == [theme.words for theme in carried.themes]


def test_every_comment_and_excerpt_has_a_place_that_adds_up(carried):
    n_themes = len(carried.themes)
    assert set(carried.comment_themes) <= {FITS_NOTHING, *range(n_themes)}
    assert len(carried.excerpts) == len(carried.excerpt_themes) == len(carried.certainty)
    assert ((carried.certainty >= 0) & (carried.certainty <= 1)).all()
    pairs = zip(carried.excerpts, carried.excerpt_themes.tolist(), strict=True)
    held = {(excerpt.comment, theme) for excerpt, theme in pairs}
    assert set(enumerate(carried.comment_themes.tolist())) <= held
    for theme in carried.themes:
        assert theme.excerpts == tuple(np.flatnonzero(carried.excerpt_themes == theme.index))
        assert set(theme.quotes) <= set(theme.excerpts)


def test_a_theme_nobody_spoke_of_keeps_its_number():
    texts = [t for t, own in zip(NEXT, NEXT_THEMES, strict=True) if own != "transport"]
    carried = carry_themes(KNOWN, texts)
    quiet = carried.themes[NAMES.index("transport")]
    assert (quiet.name, quiet.excerpts, quiet.quotes) == ("transport", (), ())
    assert NAMES.index("transport") not in carried.comment_themes


def test_a_theme_nobody_knew_is_proposed_after_those_agreed():
    carried = carry_themes(KNOWN, [*NEXT, *FOOD])
    assert len(carried.themes) == len(NAMES) + 1
    new = carried.comment_themes == len(NAMES)
    assert new[len(NEXT) :].mean() > 0.9
    assert not new[: len(NEXT)].any()
    assert carried.themes[-1].name not in NAMES
    assert carried.themes[-1].quotes


def test_a_new_theme_never_takes_the_name_of_another():
    heard = hear(["kind staff", "so kind", "late taxi", "late bus"])
    labels = np.array([0 if "kind" in idea else 1 for idea in heard.ideas])
    draft = describe(heard, labels, np.ones(4), np.eye(4), names=["Kindness"], n_themes=2)[1].name
    taken = describe(heard, labels, np.ones(4), np.eye(4), names=[draft], n_themes=2)
    assert [theme.name for theme in taken] == [draft, f"{draft} (2)"]


def test_nothing_new_is_proposed_where_nothing_is_new(month, carried):
    assert len(carried.themes) == len(month.themes)
    assert len(carry_themes(KNOWN, NEXT).themes) == len(NAMES)


def test_a_new_theme_is_no_longer_new_the_month_after():
    first = carry_themes(KNOWN, [*NEXT, *FOOD[::2]])
    later = carry_themes(remember(KNOWN, first), FOOD[1::2])
    assert len(later.themes) == len(first.themes) == len(NAMES) + 1
    assert (later.comment_themes == len(NAMES)).mean() > 0.9


def test_remembering_keeps_a_quiet_theme_known():
    quiet = carry_themes(KNOWN, FOOD[:2])
    later = carry_themes(remember(KNOWN, quiet), NEXT)
    right = [name == own for name, own in zip(named(later), NEXT_THEMES, strict=True)]
    assert np.mean(right) > 0.9


def test_last_months_comments_in_no_theme_are_not_new():
    agreed = Agreed(as_agreed(KNOWN).themes, tuple(FOOD))
    carried = carry_themes(agreed, [*NEXT, *FOOD])
    assert set(carried.comment_themes[len(NEXT) :]) == {FITS_NOTHING}


def test_words_agreed_in_two_themes_follow_the_more_frequent():
    known = {"Praise": ["good", "Good", "kind"], "Food": ["good", "tasty lunch"]}
    carried = carry_themes(known, ["Good"])
    assert carried.comment_themes.tolist() == [0]
    assert carried.certainty.tolist() == pytest.approx([2 / 3])


def test_a_name_without_examples_draws_what_it_names():
    carried = carry_themes([AgreedTheme("Waiting times"), AgreedTheme("School transport")], NEXT)
    said = {own: set() for own in NAMES}
    for own, theme in zip(NEXT_THEMES, carried.comment_themes.tolist(), strict=True):
        said[own].add(theme)
    assert 0 in said["waiting"]
    assert 1 in said["transport"]


def test_ids_and_better_names_stay_with_their_theme(month):
    agreed = agreed_from(month, names={0: "What people called it"})
    assert agreed.themes[0].name == "What people called it"
    assert [theme.id for theme in agreed.themes] == list(range(len(month.themes)))
    assert carry_themes(agreed, NEXT).themes[0].name == "What people called it"


def test_comments_are_put_together_again_as_they_were():
    texts = ["They were kind.  But we waited two years!\nNobody rang us back.", "n/a", "So kind"]
    found = find_themes(texts)
    again = comment_texts(found)
    assert list(again) == [0, 2]
    assert again[2] == "So kind"
    assert again[0].split() == texts[0].split()


@pytest.mark.parametrize(
    "agreed",
    [{}, [], Agreed(()), {"": []}, find_themes(TEXTS[:5]), find_themes([])],
)
def test_with_nothing_agreed_nothing_is_carried(agreed):
    carried = carry_themes(agreed, NEXT[:5])
    assert carried.too_few
    assert set(carried.comment_themes) == {FITS_NOTHING}
    assert carried.certainty.tolist() == [0] * len(carried.excerpts)


@pytest.mark.parametrize("texts", [[], [""], ["n/a"] * 9, ["The taxi was late"] * 1000])
def test_any_month_can_be_carried_to(texts):
    carried = carry_themes(KNOWN, texts)
    assert len(carried.comment_themes) == len(texts)
    assert [theme.name for theme in carried.themes][: len(NAMES)] == NAMES


def test_one_theme_does_not_swallow_a_month():
    carried = carry_themes({"waiting": KNOWN["waiting"]}, [*NEXT, *FOOD])
    taken = np.array(NEXT_THEMES)[carried.comment_themes[: len(NEXT)] == 0]
    assert (taken == "waiting").mean() > 0.7
    assert (carried.comment_themes[len(NEXT) :] == 0).mean() < 0.2


def test_thousands_of_examples_leave_no_theme_out():
    random = np.random.default_rng(0)
    many = [f"{text} Row {i}" for i, text in enumerate(random.choice(TEXTS, 2_000).tolist())]
    known = {"many": many, "food": FOOD[:2]}
    carried = carry_themes(known, [FOOD[4], many[3]])
    assert carried.comment_themes.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("agreed", "texts"),
    [
        (KNOWN, "one long string"),
        (KNOWN, ["words", None]),
        ("agreed", ["words"]),
        (["waiting"], ["words"]),
        ({"waiting": "one string"}, ["words"]),
        ([AgreedTheme("waiting", "one string")], ["words"]),
        ([AgreedTheme("waiting", (None,))], ["words"]),
    ],
)
def test_anything_but_themes_and_comments_is_refused(agreed, texts):
    with pytest.raises(TypeError, match=r"string|must be"):
        carry_themes(agreed, texts)


def test_given_vectors_are_used():
    def vectors(texts):
        return np.eye(3)[[len(text) % 3 for text in texts]] + 0.01

    assert carry_themes(KNOWN, NEXT, vectors=vectors).method == "given vectors"


@settings(max_examples=15, deadline=None)
@given(
    st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=30), max_size=4), max_size=4),
    st.lists(st.text(max_size=30), max_size=6),
)
def test_whatever_is_written_is_carried(known, texts):
    carried = carry_themes(known, texts)
    assert len(carried.comment_themes) == len(texts)
    assert len(carried.themes) >= len(known)
    assert np.isfinite(carried.certainty).all()
