"""Turn decisions into rules that never contradict each other, or say which two do."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.teaching.decision import Decision
from analysis.text import clean

_JOINING = ("is", "same", "name")


@dataclass(frozen=True, slots=True)
class Rules:
    """Parts (comments that share a theme by decision), and which may not meet.

    Attributes
    ----------
    parts : mapping of int to int
        Part of each decided comment, from 0, ordered by what its comments say.
    known : frozenset of int
        Parts that are a theme people know: by a key, or by a name.
    settled : frozenset of int
        Parts that must be in some theme: all but those only told where they are not.
    apart : frozenset of (int, int)
        Pairs of parts, the lower first, that never share a theme.
    names : mapping of int to str
        Headings that people gave.
    """

    parts: Mapping[int, int]
    known: frozenset[int]
    settled: frozenset[int]
    apart: frozenset[tuple[int, int]]
    names: Mapping[int, str]


class _Joined:
    """Comments and theme keys that decisions tie together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def root(self, node: Hashable) -> Hashable:
        while (above := self._above.setdefault(node, node)) != node:
            self._above[node] = self._above[above]
            node = above
        return node

    def join(self, nodes: Sequence[Hashable]) -> None:
        for node in nodes:
            self._above[self.root(node)] = self.root(nodes[0])


def make_rules(texts: Sequence[str], decisions: Sequence[Decision]) -> Rules:
    """Work out what decisions mean together.

    Parameters
    ----------
    texts : sequence of str
        The comments.
    decisions : sequence of Decision
        In any order.

    Returns
    -------
    rules : Rules
        The same whatever the order of the comments.

    Raises
    ------
    ValueError
        If a decision is about a comment that is not there, or two decisions contradict each
        other: the message names both.

    Examples
    --------
    >>> make_rules(["b", "a"], [Decision("is", (0,), "x"), Decision("is", (1,), "y")]).parts
    {0: 1, 1: 0}
    """
    for place, decision in enumerate(decisions):
        wrong = [comment for comment in decision.comments if not 0 <= comment < len(texts)]
        if wrong:
            raise ValueError(
                f"decision {place} is about comment {wrong[0]}, but comments go from 0 to "
                f"{len(texts) - 1}"
            )
    joined = _join(decisions)
    names = _names(decisions, joined)
    decided = sorted({comment for decision in decisions for comment in decision.comments})
    about: dict[Hashable, list[int]] = {}
    for place, decision in enumerate(decisions):
        for node in _nodes(decision):
            about.setdefault(joined.root(node), []).append(place)
    said: dict[Hashable, list[str]] = {}
    for comment in decided:
        said.setdefault(joined.root(comment), []).append(clean(texts[comment]))
    order = sorted(said, key=lambda root: (sorted(said[root]), sorted(about[root])))
    part = {root: i for i, root in enumerate(order)}
    known = {joined.root(_nodes(one)[-1]) for one in decisions if one.kind in {"is", "name"}}
    settled = {
        joined.root(comment)
        for decision in decisions
        if decision.kind != "is_not"
        for comment in decision.comments
    }
    return Rules(
        parts={comment: part[joined.root(comment)] for comment in decided},
        known=frozenset(part[root] for root in known if root in part),
        settled=frozenset(part[root] for root in settled),
        apart=_apart(decisions, joined, part),
        names={part[root]: name for root, name in names.items() if root in part},
    )


def _nodes(decision: Decision) -> list[Hashable]:
    """List what a joining decision ties together: its comments, and its theme's key."""
    nodes: list[Hashable] = list(decision.comments)
    if decision.kind in {"is", "name"} and decision.theme is not None:
        nodes.append(_key(decision))
    return nodes


def _key(decision: Decision) -> Hashable:
    return ("theme", type(decision.theme).__name__, decision.theme)


def _join(decisions: Sequence[Decision]) -> _Joined:
    joined = _Joined()
    keys: dict[Hashable, Hashable] = {}
    for place, decision in enumerate(decisions):
        if decision.kind not in _JOINING or not _nodes(decision):
            continue
        nodes = _nodes(decision)
        held = {keys[root] for root in map(joined.root, nodes) if root in keys}
        if decision.theme is not None and decision.kind != "same":
            held.add(_key(decision))
        if len(held) > 1:
            clash = [joined.root(node) for node in nodes if joined.root(node) in keys]
            raise _contradiction(decisions, place, _reason(decisions[:place], joined, clash))
        joined.join(nodes)
        if held:
            keys[joined.root(nodes[0])] = held.pop()
    return joined


def _reason(earlier: Sequence[Decision], joined: _Joined, clash: Sequence[Hashable]) -> int:
    """Find the last decision that tied what now clashes to a theme."""
    return next(
        place
        for place in range(len(earlier) - 1, -1, -1)
        if earlier[place].kind in _JOINING
        and any(joined.root(node) in clash for node in _nodes(earlier[place]))
    )


def _names(decisions: Sequence[Decision], joined: _Joined) -> dict[Hashable, str]:
    names: dict[Hashable, tuple[int, str]] = {}
    for place, decision in enumerate(decisions):
        if decision.kind == "name" and decision.name is not None:
            root = joined.root(_nodes(decision)[0])
            first, name = names.setdefault(root, (place, decision.name.strip()))
            if name != decision.name.strip():
                raise _contradiction(decisions, place, first)
    return {root: name for root, (_, name) in names.items()}


def _apart(
    decisions: Sequence[Decision], joined: _Joined, part: Mapping[Hashable, int]
) -> frozenset[tuple[int, int]]:
    pairs: list[tuple[int, Hashable, Hashable]] = []
    for place, decision in enumerate(decisions):
        if decision.kind == "different":
            pairs += [(place, one, other) for one, other in combinations(decision.comments, 2)]
        elif decision.kind == "is_not":
            pairs += [(place, comment, _key(decision)) for comment in decision.comments]
    apart = set()
    for place, one, other in pairs:
        roots = (joined.root(one), joined.root(other))
        if roots[0] == roots[1]:
            raise _contradiction(decisions, place, _joined_by(decisions, one, other))
        if roots[0] in part and roots[1] in part:
            lower, higher = sorted((part[roots[0]], part[roots[1]]))
            apart.add((lower, higher))
    return frozenset(apart)


def _joined_by(decisions: Sequence[Decision], one: Hashable, other: Hashable) -> int:
    """Find the decision that completed the tie between two."""
    joined = _Joined()
    for place, decision in enumerate(decisions):
        if decision.kind in _JOINING and _nodes(decision):
            joined.join(_nodes(decision))
            if joined.root(one) == joined.root(other):
                return place
    raise AssertionError("nothing ties these two")


def _contradiction(decisions: Sequence[Decision], one: int, other: int) -> ValueError:
    first, second = sorted((one, other))
    return ValueError(
        f"decisions contradict each other: decision {first} says {decisions[first]}, but decision "
        f"{second} says {decisions[second]} (decisions and comments are counted from 0)"
    )
