"""Hide small numbers so that no family can be recognised, in one place for every output."""

from analysis.disclosure.rules import Cell, Rule
from analysis.disclosure.shares import share, wilson
from analysis.disclosure.tables import (
    Line,
    Table,
    hide_small,
    hide_small_overlapping,
    hide_small_table,
)

__all__ = [
    "Cell",
    "Line",
    "Rule",
    "Table",
    "hide_small",
    "hide_small_overlapping",
    "hide_small_table",
    "share",
    "wilson",
]
