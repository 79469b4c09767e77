"""Few but serious. All comments are invented."""

import numpy as np

from analysis.measures import few_but_serious
from tests.support.corpora import NON_ANSWERS, planted

TEXTS = planted(40, seed=6)[0]
GRAVE = "He hits me at home and I am scared"
LIFT = [
    "The lift to the clinic is broken, so her wheelchair cannot get up",
    "No working lift at the clinic for his wheelchair",
    "We carried the wheelchair because the clinic lift was broken again",
]


def small(texts, **settings):
    return [one for one in few_but_serious(texts, **settings) if one.why == "small group"]


def test_a_single_grave_comment_is_listed_first_with_its_kind():
    first, *rest = few_but_serious([*TEXTS, GRAVE])
    assert first.comments == (len(TEXTS),)
    assert first.why == "concern"
    assert "harm_by_other" in first.kinds
    assert all(one.why == "small group" for one in rest)


def test_three_comments_about_one_thing_nobody_else_says_are_listed():
    groups = small([*TEXTS, *LIFT])
    assert tuple(range(len(TEXTS), len(TEXTS) + 3)) in [one.comments for one in groups[:3]]
    assert all(one.cohesion >= 0.5 for one in groups)
    gaps = [one.distinctness for one in groups]
    assert gaps == sorted(gaps, reverse=True)


def test_groups_stay_small_and_share_no_comment():
    groups = small([*TEXTS, *LIFT], most_groups=50)
    listed = [comment for one in groups for comment in one.comments]
    assert len(listed) == len(set(listed))
    assert all(3 <= len(one.comments) <= 4 for one in groups)  # 3% of 163


def test_a_comment_sent_many_times_counts_once_and_every_copy_is_listed():
    copies = [LIFT[0]] * 30
    groups = small([*TEXTS, *LIFT[1:], *copies])
    (found,) = [one for one in groups if len(TEXTS) in one.comments]
    assert len(found.comments) == 32
    assert not small([*TEXTS[:4], *copies])


def test_a_group_names_the_concerns_of_its_comments():
    worried = [f"{text}. I dont feel safe" for text in LIFT]
    found = [one for one in small([*TEXTS, *worried]) if len(TEXTS) in one.comments]
    assert all("unsafe" in one.kinds for one in found)
    assert len([one for one in few_but_serious([*TEXTS, *worried]) if one.why == "concern"]) == 3


def test_the_order_of_the_comments_changes_no_group():
    texts = [*TEXTS, *LIFT, GRAVE]
    order = np.random.default_rng(2).permutation(len(texts)).tolist()
    shuffled = [texts[i] for i in order]

    def said(texts):
        return {
            (one.why, frozenset(texts[i] for i in one.comments), one.distinctness)
            for one in few_but_serious(texts)
        }

    assert said(texts) == said(shuffled)


def test_little_or_nothing_said_has_no_groups():
    assert few_but_serious([]) == []
    assert few_but_serious(list(NON_ANSWERS)) == []
    assert few_but_serious(LIFT) == []
    assert few_but_serious(["Kind staff"] * 1000) == []


def test_of_very_many_comments_some_are_compared_and_all_are_read_for_concern(monkeypatch):
    monkeypatch.setattr("analysis.measures.serious._MOST_COMPARED", 60)
    texts = [*TEXTS, GRAVE]
    one, same = few_but_serious(texts, seed=1), few_but_serious(texts, seed=1)
    assert one == same
    assert [found.comments for found in one if found.why == "concern"] == [(len(TEXTS),)]


def test_given_vectors_are_used():
    def vectors(texts):
        return np.array(
            [[1.0, 0.0] if "lift" in text else [0.0, 1.0 + len(text)] for text in texts]
        )

    assert all(len(one.comments) >= 3 for one in small([*TEXTS, *LIFT], vectors=vectors))
