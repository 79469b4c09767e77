"""Read a day as somebody wrote it."""

from __future__ import annotations

import re
from datetime import date, datetime

FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y")
MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y")
NUMBERS = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
A_TIME = re.compile(r"[ T]\d{1,2}[:.]\d\d.*", re.DOTALL)


def read_day(written: str) -> date:
    """Return the day somebody wrote, the day before the month as people here write it.

    A time beside it is left out: what a family sends keeps only a day.

    >>> read_day("03/11/2026 14:05")
    datetime.date(2026, 11, 3)
    """
    plain = A_TIME.sub("", written.strip())
    if not plain:
        raise ValueError("The day is missing. Write it like this: 03/11/2026.")
    if day := _first_that_fits(plain, FORMS):
        return day
    if american := _first_that_fits(plain, MONTH_FIRST):
        raise ValueError(
            f"“{plain}” has the month first. Write the day first: {american:%d/%m/%Y}."
        )
    if NUMBERS.fullmatch(plain):
        # The same words for every such row, so that a hundred of them are said once.
        raise ValueError("There is no such day. Write the real day like this: 03/11/2026.")
    raise ValueError(f"“{written[:40]}” is not a day. Write a day like this: 03/11/2026.")


def _first_that_fits(plain: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
