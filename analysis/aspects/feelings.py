"""Whether texts praise or complain, idea by idea: a text can do both."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np

from analysis.aspects.codes import Feeling
from analysis.aspects.learnt import COMPLAINT, load_learnt
from analysis.text import split_excerpts
from analysis.types import Floats
from analysis.vectors import StaticWords

Asked: TypeAlias = Literal["good", "better"] | None

NEITHER = Feeling("neither", 1.0)
_UNKNOWN = Feeling("not sure", 0.0)

SURE = 0.75  # measured: docs/decisions/0017-aspects.md
_BOTH = 0.8  # of the surest praise and the surest complaint among the ideas of one text


# How a question turns the odds of a complaint: measured, as above.
_ODDS = {None: 1.0, "good": np.exp(-1.5), "better": np.exp(1.5)}


def feel(
    texts: Sequence[str], static: StaticWords | None, asked: Sequence[Asked] | None = None
) -> list[Feeling]:
    """Say whether each text praises or complains.

    Parameters
    ----------
    texts : sequence of str, length n_texts
        As they were written, with words in each.
    static : StaticWords or None
        Static vectors; without them nothing can be told.
    asked : sequence of {"good", "better", None}, length n_texts, optional
        Whether a question asked what is good or what could be better, where it is known.

    Returns
    -------
    feelings : list of Feeling, length n_texts
        “both” where one idea surely praises and another surely complains; “not sure” where
        neither is likely enough, with the certainty of the likelier. The chances are as they
        would be were praise as common as complaint.

    Examples
    --------
    >>> from analysis.vectors import load_static_words
    >>> [one.kind for one in feel(["Lovely staff.", "They never rang back."], load_static_words())]
    ['praise', 'complaint']
    """
    if static is None:
        return [_UNKNOWN] * len(texts)
    ideas = [[idea.text for idea in split_excerpts(text)] for text in texts]
    flat = [idea for own in ideas for idea in own if len(own) > 1]
    learnt = load_learnt()
    column = learnt.names.index(COMPLAINT)
    likely = learnt.probabilities([*texts, *flat], static)[:, column]
    wholes, rest = likely[: len(texts)], likely[len(texts) :]
    ends = np.cumsum([len(own) if len(own) > 1 else 0 for own in ideas])
    parts = np.split(rest, ends[:-1]) if len(texts) else []
    questions = asked or [None] * len(texts)
    return [
        _feeling(float(turned(whole, question)), turned(own, question))
        for whole, own, question in zip(wholes, parts, questions, strict=True)
    ]


def turned(likely: Floats, question: Asked) -> Floats:
    """Turn chances of a complaint by what was asked.

    Examples
    --------
    >>> turned(np.array([0.5]), "better").round(2).tolist()
    [0.82]
    """
    odds = _ODDS[question]
    return np.asarray(likely * odds / (likely * odds + 1 - likely))


def _feeling(whole: float, parts: Floats) -> Feeling:
    """Decide by the ideas if they surely differ, and by the whole otherwise."""
    if len(parts):
        differ = float(min(parts.max(), 1 - parts.min()))
        if differ >= _BOTH:
            return Feeling("both", round(differ, 4))
    sure = round(max(whole, 1 - whole), 4)
    if sure < SURE:
        return Feeling("not sure", sure)
    return Feeling("complaint" if whole > 0.5 else "praise", sure)
