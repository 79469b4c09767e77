"""A real Chromium on the real example, served the way `make run` serves it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy import select
from waitress.server import create_server

from feedback import create_app
from feedback.areas import load_area
from feedback.clock import Clock
from feedback.database import Database, migrating
from feedback.keys import Keys
from feedback.models import Account
from feedback.services import accounts, example
from feedback.settings import Settings
from feedback.web.application import FeedbackApp
from tests.conftest import NOW

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Site:
    """The example, being served."""

    app: FeedbackApp
    address: str

    def sign_in_link(self, role: str) -> str:
        """Return a fresh one-time link for a role."""
        with self.app.database.writing() as session:
            query = select(Account).where(Account.role == role).order_by(Account.id)
            account = session.scalars(query.limit(1)).one()
            token = accounts.make_sign_in_link(session, account=account)
        return f"{self.address}/sign-in/with/{token}"


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example month, made once as `make run` makes it."""
    folder = tmp_path_factory.mktemp("example")
    settings = Settings.for_example(folder, "hertfordshire")
    keys = Keys.make()
    keys.write(settings.keys_file)
    database = Database(settings.database_url)
    migrating.upgrade(database)
    example.fill(database, area=load_area(settings.area), keys=keys, clock=Clock(NOW))
    database.close()
    return folder


@pytest.fixture(scope="session")
def site(example_folder: Path) -> Iterator[Site]:
    """The example on a free port of this machine."""
    settings = Settings.for_example(example_folder, "hertfordshire")
    yield from serving(create_app(settings, clock=Clock(NOW)))


def serving(app: FeedbackApp) -> Iterator[Site]:
    """Serve an application on a free port until the test is over."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Site(app, f"http://127.0.0.1:{server.effective_port}")
    server.close()
    thread.join(timeout=5)
    app.database.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone, 375 px wide."""
    yield from opened(chromium.new_context(viewport={"width": 375, "height": 812}))


@pytest.fixture
def plain_phone(chromium: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    viewport = {"width": 375, "height": 812}
    yield from opened(chromium.new_context(viewport=viewport, java_script_enabled=False))


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[Page]:
    """A screen at work, 1280 px wide."""
    yield from opened(chromium.new_context(viewport={"width": 1280, "height": 900}))


def opened(context: BrowserContext) -> Iterator[Page]:
    """Open a page that fails the test if it asks anybody else for anything."""
    page = context.new_page()
    page.set_default_timeout(8000)
    strangers: list[str] = []
    page.on("request", lambda request: strangers.append(request.url))
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: message.type == "error" and trouble.append(message.text))
    yield page
    context.close()
    assert all(url.startswith(("http://127.0.0.1:", "data:")) for url in strangers), strangers
    assert not trouble, trouble
