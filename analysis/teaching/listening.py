"""Tell comments apart as `hear` does, when people have decided about some of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.hearing import Heard, hear_apart
from analysis.nonanswers import is_non_answer
from analysis.teaching.decision import Decision
from analysis.teaching.rules import Rules, make_rules
from analysis.text import clean
from analysis.types import Integers


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """What was said, and what was decided of it; `key_parts` (n_keys,) is -1 where nothing was."""

    heard: Heard
    rules: Rules
    key_parts: Integers


def hear_decided(texts: Sequence[str], decisions: Sequence[Decision]) -> Decided:
    """Tell answers apart; the same words decided in two ways are two answers.

    A comment nobody decided about follows the decided comments that say the same. A non-answer
    that people put in a theme is an answer; others like it stay non-answers.

    Parameters
    ----------
    texts : sequence of str
        Comments, as they were written.
    decisions : sequence of Decision
        What people decided.

    Returns
    -------
    decided : Decided
        Each answer is in one part, or in none.

    Raises
    ------
    ValueError
        If decisions contradict each other.

    Examples
    --------
    >>> decided = hear_decided(["Kind", "kind", "n/a", "n/a"], [Decision("is", (0, 2), "x")])
    >>> decided.heard.comment_keys.tolist(), decided.key_parts.tolist()
    ([0, 0, 1, -1], [0, 0])
    """
    rules = make_rules(texts, decisions)
    cleaned = [clean(text) for text in texts]
    answers = {key for key in set(cleaned) if not is_non_answer(key)}
    said: dict[str, Counter[int]] = {}
    for comment, part in rules.parts.items():
        said.setdefault(cleaned[comment], Counter())[part] += 1
    follows = {key: _most(counts) for key, counts in said.items()}
    nodes: list[tuple[str, int] | None] = []
    for comment, key in enumerate(cleaned):
        part = rules.parts.get(comment, -1)
        if key in answers:
            nodes.append((key, follows.get(key, -1) if part < 0 else part))
        else:
            nodes.append((key, part) if part in rules.settled else None)
    heard = hear_apart(texts, nodes)
    parts = [part for _, part in sorted({node for node in nodes if node is not None})]
    return Decided(heard, rules, np.array(parts, dtype=np.int64))


def _most(counts: Counter[int]) -> int:
    return min(counts, key=lambda part: (-counts[part], part))
