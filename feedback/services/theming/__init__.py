"""The machine suggests themes, people agree them; every step is written down."""

from feedback.services.theming.agreeing import Picked, agree, drop, take_back
from feedback.services.theming.looking import (
    MonthThemes,
    Suggestion,
    month_themes,
    one,
    permitted,
    quotable,
    ready_to_group,
    themes_of,
    waiting,
)
from feedback.services.theming.renaming import rename
from feedback.services.theming.runs import ask_for_run, latest_run, work_through

__all__ = [
    "MonthThemes",
    "Picked",
    "Suggestion",
    "agree",
    "ask_for_run",
    "drop",
    "latest_run",
    "month_themes",
    "one",
    "permitted",
    "quotable",
    "ready_to_group",
    "rename",
    "take_back",
    "themes_of",
    "waiting",
    "work_through",
]
