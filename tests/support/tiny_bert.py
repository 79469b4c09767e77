"""A tiny BERT model of random weights in a folder, and a slow plain reading of it to check against.

The reading shares nothing with ours: one text at a time, padded and masked, in 64-bit numbers.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MARKS = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
WORDS = [*MARKS, "we", "waited", "two", "years", "the", "taxi", "was", "late", "kind", "staff"]
CONFIG = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "hidden_size": 12,
    "intermediate_size": 20,
    "num_attention_heads": 3,
    "num_hidden_layers": 2,
    "max_position_embeddings": 16,
    "type_vocab_size": 2,
    "vocab_size": len(WORDS),
    "layer_norm_eps": 1e-12,
}
PADDED = 16


def write(folder: Path, *, before: str = "", **changed: object) -> Path:
    """Write a whole model; its makers' settings may be changed, its tensors' names prefixed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(CONFIG | changed), encoding="utf-8")
    pieces = tokenizer()
    # What makers leave switched on: padding that would change the mean, and a cut of their own.
    pieces.enable_padding(length=PADDED)
    pieces.enable_truncation(4)
    pieces.save(str(folder / "tokenizer.json"))
    save(folder, {before + name: numbers for name, numbers in tensors().items()})
    return folder


def tokenizer() -> Tokenizer:
    """Return one that knows whole words."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    made = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, MARKS[3]))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    return made


def save(folder: Path, named: dict[str, np.ndarray]) -> None:
    """Write tensors as the model's."""
    from safetensors.numpy import save_file

    save_file(named, folder / "model.safetensors")


def saved(folder: Path) -> dict[str, np.ndarray]:
    """Read the model's tensors."""
    from safetensors.numpy import load_file

    return dict(load_file(folder / "model.safetensors"))


def tensors() -> dict[str, np.ndarray]:
    """Draw the weights: large enough that every part of the model can be told in the answer."""
    wide, width = CONFIG["intermediate_size"], CONFIG["hidden_size"]
    shapes = {
        "embeddings.word_embeddings.weight": (len(WORDS), width),
        "embeddings.position_embeddings.weight": (PADDED, width),
        "embeddings.token_type_embeddings.weight": (2, width),
        **_both("embeddings.LayerNorm", (width,)),
    }
    for i in range(CONFIG["num_hidden_layers"]):
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= _both(f"encoder.layer.{i}.attention.{part}", (width, width))
        shapes |= _both(f"encoder.layer.{i}.attention.output.LayerNorm", (width,))
        shapes |= _both(f"encoder.layer.{i}.intermediate.dense", (wide, width))
        shapes |= _both(f"encoder.layer.{i}.output.dense", (width, wide))
        shapes |= _both(f"encoder.layer.{i}.output.LayerNorm", (width,))
    random = np.random.default_rng(7)
    return {
        name: random.normal(size=shape).astype(np.float32) for name, shape in sorted(shapes.items())
    }


def _both(name: str, shape: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": shape, f"{name}.bias": shape[:1]}


def read_slowly(folder: Path, text: str, *, longest: int = PADDED) -> np.ndarray:
    """Read one text the long way, and return its vector at length 1."""
    w = {name: numbers.astype(np.float64) for name, numbers in saved(folder).items()}
    known = [WORDS.index(word) if word in WORDS else 3 for word in text.split()]
    ids = [1, *known[: longest - 2], 2]
    mask = np.array([0.0] * len(ids) + [-1e9] * (PADDED - len(ids)))
    ids += [0] * (PADDED - len(ids))
    rows = np.array(
        [
            w["embeddings.word_embeddings.weight"][piece]
            + w["embeddings.position_embeddings.weight"][place]
            + w["embeddings.token_type_embeddings.weight"][0]
            for place, piece in enumerate(ids)
        ]
    )
    rows = _normed(w, "embeddings.LayerNorm", rows)
    for i in range(CONFIG["num_hidden_layers"]):
        rows = _layer(w, f"encoder.layer.{i}", rows, mask)
    mean = rows[mask == 0].mean(axis=0)
    return mean / math.sqrt(sum(mean**2))


def _layer(w: dict[str, np.ndarray], name: str, rows: np.ndarray, mask: np.ndarray) -> np.ndarray:
    asks, keys, values = (
        _dense(w, f"{name}.attention.self.{part}", rows) for part in ("query", "key", "value")
    )
    size = CONFIG["hidden_size"] // CONFIG["num_attention_heads"]
    heard = np.zeros_like(rows)
    for head in range(CONFIG["num_attention_heads"]):
        part = slice(head * size, (head + 1) * size)
        for place in range(PADDED):
            near = np.exp(keys[:, part] @ asks[place, part] / math.sqrt(size) + mask)
            heard[place, part] = (near / near.sum()) @ values[:, part]
    rows = _normed(
        w,
        f"{name}.attention.output.LayerNorm",
        rows + _dense(w, f"{name}.attention.output.dense", heard),
    )
    wide = _dense(w, f"{name}.intermediate.dense", rows)
    bent = np.vectorize(lambda x: x * 0.5 * (1 + math.erf(x / math.sqrt(2))))(wide)
    return _normed(w, f"{name}.output.LayerNorm", rows + _dense(w, f"{name}.output.dense", bent))


def _dense(w: dict[str, np.ndarray], name: str, rows: np.ndarray) -> np.ndarray:
    return np.array([w[f"{name}.weight"] @ row + w[f"{name}.bias"] for row in rows])


def _normed(w: dict[str, np.ndarray], name: str, rows: np.ndarray) -> np.ndarray:
    made = [(row - row.mean()) / math.sqrt(row.var() + 1e-12) for row in rows]
    return np.array(made) * w[f"{name}.weight"] + w[f"{name}.bias"]
