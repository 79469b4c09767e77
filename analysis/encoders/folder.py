"""A model of language in a folder on this machine, in the layout its makers share it in."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from analysis.encoders.bert import mean_states
from analysis.encoders.encoder import Encoder, EncoderError
from analysis.encoders.weights import read_bert

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_FILES = "config.json", "tokenizer.json", "model.safetensors"
_SIZES = (
    "hidden_size",
    "intermediate_size",
    "max_position_embeddings",
    "num_attention_heads",
    "num_hidden_layers",
    "vocab_size",
)


def load_folder(folder: Path) -> Encoder:
    """Load a BERT model, such as all-MiniLM-L6-v2, from a folder. Nothing is downloaded.

    A text is read as the model's makers mean it: cut at the longest the model was made for, and
    turned into the mean of its pieces' last states.

    Parameters
    ----------
    folder : Path
        Holds config.json, tokenizer.json and model.safetensors. `sentence_bert_config.json` may say
        how long a text may be, and `1_Pooling/config.json` that the mean is taken.

    Returns
    -------
    encoder : Encoder
        Called after the folder.

    Raises
    ------
    EncoderError
        If a file is missing or broken, or the model is of another kind.
    """
    _check_whole(folder)
    config = _read_config(folder / "config.json")
    _check_pooling(folder / "1_Pooling" / "config.json")
    bert = read_bert(folder / "model.safetensors", config)
    tokenizer = _read_tokenizer(folder / "tokenizer.json", config["vocab_size"])
    tokenizer.no_padding()
    tokenizer.enable_truncation(_longest(folder, config["max_position_embeddings"]))

    def vectors(texts: Sequence[str]) -> NDArray[np.floating]:
        different = sorted(set(texts))
        means = mean_states(bert, [read.ids for read in tokenizer.encode_batch(different)])
        place = {text: i for i, text in enumerate(different)}
        return means[[place[text] for text in texts]]

    name = "".join(letter for letter in folder.resolve().name if letter.isprintable())
    return Encoder(f"the model {name}", vectors)


def _check_whole(folder: Path) -> None:
    if not folder.is_dir():
        raise EncoderError(
            f"There is no folder {folder}. Name the folder of a model that is on this machine: "
            "nothing is downloaded."
        )
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise EncoderError(
            f"{folder} has no {' and no '.join(missing)}. Copy all of {', '.join(_FILES)} there."
        )


def _read_config(path: Path) -> dict[str, Any]:
    config = _read_json(path)
    kind = config.get("model_type")
    if kind != "bert":
        raise EncoderError(
            f"{path} is of a model of kind “{kind}”. Only “bert” can be read, such as MiniLM."
        )
    activation, order = config.get("hidden_act"), config.get("position_embedding_type", "absolute")
    if activation != "gelu" or order != "absolute":
        raise EncoderError(
            f"{path} says “{activation}” and “{order}”. Only “gelu” and “absolute” can be read."
        )
    for name in _SIZES:
        if type(config.get(name)) is not int or config[name] < 1:
            raise EncoderError(f"{path} must say how large {name} is, as a whole number.")
    if config["hidden_size"] % config["num_attention_heads"]:
        raise EncoderError(f"num_attention_heads in {path} must divide hidden_size.")
    return config


def _check_pooling(path: Path) -> None:
    """Refuse a model whose makers do not take the mean: its vectors would mean nothing."""
    if path.is_file() and not _read_json(path).get("pooling_mode_mean_tokens"):
        raise EncoderError(
            f"{path} says that this model does not take the mean of its pieces. "
            "Choose a model that does, such as MiniLM."
        )


def _read_tokenizer(path: Path, n_pieces: int) -> "Tokenizer":
    from tokenizers import Tokenizer

    _read_json(path)
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as trouble:  # the library raises nothing narrower
        raise EncoderError(f"{path} cannot be read ({trouble}). Copy it here again.") from None
    if tokenizer.get_vocab_size() > n_pieces:
        raise EncoderError(
            f"{path} knows {tokenizer.get_vocab_size()} pieces and the model {n_pieces}: "
            "the two files are not of one model."
        )
    return tokenizer


def _longest(folder: Path, n_places: int) -> int:
    path = folder / "sentence_bert_config.json"
    said = _read_json(path).get("max_seq_length") if path.is_file() else None
    return min(n_places, said) if type(said) is int and said > 2 else n_places


def _read_json(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as trouble:
        raise EncoderError(f"{path} cannot be read ({trouble}). Copy it here again.") from None
    if not isinstance(said, dict):
        raise EncoderError(f"{path} is not what it should be. Copy it here again.")
    return said
