"""What was asked, what was found, and the counts that must add up."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analysis.command.reading import Comments
from analysis.types import FITS_NOTHING, NON_ANSWER, ThemeSet


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """Comments and the themes found in them."""

    comments: Comments
    found: ThemeSet
    seed: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Every comment counted once: `comments == in_themes + non_answers + fit_nothing`."""

    comments: int
    in_themes: int
    non_answers: int
    fit_nothing: int
    themes: int


def count(found: ThemeSet) -> Counts:
    """Count where the comments went."""
    return Counts(
        comments=len(found.comment_themes),
        in_themes=int((found.comment_themes >= 0).sum()),
        non_answers=int((found.comment_themes == NON_ANSWER).sum()),
        fit_nothing=int((found.comment_themes == FITS_NOTHING).sum()),
        themes=len(found.themes),
    )


def sizes(found: ThemeSet) -> list[int]:
    """Count the comments of each theme, each comment once."""
    themes = found.comment_themes[found.comment_themes >= 0]
    return [int(size) for size in np.bincount(themes, minlength=len(found.themes))]


def mentions(found: ThemeSet) -> list[int]:
    """Count the comments that speak of each theme anywhere: a comment can count in several."""
    return [speakers(found, theme.excerpts) for theme in found.themes]


def speakers(found: ThemeSet, excerpts: Iterable[int]) -> int:
    """Count the comments that some excerpts come from."""
    return len({found.excerpts[i].comment for i in excerpts})


def sentence(results: Results) -> str:
    """Say in a line where the comments went, so that the counts can be seen to add up."""
    counts = count(results.found)
    if results.found.too_few:
        return (
            f"{_of(counts.comments, 'comment')}: {counts.fit_nothing} with words, "
            f"{_of(counts.non_answers, 'non-answer')}. Too few different comments for themes: "
            "12 or more are needed."
        )
    return (
        f"{_of(counts.comments, 'comment')}: {counts.in_themes} in {_of(counts.themes, 'theme')}, "
        f"{_of(counts.non_answers, 'non-answer')}, {counts.fit_nothing} that fit nothing."
    )


def _of(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
