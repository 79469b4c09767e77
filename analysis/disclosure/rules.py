"""Who reads a number, and how it is then shown."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Who reads the numbers."""

    FACILITATOR = "facilitator"
    PARTNERSHIP = "partnership"
    PUBLIC = "public"


@dataclass(frozen=True)
class Cell:
    """A number as it may be shown; `value` is None where it is hidden.

    Examples
    --------
    >>> Cell(value=None, shown="fewer than 5").hidden
    True
    """

    value: int | None
    shown: str

    @property
    def hidden(self) -> bool:
        """Whether the number is kept back."""
        return self.value is None


# Largest count that is hidden, and the smallest base a percentage is worked out on.
LARGEST_SMALL = {Rule.FACILITATOR: 0, Rule.PARTNERSHIP: 4, Rule.PUBLIC: 7}
SMALLEST_BASE = {Rule.FACILITATOR: 1, Rule.PARTNERSHIP: 10, Rule.PUBLIC: 10}
SMALL_WORDS = {Rule.PARTNERSHIP: "fewer than 5", Rule.PUBLIC: "*"}
# Hidden only so that a small number beside it cannot be worked out.
BESIDE_WORDS = {Rule.PARTNERSHIP: "not shown", Rule.PUBLIC: "*"}


def is_small(count: int, rule: Rule) -> bool:
    """Whether a count is hidden in itself.

    Nought is shown: it says that nobody told us, so nobody can be recognised in it, and a table
    full of hidden noughts would hide what is missing.
    """
    return 0 < count <= LARGEST_SMALL[rule]


def rounded(count: int, rule: Rule) -> int:
    """Round a count to the nearest 5 for the public, and leave it as it is for others.

    Examples
    --------
    >>> rounded(12, Rule.PUBLIC), rounded(13, Rule.PUBLIC), rounded(13, Rule.PARTNERSHIP)
    (10, 15, 13)
    """
    return (count + 2) // 5 * 5 if rule is Rule.PUBLIC else count


def show(count: int, rule: Rule, *, beside: bool = False) -> Cell:
    """Make the cell for one count; `beside` hides it to protect another."""
    if is_small(count, rule):
        return Cell(None, SMALL_WORDS[rule])
    if beside:
        return Cell(None, BESIDE_WORDS[rule])
    value = rounded(count, rule)
    return Cell(value, f"{value:,}")
