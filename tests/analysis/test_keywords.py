"""Words that mark a theme. All comments are invented."""

import numpy as np

from analysis.keywords import content_words, find_keywords

TEXTS = [
    "the taxi was late for school", "a late taxi again for school", "taxi never came to school",
    "speech therapy at school helps", "therapy for her speech", "speech therapist at school",
]  # fmt: skip
LABELS = np.array([0, 0, 0, 1, 1, 1])


def test_a_word_that_marks_one_theme_beats_a_word_of_both():
    taxi, speech = find_keywords(TEXTS, LABELS)
    assert taxi[0] == ("taxi", 1.0)
    assert speech[0] == ("speech", 1.0)
    assert dict(taxi).get("school", 0) < 1


def test_weights_fall_and_stay_between_0_and_1():
    for words in find_keywords(TEXTS, LABELS):
        weights = [weight for _, weight in words]
        assert weights == sorted(weights, reverse=True)
        assert all(0 < weight <= 1 for weight in weights)


def test_a_person_who_repeats_a_word_counts_once():
    texts = ["bus bus bus bus bus", "taxi late", "late taxi"]
    words = {word for word, _ in find_keywords(texts, np.zeros(3, dtype=int))[0]}
    assert words == {"late", "taxi"}


def test_forms_of_one_word_are_listed_once():
    texts = ["waiting list", "wait list", "waits on the list", "waiting to wait", "list waits"]
    words = [word for word, _ in find_keywords(texts, np.zeros(5, dtype=int))[0]]
    assert len([word for word in words if word.startswith("wait")]) == 1


def test_no_theme_has_no_words_and_small_words_are_left_out():
    assert find_keywords(["kind staff"], np.array([-2])) == []
    assert find_keywords(["it is to be"], np.array([0])) == [()]
    assert content_words("We don't know 55 of the phone calls") == {"know", "phone", "calls"}


def test_words_that_belong_together_come_before_a_stray_one():
    texts = [
        "the nurse and the doctor in the hospital, and a spoon",
        "doctor, nurse, hospital and spoon",
        "a train",
        "a train",
    ]
    medical = [word for word, _ in find_keywords(texts, np.array([0, 0, 1, 1]))[0]]
    assert medical[-1] == "spoon"


def test_words_that_mark_no_theme_are_left_out():
    texts = ["they said the taxi was late", "said a taxi was needed"]
    assert "said" not in dict(find_keywords(texts, np.zeros(2, dtype=int))[0])


def test_the_order_of_comments_changes_no_word():
    assert find_keywords(TEXTS, LABELS) == find_keywords(TEXTS[::-1], LABELS[::-1])
