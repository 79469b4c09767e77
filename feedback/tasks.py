"""The background worker: huey wakes it, rows in our own database say what there is to do."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from huey import SqliteHuey, crontab

from feedback.database import sqlite
from feedback.services import audit, contacts, drafts, retention, theming

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp

NICE = 19


class Worker:
    """Works through what is ready; a run whose worker died is taken up again after its lease."""

    def __init__(self, app: FeedbackApp) -> None:
        self.app = app
        self.huey = queue(app)
        self.huey.task(name="work_through")(self.work_through)
        self.huey.periodic_task(crontab(minute="*"), name="look_again")(self.work_through)
        self.huey.periodic_task(crontab(hour="3", minute="20"), name="tidy")(self.tidy)

    def work_through(self) -> None:
        """Do every ready run, oldest first."""
        theming.work_through(
            self.app.database, clock=self.app.clock, vectors=self.app.settings.vectors
        )

    def tidy(self) -> None:
        """Delete what was kept long enough: drafts, contacts, audit lines and families’ words."""
        app, today, kept = self.app, self.app.clock.today(), self.app.area.retention
        with app.database.writing() as session:
            drafts.expire(session, today=today, days=kept.draft_days)
            contacts.expire(
                session, area_id=app.area.id, today=today, kept_months=kept.contact_months
            )
            audit.expire(session, area_id=app.area.id, today=today, kept_years=kept.audit_years)
        retention.work_through(
            app.database, area_id=app.area.id, now=app.clock.now(), kept_months=kept.words_months
        )
        # Only now are the bytes gone: until then the log of the database still holds them.
        self.app.database.tidy_log()

    def run(self) -> None:
        """Work until stopped, giving way to the pages families are waiting for."""
        os.nice(NICE)
        logging.getLogger("huey").setLevel(logging.WARNING)
        self.tidy()
        self.work_through()
        self.huey.create_consumer(workers=1, periodic=True, initial_delay=0.1, max_delay=1).run()


def queue(app: FeedbackApp) -> SqliteHuey:
    """Return the wake-up calls of an installation; losing one costs a minute, never a run."""
    sqlite.keep_private(app.settings.tasks_file)
    return SqliteHuey("feedback", filename=str(app.settings.tasks_file), results=False)


def wake(app: FeedbackApp) -> None:
    """Tell the worker that something is ready; called after the row is committed."""
    waiting = queue(app)
    task = waiting.task(name="work_through")(_nothing)
    task()


def _nothing() -> None:
    """Stand for the worker's task on the side that only asks for it."""
