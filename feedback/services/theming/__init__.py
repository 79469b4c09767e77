"""The machine suggests themes, people agree them; every step is written down."""

from feedback.services.theming.agreeing import agree, drop, rename, take_back
from feedback.services.theming.looking import MonthThemes, month_themes, quotable, waiting
from feedback.services.theming.runs import ask_for_run, latest_run, work_through

__all__ = [
    "MonthThemes",
    "agree",
    "ask_for_run",
    "drop",
    "latest_run",
    "month_themes",
    "quotable",
    "rename",
    "take_back",
    "waiting",
    "work_through",
]
