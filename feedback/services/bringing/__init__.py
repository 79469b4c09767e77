"""Bring in comments that came some other way: a whole file, or nothing of it."""

from feedback.services.bringing.checking import (
    Checked,
    Columns,
    RowProblem,
    check,
    must_be_whole,
)
from feedback.services.bringing.days import read_day
from feedback.services.bringing.folding import Folded, fold
from feedback.services.bringing.guessing import guess_columns, guess_months
from feedback.services.bringing.noticing import came_before, seem_personal
from feedback.services.bringing.past import Past, find_batch, latest, states
from feedback.services.bringing.preparing import Clearance
from feedback.services.bringing.refusing import (
    CLOSED,
    closed_months,
    month_must_be_open,
    must_be_new,
)
from feedback.services.bringing.sheet import LARGEST, Sheet, read_sheet, tidy_name
from feedback.services.bringing.storing import bring

__all__ = [
    "CLOSED",
    "LARGEST",
    "Checked",
    "Clearance",
    "Columns",
    "Folded",
    "Past",
    "RowProblem",
    "Sheet",
    "bring",
    "came_before",
    "check",
    "closed_months",
    "find_batch",
    "fold",
    "guess_columns",
    "guess_months",
    "latest",
    "month_must_be_open",
    "must_be_new",
    "must_be_whole",
    "read_day",
    "read_sheet",
    "seem_personal",
    "states",
    "tidy_name",
]
