"""What somebody deletes is gone when the page says so, and not only at night."""

from __future__ import annotations

from contextlib import suppress

from flask import g

from feedback.database import sqlite
from feedback.web.application import current


def leave_no_trace() -> None:
    """Fold the log away once this request is committed, and what it still held with it."""
    g.setdefault("after_commit", []).append(fold_log)


def fold_log() -> None:
    """Fold the log away; where that cannot be done now, the worker does it at night."""
    # What was asked is stored by now: trouble here must not make a page say that it is not.
    with suppress(sqlite.driver().Error):
        current().database.tidy_log()
