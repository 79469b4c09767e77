"""Load an encoder by its name. What it needs is read then, from this machine alone."""

from pathlib import Path

from analysis.encoders.encoder import Encoder, EncoderError
from analysis.encoders.folder import load_folder
from analysis.encoders.static import load_static
from analysis.encoders.universal import load_universal


def load_encoder(name: str, folder: Path | str | None = None) -> Encoder:
    """Load one of the ways to turn texts into vectors. Nothing is ever downloaded.

    Parameters
    ----------
    name : {"static", "universal", "folder"}
        “static”: static word vectors, for English, shipped with this package's dependencies.
        “universal”: a small encoder of 16 languages, from a package that an operator installed.
        “folder”: a BERT model, such as MiniLM, in a folder on this machine.
    folder : path, optional
        Needed by “folder” alone: holds config.json, tokenizer.json and model.safetensors.

    Returns
    -------
    encoder : Encoder
        Goes wherever `vectors` is asked for.

    Raises
    ------
    EncoderError
        If there is no such encoder, or what it needs is not here or not as it should be.

    References
    ----------
    .. [1] docs/decisions/0016-encoders.md: what each is for, and what was measured.

    Examples
    --------
    >>> encoder = load_encoder("static")
    >>> encoder.method, encoder(["long wait", "kind staff"]).shape
    ('static vectors', (2, 256))
    >>> load_encoder("folder", "no such place")
    Traceback (most recent call last):
    ...
    analysis.encoders.encoder.EncoderError: There is no folder no such place. Name the folder of a \
model that is on this machine: nothing is downloaded.
    """
    if name == "static":
        return load_static()
    if name == "universal":
        return load_universal()
    if name == "folder":
        if folder is None:
            raise EncoderError("Name the folder of the model.")
        return load_folder(Path(folder))
    raise EncoderError(f"There is no encoder “{name}”. Choose static, universal or folder.")
