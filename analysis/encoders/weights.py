"""Read the weights of a BERT model from its file, each at the shape its configuration says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from analysis.encoders.bert import Bert, Layer, Linear, Norm, Numbers
from analysis.encoders.encoder import EncoderError

_EPSILON = 1e-12  # what BERT uses where its configuration does not say

Take = Callable[..., Numbers]
"""From the name of a tensor, and its shape, to its numbers."""


def read_bert(path: Path, config: dict[str, Any]) -> Bert:
    """Read a model.

    Parameters
    ----------
    path : Path
        A file in the safetensors format, which holds numbers and can run nothing.
    config : dict
        What config.json says, with every whole number that is asked for here.

    Raises
    ------
    EncoderError
        If a tensor is missing, of another shape, or holds what is not a number.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            names = frozenset(file.keys())
            before = "bert." if "bert.embeddings.word_embeddings.weight" in names else ""

            def take(name: str, *shape: int) -> Numbers:
                if before + name not in names:
                    raise EncoderError(f"{path} has no {name}: it is not a whole BERT model.")
                return _checked(file.get_tensor(before + name), shape, name, path)

            return _bert(take, config)
    except (SafetensorError, OSError, TypeError, KeyError) as trouble:
        raise EncoderError(
            f"{path} cannot be read ({trouble}). Copy it here again, with 32-bit or 16-bit floats."
        ) from None


def _checked(found: Numbers, shape: tuple[int, ...], name: str, path: Path) -> Numbers:
    if found.shape != shape:
        raise EncoderError(
            f"{name} in {path} has shape {found.shape}, and config.json says {shape}: "
            "the two files are not of one model."
        )
    numbers = np.asarray(found, dtype=np.float32)
    if not np.isfinite(numbers).all():
        raise EncoderError(f"{name} in {path} holds what is not a number. Copy the model again.")
    return numbers


def _bert(take: Take, config: dict[str, Any]) -> Bert:
    width, epsilon = config["hidden_size"], float(config.get("layer_norm_eps", _EPSILON))
    n_places, n_kinds = config["max_position_embeddings"], config.get("type_vocab_size", 2)
    kinds = take("embeddings.token_type_embeddings.weight", n_kinds, width)
    return Bert(
        pieces=take("embeddings.word_embeddings.weight", config["vocab_size"], width),
        places=take("embeddings.position_embeddings.weight", n_places, width) + kinds[0],
        norm=_norm(take, "embeddings.LayerNorm", width, epsilon),
        layers=tuple(
            _layer(take, f"encoder.layer.{i}", width, config["intermediate_size"], epsilon)
            for i in range(config["num_hidden_layers"])
        ),
        n_heads=config["num_attention_heads"],
    )


def _layer(take: Take, name: str, width: int, wide: int, epsilon: float) -> Layer:
    asking = [
        _linear(take, f"{name}.attention.self.{part}", width, width)
        for part in ("query", "key", "value")
    ]
    return Layer(
        asking=Linear(
            np.hstack([part.weights for part in asking]),
            np.hstack([part.shift for part in asking]),
        ),
        attended=_linear(take, f"{name}.attention.output.dense", width, width),
        after_attending=_norm(take, f"{name}.attention.output.LayerNorm", width, epsilon),
        widening=_linear(take, f"{name}.intermediate.dense", width, wide),
        narrowing=_linear(take, f"{name}.output.dense", wide, width),
        after_narrowing=_norm(take, f"{name}.output.LayerNorm", width, epsilon),
    )


def _linear(take: Take, name: str, n_in: int, n_out: int) -> Linear:
    weights = np.ascontiguousarray(take(f"{name}.weight", n_out, n_in).T)
    return Linear(weights, take(f"{name}.bias", n_out))


def _norm(take: Take, name: str, width: int, epsilon: float) -> Norm:
    return Norm(take(f"{name}.weight", width), take(f"{name}.bias", width), epsilon)
