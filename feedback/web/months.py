"""Months in addresses."""

from __future__ import annotations

import re

from feedback.errors import NotFoundError

A_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")


def known_month(month: str) -> str:
    """Return a month as it was written, or say that there is no such page."""
    if not A_MONTH.fullmatch(month):
        raise NotFoundError("There is no such month.")
    return month
