"""Find themes with texts compared as somebody chose."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.encoders.loading import load_encoder
from analysis.pipeline import find_themes, find_themes_with
from analysis.teaching.decision import Decision
from analysis.types import ThemeSet


def find_themes_by(
    choice: str,
    texts: Sequence[str],
    *,
    seed: int = 0,
    decisions: Sequence[Decision] | None = None,
) -> ThemeSet:
    """Do as `find_themes` does, with texts compared as somebody chose.

    Parameters
    ----------
    choice : str
        “static”: as `find_themes` does by itself. “words”: word counts alone. “universal”: an
        encoder of 16 languages. Anything else: the folder of a model on this machine.
    texts : sequence of str
        Comments, as they were written.
    seed : int, default=0
        Fixes the random samples.
    decisions : sequence of Decision, optional
        What people decided about some of the comments.

    Returns
    -------
    themes : ThemeSet
        Its `method` says what the texts were compared by.

    Raises
    ------
    EncoderError
        If what was chosen is not here or cannot be used. Nothing else is used in its place.

    Examples
    --------
    >>> find_themes_by("words", ["We waited two years."]).method
    'word counts'
    """
    if choice == "static":
        return find_themes(texts, seed=seed, decisions=decisions)
    if choice == "words":
        return find_themes_with(None, texts, seed=seed, decisions=decisions)
    named = choice == "universal"
    encoder = load_encoder("universal") if named else load_encoder("folder", choice)
    found = find_themes(texts, seed=seed, decisions=decisions, vectors=encoder)
    return replace(found, method=encoder.method)
