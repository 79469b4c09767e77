"""What is suggested for comments before anybody tagged one. All comments are invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import suggest_codes
from analysis.aspects.learnt import COMPLAINT, LEARNT_FILE, load_learnt
from analysis.vectors import load_static_words

AREAS = {
    "transport": ["taxi", "school bus", "late"],
    "ot": ["OT", "occupational therapist", "sensory"],
    "belong": ["sensory", "SPACE"],
}


def codes(text, **more):
    (own,) = suggest_codes([text], areas=AREAS, **more)
    return own


def aspects(text):
    return [one.id for one in codes(text).aspects]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("We waited eighteen months for the first appointment.", "wait"),
        ("Nobody told us what was happening or kept us informed.", "informed"),
        ("She listened to me and understood what I meant.", "listened"),
        ("He was rude and unfriendly on the phone.", "attitude"),
        ("A different nurse every visit, never the same person.", "continuity"),
        ("The building is too noisy and the lights are bright.", "access_place"),
        ("They need more staff.", "quality"),
        ("Very happy with the service, thank you.", "good"),
    ],
)
def test_an_aspect_is_suggested_for_what_speaks_of_it(text, aspect):
    assert aspects(text)[0] == aspect


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("The staff are lovely and so helpful.", "praise"),
        ("They never rang back and it is a disgrace.", "complaint"),
        ("The nurse was kind and lovely, but we waited five hours and nobody answered.", "both"),
        ("Nothing to add", "neither"),
    ],
)
def test_praise_complaint_both_and_neither_are_told_apart(text, feeling):
    assert codes(text).feeling.kind == feeling


def test_the_question_turns_what_the_words_leave_open_but_not_what_they_say():
    clear = "The service is terrible, they never rang back and it was awful."
    texts = ["The dinner hall on Fridays", clear, "Nothing"]
    for question, first in (("good", "praise"), ("better", "complaint")):
        own = suggest_codes(texts, areas={}, asked=[question] * 3)
        assert [one.feeling.kind for one in own] == [first, "complaint", "neither"]


def test_an_unknown_question_is_refused():
    for asked in (["best"], []):
        with pytest.raises(ValueError, match="asked must hold"):
            suggest_codes(["Kind"], areas={}, asked=asked)


def test_what_says_little_is_not_forced_to_a_feeling():
    assert codes("I went in March.").feeling.kind == "not sure"


def test_thanks_are_not_suggested_for_what_surely_complains():
    own = codes("The service is terrible, they never rang back and it was awful.")
    assert own.feeling.kind == "complaint"
    assert "good" not in [one.id for one in own.aspects]


def test_areas_are_found_by_their_words_and_the_words_are_shown():
    found = codes("Two taxis came late, not the school bus").areas
    assert [(one.id, set(one.words)) for one in found] == [
        ("transport", {"taxi", "school bus", "late"})
    ]
    assert found[0].certainty > codes("a taxi").areas[0].certainty


def test_a_word_of_two_areas_is_half_as_sure_of_each():
    both = codes("a sensory room").areas
    assert [one.id for one in both] == ["belong", "ot"]
    assert both[0].certainty == both[1].certainty == codes("a taxi").areas[0].certainty / 2


def test_short_names_in_capitals_are_not_found_inside_ordinary_writing():
    assert codes("She ought not to need a space").areas == ()
    assert [one.id for one in codes("The OT came, and SPACE helped").areas] == ["belong", "ot"]


def test_an_aspect_that_was_not_learnt_is_found_by_its_words():
    own = codes("It is a postcode lottery.", aspects={"fair": ["postcode lottery"]})
    assert ("fair", ("postcode lottery",)) in [(one.id, one.words) for one in own.aspects]


def test_no_comments_and_non_answers_have_no_codes():
    assert suggest_codes([], areas=AREAS) == ()
    for own in suggest_codes(["", "n/a", " - ", "No comment"], areas=AREAS):
        assert (own.areas, own.aspects, own.feeling.kind) == ((), (), "neither")


def test_without_vectors_words_still_find_areas_and_no_feeling_is_told():
    own = codes("The taxi was late", package="no_such_package")
    assert [one.id for one in own.areas] == ["transport"]
    assert own.aspects == ()
    assert own.feeling.kind == "not sure"


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(alphabet="abc wait kind.’\n😀-!", max_size=40), max_size=5), st.randoms())
def test_each_text_is_judged_by_itself_whatever_its_company(texts, chance):
    alone = [codes(text) for text in texts]
    order = list(range(len(texts)))
    chance.shuffle(order)
    together = suggest_codes([texts[i] for i in order], areas=AREAS)
    assert list(together) == [alone[i] for i in order]


def test_case_and_spaces_change_no_aspect_and_no_feeling():
    plain, loud = codes("we waited a year"), codes("  WE  waited\ta Year ")
    assert (plain.aspects, plain.feeling) == (loud.aspects, loud.feeling)


def test_certainties_are_chances():
    learnt = load_learnt()
    likely = learnt.probabilities(["kind", "late " * 300, "?"], load_static_words())
    assert likely.shape == (3, len(learnt.names))
    assert (likely >= 0).all()
    assert (likely <= 1).all()
    assert learnt.names[-1] == COMPLAINT


def test_the_file_names_its_source_and_licence_and_holds_no_words():
    head, numbers = LEARNT_FILE.read_text(encoding="utf-8").split(COMPLAINT + "\n")
    assert "pxtextmining" in head
    assert "MIT Licence" in head
    assert re.fullmatch(r"[-+\d.,e\n]+", numbers)
    assert LEARNT_FILE.stat().st_size < 300_000
