"""The one place where a report's numbers are hidden, for every page and file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import Cell, Rule, hide_small, hide_small_overlapping

if TYPE_CHECKING:
    from feedback.documents.view import Audience, Count

# The forum and the partners see the same: two files side by side must not add up to more.
RULES = {
    "facilitator": Rule.FACILITATOR,
    "forum": Rule.PARTNERSHIP,
    "partnership": Rule.PARTNERSHIP,
    "public": Rule.PUBLIC,
}

NOT_SHOWN = "not shown"


def count(number: int, audience: Audience) -> Count:
    """Return one number that stands alone or overlaps with others, as an audience may see it."""
    return shown(hide_small_overlapping([number], rule=RULES[audience])[0])


def beside(submissions: int, comments: int, audience: Audience) -> Count:
    """Return how many comments some submissions hold; hidden wherever the submissions are.

    One submission holds at most a comment for each question: twelve comments from “fewer than 5”
    can only be from four.
    """
    if plain(submissions, audience) or audience == "public":
        return count(comments, audience)
    return {"value": None, "shown": NOT_SHOWN}


def table(counts: dict[str, int], audience: Audience) -> dict[str, Count]:
    """Return numbers that add up to a total which readers know from elsewhere in the report."""
    line = hide_small(list(counts.values()), rule=RULES[audience], total_known=True)
    return {key: shown(cell) for key, cell in zip(counts, line.cells, strict=True)}


def plain(number: int, audience: Audience) -> bool:
    """Say whether a number is shown as it is to an audience."""
    return count(number, audience)["value"] == number


def shown(cell: Cell) -> Count:
    """Return a cell as documents take it."""
    return {"value": cell.value, "shown": cell.shown}


def share_of_total(part: int, total: int) -> str:
    """Return a published figure as a percentage, such as the share of plans at one age."""
    return f"{100 * part / total:.1f}%" if total else ""
