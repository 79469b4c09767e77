"""Everything the engine does, by whatever was chosen. All comments are invented."""

import numpy as np
import pytest

from analysis import carry_themes, compare_months, find_themes, how_sure
from analysis.carrying import as_agreed
from analysis.carrying.carry import carry_themes_with
from analysis.carrying.changes import compare_months_with
from analysis.encoders import Chosen, choose, load_encoder
from analysis.encoders.remembering import remembering
from tests.support import tiny_bert
from tests.support.corpora import planted

OLD, _ = planted(12, seed=5)
NEW, _ = planted(12, seed=6)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return tiny_bert.write(tmp_path_factory.mktemp("models") / "tiny-bert")


def both_months(chosen):
    before = chosen.find_themes(OLD)
    after = chosen.carry_themes(before, NEW)
    return before, after, chosen.compare_months(before, after)


@pytest.fixture(scope="module")
def static():
    return both_months(choose("static"))


def same_places(one, other):
    return one.comment_themes.tolist() == other.comment_themes.tolist()


def test_static_is_what_the_functions_do_by_themselves(static):
    before, after, changes = static
    assert same_places(before, find_themes(OLD))
    assert same_places(after, carry_themes(before, NEW))
    assert changes == compare_months(before, after)
    sure, ours = choose("static").how_sure(OLD), how_sure(OLD)
    assert sure.agreement == ours.agreement
    assert sure.themes.tolist() == ours.themes.tolist()


def test_words_never_see_a_static_vector():
    chosen = choose("words")
    before, after, changes = both_months(chosen)
    assert (before.method, after.method) == ("word counts", "word counts")
    assert same_places(after, carry_themes_with(None, as_agreed(before), NEW))
    assert changes == compare_months_with(None, before, after)


def test_a_model_is_used_from_the_first_month_to_the_last_line(model, static):
    chosen, encoder = choose(str(model)), load_encoder("folder", model)
    before, after, changes = both_months(chosen)
    assert (before.method, after.method) == ("the model tiny-bert", "the model tiny-bert")
    assert same_places(before, find_themes(OLD, vectors=encoder))
    assert same_places(after, carry_themes(before, NEW, vectors=encoder))
    assert changes == compare_months(before, after, vectors=encoder)
    assert changes != static[2]


def test_how_sure_we_are_is_by_what_was_chosen(model):
    ours = how_sure(OLD, vectors=load_encoder("folder", model))
    assert choose(str(model)).how_sure(OLD).themes.tolist() == ours.themes.tolist()


def test_a_text_is_read_once_for_two_months_and_a_comparison(model):
    asked = []
    encoder = load_encoder("folder", model)

    def counted(texts):
        asked.extend(texts)
        return encoder(texts)

    both_months(Chosen("counted", vectors=remembering(counted)))
    assert len(asked) == len(set(asked)) > 50


def test_remembered_vectors_are_the_same_in_any_company(model):
    encoder = load_encoder("folder", model)
    remembered = remembering(encoder)
    assert remembered([]).shape == encoder([]).shape
    remembered(OLD[:5])
    assert np.allclose(remembered(OLD[3:9]), encoder(OLD[3:9]), atol=1e-6)


@pytest.mark.parametrize("choice", ["static", "words"])
def test_one_string_is_no_comments(choice):
    with pytest.raises(TypeError, match="one a comment"):
        choose(choice).find_themes("The taxi was late")
    with pytest.raises(TypeError, match="one a comment"):
        choose(choice).carry_themes({"Taxis": ["late taxi"]}, "The taxi was late")
