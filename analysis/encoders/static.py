"""Static word vectors as an encoder: the vector of a text does not depend on the other texts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.care import usual_shares
from analysis.encoders.encoder import Encoder, EncoderError
from analysis.vectors import STATIC, load_static_words

_COMMON = 3e-3  # a piece of a word that is this share of all pieces counts half


def load_static(package: str = "wordllama") -> Encoder:
    """Load the static word vectors that ship inside an installed wheel.

    Raises
    ------
    EncoderError
        If the wheel is not installed.

    Examples
    --------
    >>> load_static()(["", "long wait"]).any(axis=1).tolist()
    [False, True]
    """
    words = load_static_words(package)
    if words is None:
        raise EncoderError(f"The package {package} is not installed: install requirements.txt.")
    weights = _COMMON / (_COMMON + usual_shares(len(words.table)))
    tokenizer, table = words.tokenizer, words.table

    def vectors(texts: Sequence[str]) -> NDArray[np.floating]:
        read = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        rows = [weights[one.ids] @ table[one.ids] for one in read]
        return np.reshape(rows, (len(texts), table.shape[1]))

    return Encoder(STATIC, vectors)
