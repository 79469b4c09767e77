"""What is suggested for one text: service areas, aspects and a feeling, each with a certainty."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["praise", "complaint", "both", "neither", "not sure"]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A service area or an aspect, and how likely it is to be right, from 0 to 1."""

    id: str
    certainty: float
    words: tuple[str, ...] = ()
    """The words of the taxonomy that were found in the text, if any were."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """Whether a text praises or complains, and how likely that is to be right, from 0 to 1."""

    kind: Kind
    certainty: float


@dataclass(frozen=True, slots=True)
class Codes:
    """Everything suggested for one text; an empty tuple says that nothing was clear."""

    areas: tuple[Suggested, ...]
    """The likeliest first."""
    aspects: tuple[Suggested, ...]
    """The likeliest first."""
    feeling: Feeling
