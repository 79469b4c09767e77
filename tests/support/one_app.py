"""One application for the tests of a process: each test has a new database, and its own clock.

Making an application for every test cost a quarter of their time: its routes, its templates, and
what the database layer learns about each statement. An application that a test changed is let go.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from feedback.clock import Clock
from feedback.web.application import FeedbackApp
from feedback.web.limits import limiter

Make = Callable[[Path, Clock], FeedbackApp]
KEPT = ("settings", "keys", "area", "database", "is_example", "session_interface")
STATEMENTS = ("begin", "commit", "rollback", "before_cursor_execute", "after_cursor_execute")
CONNECTIONS = ("connect", "checkout", "checkin", "invalidate")


class OneApp:
    """Hands out the application of this process, as new."""

    def __init__(self, make: Make, folder: Path) -> None:
        self.make = make
        self.folder = folder
        self.app: FeedbackApp | None = None
        self.as_made: dict[str, object] = {}

    def fresh(self, filled: Path, clock: Clock) -> FeedbackApp:
        """Return the application with a copy of a filled installation."""
        if self.app is not None and self.is_unchanged(self.app):
            self.app.database.close()
        else:
            self.app = None
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(filled, self.folder)
        if self.app is None:
            self.app = self.make(self.folder, clock)
            self.as_made = state(self.app)
        self.app.clock = clock
        return self.app

    def is_unchanged(self, app: FeedbackApp) -> bool:
        """Tell whether the last test left the application as it was made, with nothing open."""
        engines = (app.database.writer, app.database.reader)
        return state(app) == self.as_made and all(one.pool.checkedout() == 0 for one in engines)


def state(app: FeedbackApp) -> dict[str, object]:
    """Return what a test could change of an application, but for its clock."""
    return {
        "config": dict(app.config),
        "limits": limiter.enabled,
        "rules": len(list(app.url_map.iter_rules())),
        "before": {name: len(each) for name, each in app.before_request_funcs.items()},
        "after": {name: len(each) for name, each in app.after_request_funcs.items()},
        "views": {name: id(view) for name, view in app.view_functions.items()},
        "globals": {name: id(each) for name, each in app.jinja_env.globals.items()},
        "listening": [listeners(one) for one in (app.database.writer, app.database.reader)],
        **{name: id(getattr(app, name)) for name in KEPT},
    }


def listeners(engine: Engine) -> list[int]:
    """Return how many listen to each thing a database does: some tests listen in."""
    of_engine = [len(getattr(engine.dispatch, name)) for name in STATEMENTS]
    return of_engine + [len(getattr(engine.pool.dispatch, name)) for name in CONNECTIONS]
