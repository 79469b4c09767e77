"""Answers told from non-answers. All comments are invented."""

import pytest

from analysis.nonanswers import is_non_answer


@pytest.mark.parametrize(
    "text",
    [
        "", " \n", ".", "…", "-", "???", "5", "10/10", "xx", "X",
        "n/a", "N.A.", "NA", "none", "None!", "nil", "No", "nope", "nothing", "Nothing.",
        "No comment", "no comments.", "No further comments", "Nothing to add",
        "nothing else to add",
        "I have nothing to add.", "Nothing really", "Nothing at all, thank you", "not sure",
        "I'm not sure", "Don't know", "dont know", "I don’t know", "I do not know", "DON'T KNOW!!",
        "I don't really know", "No idea", "Can't think of anything at the moment",
        "prefer not to say",
        "There is nothing I can think of", "Nothing comes to mind", "Sorry, no suggestions",
        "as above",
        "Not applicable",
        "Not sure....nothing I could think of.", "No. Nothing at all!",
        "No, thank you", "I have no other suggestions to make",
    ],
)  # fmt: skip
def test_a_non_answer_is_known(text):
    assert is_non_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing works", "No. The taxi is late.", "N/A, late taxi",
        "Nothing helps him", "No transport", "No one listens", "Everything",
        "Not sure who to ring", "I don't know who to ask", "Don't know where we are on the list",
        "None of the schools replied", "kind", "Taxi", "No help at all", "No support",
        "Nothing was done", "We have no plan", "More", "ΔΕΝ ΞΕΡΩ ΤΙΠΟΤΑ", "助けて",
    ],
)  # fmt: skip
def test_an_answer_is_never_taken_for_none(text):
    assert not is_non_answer(text)
