"""People's decisions are obeyed, and teach the rest. All comments are invented."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import FITS_NOTHING, NON_ANSWER, Decision, find_themes
from tests.support.corpora import planted, same_grouping

TEXTS, PLANTED = planted(8, seed=2)
MIXED = [*TEXTS, "n/a", "N/A", "", TEXTS[0], TEXTS[1].upper(), "it is as it was"]
FEW = ["n/a", "", "The taxi was late", "the taxi was LATE", "Kind staff"]


@st.composite
def made_decisions(draw, texts):
    """Decisions that agree with a hidden answer, so that they never contradict each other."""
    hidden = draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts)))
    comment = st.integers(0, len(texts) - 1)
    decisions = []
    for one, other in draw(st.lists(st.tuples(comment, comment), min_size=1, max_size=8)):
        kind = draw(st.sampled_from(["is", "is_not", "pair", "name"]))
        theme = hidden[one]
        if kind == "pair" and one != other:
            kind = "same" if theme == hidden[other] else "different"
            decisions.append(Decision(kind, (one, other)))
        elif kind == "name":
            decisions.append(Decision(kind, (one,), theme=theme, name=f"Heading {theme}"))
        elif kind == "is_not":
            decisions.append(Decision(kind, (one,), theme=(theme + 1 + other % 3) % 4))
        else:
            decisions.append(Decision("is", (one,), theme=theme))
    return decisions


def check_obeyed(found, decisions):
    themes = found.comment_themes
    held = {}
    for decision in decisions:
        if decision.theme is not None and decision.kind != "is_not":
            held.setdefault(decision.theme, set()).update(themes[list(decision.comments)].tolist())
    assert all(len(places) == 1 and min(places) >= 0 for places in held.values())
    assert len(set.union(set(), *held.values())) == len(held)
    for decision in decisions:
        mine = themes[list(decision.comments)].tolist()
        if decision.kind == "same":
            assert len(set(mine)) == 1
            assert mine[0] >= 0
        elif decision.kind == "different":
            assert len(set(mine)) == len(mine)
            assert min(mine) >= 0
        elif decision.kind == "is_not":
            assert not set(mine) & held.get(decision.theme, set())
        elif decision.kind == "name":
            assert found.themes[mine[0]].name == decision.name


@settings(max_examples=10)
@given(made_decisions(MIXED))
def test_no_decision_is_ever_broken(decisions):
    found = find_themes(MIXED, decisions=decisions)
    check_obeyed(found, decisions)
    assert [theme.index for theme in found.themes] == list(range(len(found.themes)))
    sizes = np.bincount(found.comment_themes[found.comment_themes >= 0])
    assert (np.diff(sizes) <= 0).all()
    for theme in found.themes:
        assert theme.excerpts == tuple(np.flatnonzero(found.excerpt_themes == theme.index))
    assert ((found.certainty >= 0) & (found.certainty <= 1)).all()


@settings(max_examples=40)
@given(made_decisions(FEW))
def test_no_decision_is_broken_when_comments_are_few(decisions):
    found = find_themes(FEW, decisions=decisions)
    check_obeyed(found, decisions)
    assert found.too_few


@settings(max_examples=4)
@given(made_decisions(MIXED), st.randoms(use_true_random=False))
def test_the_order_of_comments_changes_nothing(decisions, random):
    order = list(range(len(MIXED)))
    random.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    moved = [
        Decision(d.kind, tuple(place[i] for i in d.comments), d.theme, d.name) for d in decisions
    ]
    found = find_themes(MIXED, decisions=decisions)
    shuffled = find_themes([MIXED[i] for i in order], decisions=moved)
    assert (shuffled.comment_themes == found.comment_themes[order]).all()
    assert [theme.name for theme in shuffled.themes] == [theme.name for theme in found.themes]


def test_no_decisions_change_nothing():
    untaught, taught = find_themes(TEXTS), find_themes(TEXTS, decisions=[])
    assert untaught.themes == taught.themes
    assert (untaught.comment_themes == taught.comment_themes).all()
    assert (untaught.certainty == taught.certainty).all()


def test_a_few_decisions_teach_the_rest():
    texts, themes = planted(20, seed=5)
    pairs = {theme: i // 2 for i, theme in enumerate(sorted(set(themes)))}
    merged = [pairs[theme] for theme in themes]
    decisions = [Decision("is", (i,), theme=merged[i]) for i in range(0, len(texts), 4)]
    rest = [i for i in range(len(texts)) if i % 4]
    taught = find_themes(texts, decisions=decisions).comment_themes
    untaught = find_themes(texts).comment_themes
    truth = [merged[i] for i in rest]
    assert same_grouping(truth, taught[rest]) > same_grouping(truth, untaught[rest])


def test_two_found_themes_that_people_say_are_one_become_one():
    texts, themes = planted(20, seed=4)
    spoken = [i for i, theme in enumerate(themes) if theme in {"waiting", "speech"}]
    decisions = [Decision("is", (i,), theme="children") for i in spoken[::4]]
    decisions += [Decision("is", (themes.index(theme),), theme) for theme in ("plan", "transport")]
    found = find_themes(texts, decisions=decisions).comment_themes
    held = found[spoken]
    assert (held == found[spoken[0]]).mean() > 0.9


def test_deciding_about_one_theme_leaves_the_others_where_they_were():
    texts, themes = planted(20, seed=3)
    mine = [i for i, theme in enumerate(themes) if theme == "plan"]
    decisions = [Decision("is", tuple(mine[:15]), "plan"), Decision("is", (mine[15],), "other")]
    untaught = find_themes(texts).comment_themes
    taught = find_themes(texts, decisions=decisions).comment_themes
    rest = [i for i, theme in enumerate(themes) if theme != "plan"]
    assert same_grouping(untaught[rest], taught[rest]) > 0.9


def test_more_comments_than_fit_in_memory_are_taught_from_a_part_of_them():
    texts, themes = planted(15, seed=6)
    many = [f"{text} {number}" for number in range(27) for text in texts]
    assert len(set(many)) > 1500
    decisions = [Decision("is", (i,), theme=themes[i % len(texts)]) for i in range(0, 400, 7)]
    found = find_themes(many, decisions=decisions)
    check_obeyed(found, decisions)
    assert same_grouping(themes * 27, found.comment_themes) > 0.9


def test_a_non_answer_that_people_put_in_a_theme_is_in_it():
    found = find_themes([*TEXTS, "n/a", "n/a"], decisions=[Decision("is", (0, len(TEXTS)), "x")])
    assert found.comment_themes[len(TEXTS)] == found.comment_themes[0] >= 0
    assert found.comment_themes[-1] == NON_ANSWER


def test_a_comment_nobody_decided_about_follows_its_copies():
    found = find_themes(MIXED, decisions=[Decision("is", (0,), "mine")])
    copy = MIXED.index(TEXTS[0], 1)
    assert found.comment_themes[copy] == found.comment_themes[0]


def test_the_same_words_may_be_decided_in_two_ways():
    copy = MIXED.index(TEXTS[0], 1)
    found = find_themes(MIXED, decisions=[Decision("different", (0, copy))])
    assert found.comment_themes[0] != found.comment_themes[copy]


def test_an_empty_box_alone_in_a_theme_has_a_plain_heading():
    found = find_themes(["", *TEXTS], decisions=[Decision("is", (0,), "nothing")])
    theme = found.themes[found.comment_themes[0]]
    assert theme.name == f"Theme {theme.index + 1}"
    assert theme.excerpts == theme.quotes == ()


def test_too_few_comments_have_only_the_themes_people_decided():
    decisions = [Decision("name", (2, 3), name="Late taxis")]
    found = find_themes(FEW, decisions=decisions)
    assert [theme.name for theme in found.themes] == ["Late taxis"]
    assert found.comment_themes.tolist() == [NON_ANSWER, NON_ANSWER, 0, 0, FITS_NOTHING]


def test_told_only_where_it_is_not_a_non_answer_stays_one():
    found = find_themes(["n/a"], decisions=[Decision("is_not", (0,), "x")])
    assert found.comment_themes.tolist() == [NON_ANSWER]
    assert found.themes == ()


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        (
            [Decision("is", (0,), "a"), Decision("is", (0, 1), "b")],
            "decision 0 says comment 0 is in theme 'a', but decision 1 says comments 0, 1 are in",
        ),
        (
            [Decision("is", (0,), "a"), Decision("is", (1,), 1), Decision("same", (0, 1))],
            "decision 1 says comment 1 is in theme 1, but decision 2 says",
        ),
        (
            [Decision("different", (0, 2)), Decision("same", (0, 1)), Decision("same", (1, 2))],
            "decision 0 says comments 0, 2 are in different themes, but decision 2 says",
        ),
        (
            [Decision("is_not", (1,), "a"), Decision("is", (1,), "a")],
            "decision 0 says comment 1 is not in theme 'a', but decision 1 says",
        ),
        (
            [Decision("name", (0,), name="Taxis"), Decision("name", (0,), name="Buses")],
            "decision 0 says the theme of comment 0 has the name 'Taxis', but decision 1",
        ),
    ],
)
def test_a_contradiction_names_both_decisions(decisions, words):
    with pytest.raises(ValueError, match="contradict") as raised:
        find_themes(TEXTS, decisions=decisions)
    assert words in str(raised.value)


def test_a_decision_about_a_comment_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="decision 0 is about comment 9"):
        find_themes(["a"], decisions=[Decision("is", (9,), "x")])


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "maybe", "comments": (0,)},
        {"kind": "is", "comments": (0,)},
        {"kind": "is_not", "comments": (0,)},
        {"kind": "name", "comments": (0,), "name": " "},
        {"kind": "name", "comments": (), "name": "Taxis"},
        {"kind": "different", "comments": (1, 1)},
    ],
)
def test_a_decision_that_lacks_something_says_what(wrong):
    with pytest.raises(ValueError, match=r"decision"):
        Decision(**wrong)


def test_a_theme_named_by_its_key_alone_has_that_heading():
    decisions = [Decision("is", (0,), "a"), Decision("name", (), theme="a", name="Kindness")]
    found = find_themes(TEXTS, decisions=decisions)
    assert found.themes[found.comment_themes[0]].name == "Kindness"


def test_a_theme_for_each_of_many_comments_is_no_trouble():
    texts, _ = planted(8, seed=7)
    decisions = [Decision("is", (i,), theme=i) for i in range(30)]
    check_obeyed(find_themes(texts, decisions=decisions), decisions)
