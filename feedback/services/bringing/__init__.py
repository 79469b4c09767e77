"""Bring in comments that came some other way: a whole file, or nothing of it."""

from feedback.services.bringing.checking import Checked, Columns, RowProblem, check
from feedback.services.bringing.sheet import Sheet, read_sheet
from feedback.services.bringing.storing import Clearance, bring, states

__all__ = [
    "Checked",
    "Clearance",
    "Columns",
    "RowProblem",
    "Sheet",
    "bring",
    "check",
    "read_sheet",
    "states",
]
