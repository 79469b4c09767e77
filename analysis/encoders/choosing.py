"""Do what the engine does with texts compared as somebody chose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.carrying.agreed import Agreeable, as_agreed
from analysis.carrying.carry import carry_themes_with
from analysis.carrying.changes import Changes, compare_months_with
from analysis.encoders.loading import load_encoder
from analysis.encoders.remembering import remembering
from analysis.measures.stability import Stability, how_stable
from analysis.pipeline import find_themes_with
from analysis.teaching.decision import Decision
from analysis.types import ThemeSet, Vectors
from analysis.vectors import StaticWords, load_static_words, method_of


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """What texts are compared by, read once for everything that is done with it.

    Attributes
    ----------
    method : str
        Ends the sentence “Comments were compared by …”.
    static : StaticWords, optional
        Static vectors of English words, where they were chosen and are installed.
    vectors : callable, optional
        The encoder, where one was chosen; it reads each different text once.
    """

    method: str
    static: StaticWords | None = None
    vectors: Vectors | None = None

    def find_themes(
        self, texts: Sequence[str], *, seed: int = 0, decisions: Sequence[Decision] | None = None
    ) -> ThemeSet:
        """Do as `analysis.find_themes` does."""
        found = find_themes_with(
            self.static, texts, seed=seed, decisions=decisions, vectors=self.vectors
        )
        return replace(found, method=self.method)

    def carry_themes(self, agreed: Agreeable, texts: Sequence[str], *, seed: int = 0) -> ThemeSet:
        """Do as `analysis.carry_themes` does."""
        carried = carry_themes_with(
            self.static, as_agreed(agreed), texts, seed=seed, vectors=self.vectors
        )
        return replace(carried, method=self.method)

    def compare_months(self, before: ThemeSet, after: ThemeSet, *, seed: int = 0) -> Changes:
        """Do as `analysis.compare_months` does."""
        return compare_months_with(self.static, before, after, seed=seed, vectors=self.vectors)

    def how_sure(self, texts: Sequence[str], *, seed: int = 0) -> Stability:
        """Do as `analysis.how_sure` does."""
        return how_stable(
            lambda part: self.find_themes(part, seed=seed).comment_themes, texts, seed=seed
        )


def choose(choice: str) -> Chosen:
    """Read what texts are to be compared by. Nothing is ever downloaded.

    Parameters
    ----------
    choice : str
        “static”: static vectors of English words; where they are not installed, word counts.
        “words”: word counts alone. “universal”: an encoder of 16 languages. Anything else: the
        folder of a model on this machine.

    Returns
    -------
    chosen : Chosen
        Finds, carries and compares themes by it.

    Raises
    ------
    EncoderError
        If what was chosen is not here or cannot be used. Nothing else is used in its place.

    Examples
    --------
    >>> choose("static").method, choose("words").method
    ('static vectors', 'word counts')
    """
    if choice in {"static", "words"}:
        static = load_static_words() if choice == "static" else None
        return Chosen(method_of(None, static), static)
    named = choice == "universal"
    encoder = load_encoder("universal") if named else load_encoder("folder", choice)
    return Chosen(encoder.method, vectors=remembering(encoder))


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
        As for `choose`: “static”, “words”, “universal” or the folder of a model.
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
    return choose(choice).find_themes(texts, seed=seed, decisions=decisions)
