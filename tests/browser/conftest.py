"""A real Chromium on the real example, served the way `make run` serves it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import select
from waitress.server import create_server

from feedback import create_app
from feedback.clock import Clock
from feedback.models import Account
from feedback.services import accounts
from feedback.settings import Settings
from feedback.web.application import FeedbackApp
from tests.browser.mast import close, mast
from tests.conftest import NOW

__all__ = ["mast"]


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
def site(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the example on a free port of this machine."""
    folder = tmp_path_factory.mktemp("site") / "example"
    shutil.copytree(example_folder, folder)
    settings = Settings.for_example(folder, "hertfordshire")
    yield from serving(create_app(settings, clock=Clock(NOW)))


def serving(app: FeedbackApp) -> Iterator[Site]:
    """Serve an application on a free port until the test is over."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Site(app, f"http://127.0.0.1:{server.effective_port}")
    # The server's own thread closes it: a socket that goes while it is waited on is an error.
    server.trigger.pull_trigger(partial(close, server))
    thread.join(timeout=5)
    app.database.close()


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
    page.set_default_timeout(60_000)
    strangers: list[str] = []
    page.on("request", lambda request: strangers.append(request.url))
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: message.type == "error" and trouble.append(message.text))
    yield page
    context.close()
    # What begins with blob: is in the phone's own memory, such as a voice note before it is kept.
    ours = ("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")
    assert all(url.startswith(ours) for url in strangers), strangers
    assert not trouble, trouble
