"""The application, its database and its page client, fresh for each test."""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings as examples
from playwright.sync_api import Browser
from sqlalchemy.orm import Session

from feedback import create_app
from feedback.areas import load_area
from feedback.cli.example import make_once
from feedback.clock import Clock
from feedback.database import Database, migrating
from feedback.keys import Keys
from feedback.services import installation
from feedback.settings import Settings
from feedback.web.application import FeedbackApp
from tests.support import browser
from tests.support.one_app import OneApp
from tests.support.pages import Pages
from tests.support.templates import Remembered

NOW = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
# A run makes and drops a thousand applications: looking for lost memory less often saves an eighth.
gc.set_threshold(100_000, 50, 100)
OPTIONS = {"TESTING": True, "RATELIMIT_ENABLED": False}
# Examples are the same thirty in every run, and a slow machine never makes one fail.
examples.register_profile("ours", deadline=None, derandomize=True, max_examples=30)
examples.load_profile("ours")
Flask.jinja_options = {"bytecode_cache": Remembered()}


# The longest files, the first of which asks for the example month: begun first, none of them is
# the one that everybody waits for at the end.
LONGEST = ["test_accessible.py", "test_types.py", "test_killed_site.py", "test_checking.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; the rest stays in its order."""
    items.sort(key=lambda item: [*LONGEST, item.path.name].index(item.path.name))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example installation with an open conversation, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("installation")
    settings = settings_in(folder)
    Keys.make().write(settings.keys_file)
    database = Database(settings.database_url)
    migrating.upgrade(database)
    with database.writing() as session:
        conversation = installation.install(
            session, kind="example", area=load_area("hertfordshire")
        )
        installation.open_conversation(conversation, today=NOW.date())
    database.close()
    return folder


def settings_in(folder: Path) -> Settings:
    """Return the settings of an installation in a folder."""
    return Settings(
        instance=folder, database_url=f"sqlite:///{folder / 'test.db'}", secure_cookies=False
    )


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still on a Tuesday in November 2026."""
    return Clock(NOW)


@pytest.fixture(scope="session")
def one_app(tmp_path_factory: pytest.TempPathFactory) -> OneApp:
    """The application of this process."""
    return OneApp(
        lambda folder, clock: create_app(settings_in(folder), clock=clock, options=OPTIONS),
        tmp_path_factory.mktemp("application"),
    )


@pytest.fixture
def app(filled: Path, one_app: OneApp, clock: Clock) -> Iterator[FeedbackApp]:
    """The application on a new database."""
    application = one_app.fresh(filled, clock)
    yield application
    application.database.close()


@pytest.fixture
def session(app: FeedbackApp) -> Iterator[Session]:
    """A session that writes; commit before asking for a page, which has a session of its own."""
    with app.database.write_session() as session:
        yield session


@pytest.fixture
def pages(app: FeedbackApp) -> Pages:
    """A visitor who checks every page they see."""
    return Pages(app)


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example month as `make run` makes it: once for every process of this run."""
    base = tmp_path_factory.getbasetemp()
    # Side by side, each process has a folder of its own in the folder of the run.
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "example"
    folder.mkdir(exist_ok=True)
    with (folder / "being-made").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make_example(Settings.for_example(folder, "hertfordshire"))
            (folder / "made").touch()
    return folder


def make_example(settings: Settings) -> None:
    """Make the example month, seen from a fixed day, where an earlier start was killed."""
    (settings.instance / "example.db.unfinished").write_bytes(b"half of a database")
    make_once(settings, Clock(NOW))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once for every test of this process that needs it."""
    with browser.chromium() as started:
        yield started
