"""Tell comments apart: which are answers, which say the same, and what ideas they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.nonanswers import is_non_answer
from analysis.text import clean, split_excerpts
from analysis.types import NON_ANSWER, Excerpt, Integers


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Comments, what they say when repeats count once, and where each was said.

    Attributes
    ----------
    keys : tuple of str
        Each different answer once, cleaned, in alphabetical order: so the order in which comments
        came changes nothing that is learnt from them.
    comment_keys : ndarray of shape (n_comments,), dtype=int64
        Place in `keys` of each comment, or `NON_ANSWER`.
    excerpts : tuple of Excerpt
        Every idea of every answer, in the order of the comments.
    ideas : tuple of str
        Each different idea of each different answer once, cleaned, ordered by answer.
    idea_keys : ndarray of shape (n_ideas,), dtype=int64
        Place in `keys` of the answer that each idea is from.
    excerpt_ideas : ndarray of shape (n_excerpts,), dtype=int64
        Place in `ideas` of each excerpt.
    """

    keys: tuple[str, ...]
    comment_keys: Integers
    excerpts: tuple[Excerpt, ...]
    ideas: tuple[str, ...]
    idea_keys: Integers
    excerpt_ideas: Integers


def hear(texts: Sequence[str]) -> Heard:
    """Tell apart answers from non-answers, and new words from repeats.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written.

    Returns
    -------
    heard : Heard
        Every comment has its place, whether or not it says anything.

    Examples
    --------
    >>> heard = hear(["Kind staff", "none", " kind  STAFF"])
    >>> heard.keys, heard.comment_keys.tolist(), len(heard.excerpts)
    (('kind staff',), [0, -1, 0], 2)
    """
    cleaned = [clean(text) for text in texts]
    answers = {key for key in set(cleaned) if not is_non_answer(key)}
    return hear_apart(texts, [(key, -1) if key in answers else None for key in cleaned])


def hear_apart(texts: Sequence[str], answers: Sequence[tuple[str, int] | None]) -> Heard:
    """Do as `hear` does, when it is known which comments are one answer.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written.
    answers : sequence of (str, int) or None
        For each comment its cleaned text, and a number that keeps apart comments of the same
        words; None for a non-answer.

    Returns
    -------
    heard : Heard
        `keys` may hold the same words twice.

    Examples
    --------
    >>> hear_apart(["Kind", "kind"], [("kind", 0), ("kind", 1)]).keys
    ('kind', 'kind')
    """
    keys = sorted({answer for answer in answers if answer is not None})
    place = {key: i for i, key in enumerate(keys)}
    comment_keys = [NON_ANSWER if key is None else place[key] for key in answers]
    excerpts = tuple(
        excerpt
        for i, text in enumerate(texts)
        if comment_keys[i] != NON_ANSWER
        for excerpt in split_excerpts(text, comment=i)
    )
    said = [(comment_keys[excerpt.comment], clean(excerpt.text)) for excerpt in excerpts]
    ideas = sorted(set(said))
    idea_place = {idea: i for i, idea in enumerate(ideas)}
    return Heard(
        keys=tuple(text for text, _ in keys),
        comment_keys=_integers(comment_keys),
        excerpts=excerpts,
        ideas=tuple(text for _, text in ideas),
        idea_keys=_integers([key for key, _ in ideas]),
        excerpt_ideas=_integers([idea_place[idea] for idea in said]),
    )


def _integers(numbers: Sequence[int]) -> Integers:
    return np.array(numbers, dtype=np.int64)
