"""What was learnt about care, used where texts are about care. All comments are invented."""

import numpy as np

from analysis.care import CARE_FILE, load_care, see_care, share_of_care, usual_shares
from analysis.pieces import mean_vectors
from analysis.vectors import load_static_words, represent, unit

CARE = [
    "the nurse was kind and listened to us",
    "the doctor explained my tablets well",
    "we waited three hours for the ambulance",
    "the appointment was cancelled again",
]
ELSEWHERE = [
    "the council should plant more trees",
    "the election system is not fair",
    "farmland must not be built over",
    "a higher tax on fuel is wrong",
]


def seen(texts):
    static = load_static_words()
    points = unit(mean_vectors(texts, static, usual_shares(len(static.table))))
    return see_care(points, share_of_care(points, load_care()), load_care())


def test_comments_about_care_are_seen_by_it_and_others_are_not():
    assert np.linalg.norm(seen(CARE), axis=1).min() > 0.1
    assert not seen(ELSEWHERE).any()


def test_an_empty_text_stays_nowhere():
    assert not seen([*CARE, ""])[-1].any()
    assert not represent([*CARE, ""], 5, static=load_static_words())[-1].any()


def test_kindness_and_waiting_are_far_apart():
    kind, _, wait, cancelled = seen(CARE)
    assert wait @ cancelled > wait @ kind


def test_the_file_names_its_source_and_licence():
    head = CARE_FILE.read_text(encoding="utf-8").splitlines()[:6]
    assert all(line.startswith("# ") for line in head)
    assert "pxtextmining" in "".join(head)
    assert "MIT" in "".join(head)
