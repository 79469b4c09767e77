"""A model in a folder, read as its makers mean it. The texts are invented, the weights random."""

import json

import numpy as np
import pytest

from analysis.encoders import EncoderError, bert, load_encoder
from tests.support import tiny_bert

TEXTS = [
    "we waited two years to be seen",
    "the taxi was late",
    "kind staff",
    "",
    "the unknown helicopter was kind",
    " ".join(["we waited and waited"] * 9),
    "two years",
    "late taxi the staff",
]


@pytest.fixture
def folder(tmp_path):
    return tiny_bert.write(tmp_path / "tiny-bert")


def load(folder):
    return load_encoder("folder", folder)


def slowly(folder, texts=TEXTS, **how):
    return np.array([tiny_bert.read_slowly(folder, text, **how) for text in texts])


def test_every_vector_is_what_a_slow_plain_reading_gives(folder):
    encoder = load(folder)
    assert encoder.method == "the model tiny-bert"
    found = encoder(TEXTS)
    assert found.dtype == np.float32
    assert np.abs(found - slowly(folder)).max() < 1e-5


def test_every_tensor_counts(folder):
    """Else the check above could not tell a part of the model that is never read."""
    tensors = tiny_bert.tensors()
    whole = load(folder)(TEXTS)
    for name in tensors:
        if name.endswith("key.bias"):  # adds the same to every place, which changes no share
            continue
        tiny_bert.save(folder, tensors | {name: tensors[name][::-1] * 0.5})
        assert np.abs(load(folder)(TEXTS) - whole).max() > 1e-4, name


def test_other_texts_their_order_and_repeats_change_nothing(folder, monkeypatch):
    encoder = load(folder)
    together = encoder(TEXTS)
    alone = np.vstack([encoder([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-6
    mixed = [*TEXTS[::-1], *TEXTS[::2]]
    again = encoder(mixed)
    assert np.array_equal(again, together[[TEXTS.index(text) for text in mixed]])
    monkeypatch.setattr(bert, "_MOST_PIECES", 9)  # many small batches
    assert np.abs(encoder(TEXTS) - together).max() < 1e-6


def test_no_texts_have_no_vectors(folder):
    assert load(folder)([]).shape == (0, 12)


def test_a_text_of_no_pieces_has_a_vector_of_nothing(folder):
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["post_processor"] = None  # puts no mark before and after a text
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    assert load(folder)(["", "kind staff"]).any(axis=1).tolist() == [False, True]


def test_one_text_is_not_a_list_of_letters(folder):
    with pytest.raises(TypeError, match="sequence of strings"):
        load(folder)("kind staff")


def test_a_text_is_cut_where_the_model_was_made_to_end(folder):
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 6}')
    assert np.abs(load(folder)(TEXTS) - slowly(folder, longest=6)).max() < 1e-5


def test_tensors_may_be_named_as_part_of_a_larger_model_and_be_of_16_bits(folder, tmp_path):
    larger = tiny_bert.write(tmp_path / "larger", before="bert.")
    assert np.array_equal(load(larger)(TEXTS), load(folder)(TEXTS))
    halves = {name: n.astype(np.float16) for name, n in tiny_bert.tensors().items()}
    tiny_bert.save(folder, halves)
    assert np.abs(load(folder)(TEXTS) - slowly(folder)).max() < 1e-5


def test_the_unit_is_exact_and_not_the_tangent_that_comes_near():
    rows = np.linspace(-5, 5, 101, dtype=np.float32)[None]
    near = 0.5 * rows * (1 + np.tanh(np.sqrt(2 / np.pi) * (rows + 0.044715 * rows**3)))
    assert np.allclose(
        bert.gelu(np.array([[0.5, -3]], dtype=np.float32)), [[0.345731, -0.004050]], atol=1e-6
    )
    assert 1e-4 < np.abs(bert.gelu(rows) - near).max() < 1e-3


def write(name, words):
    return lambda folder: (folder / name).write_text(words, encoding="utf-8")


def configure(**changed):
    return lambda folder: tiny_bert.write(folder, **changed)


def retensor(change):
    def spoil(folder):
        tensors = tiny_bert.saved(folder)
        change(tensors)
        tiny_bert.save(folder, tensors)

    return spoil


NORM = "encoder.layer.1.output.LayerNorm.bias"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "tokenizer.json").unlink(), "has no tokenizer.json. Copy all of"),
        (write("config.json", "[]"), "config.json is not what it should be"),
        (write("config.json", "{"), "config.json cannot be read"),
        (configure(model_type="roberta"), "of kind “roberta”. Only “bert” can be read"),
        (configure(hidden_act="gelu_new"), "Only “gelu” and “absolute” can be read"),
        (configure(position_embedding_type="relative_key"), "Only “gelu” and “absolute”"),
        (configure(hidden_size="12"), "must say how large hidden_size is"),
        (configure(num_attention_heads=5), "must divide hidden_size"),
        (configure(num_hidden_layers=3), "encoder.layer.2.attention.self.query.weight: it is not"),
        (configure(intermediate_size=21), r"has shape \(20, 12\), and config.json says \(21, 12\)"),
        (configure(vocab_size=3), "of one model"),
        (write("tokenizer.json", "{}"), "tokenizer.json cannot be read"),
        (write("model.safetensors", "<!doctype html>"), "model.safetensors cannot be read"),
        (retensor(lambda tensors: tensors.pop(NORM)), f"has no {NORM}"),
        (retensor(lambda tensors: tensors[NORM].fill(np.nan)), "holds what is not a number"),
    ],
)
def test_a_broken_folder_says_in_one_line_what_to_do(folder, spoil, says):
    spoil(folder)
    with pytest.raises(EncoderError, match=says) as trouble:
        load(folder)
    assert str(trouble.value).count("\n") == 0
    assert str(trouble.value).endswith(".")


def test_a_tokenizer_of_another_model_is_refused(folder):
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"]["more"] = len(tiny_bert.WORDS)
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(EncoderError, match="not of one model"):
        load(folder)


def test_a_model_that_does_not_take_the_mean_is_refused(folder):
    pooling = folder / "1_Pooling" / "config.json"
    pooling.parent.mkdir()
    pooling.write_text('{"pooling_mode_mean_tokens": true}')
    load(folder)
    pooling.write_text('{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}')
    with pytest.raises(EncoderError, match="does not take the mean"):
        load(folder)


def test_a_folder_that_is_not_there_is_never_fetched(tmp_path):
    with pytest.raises(EncoderError, match=r"There is no folder .*nothing is downloaded"):
        load(tmp_path / "all-MiniLM-L6-v2")
