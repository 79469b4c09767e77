"""A server that goes away and comes back, while the phone still says that it has signal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from threading import Thread
from typing import Any

import pytest
from waitress.server import create_server

from feedback.web.application import FeedbackApp


class Mast:
    """Serves on one port, until it goes; nobody answers there until it comes again."""

    def __init__(self, app: FeedbackApp) -> None:
        self.app, self.port = app, 0
        self.comes()

    @property
    def address(self) -> str:
        """Where a phone finds it."""
        return f"http://127.0.0.1:{self.port}"

    def comes(self) -> None:
        """Serve, on the port of before."""
        self.server = create_server(self.app, host="127.0.0.1", port=self.port, threads=8)
        self.port = self.server.effective_port
        self.thread = Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def goes(self) -> None:
        """Stop serving, and hang up on everybody."""
        self.server.trigger.pull_trigger(partial(close, self.server))
        self.thread.join(timeout=5)


@pytest.fixture
def mast(app: FeedbackApp) -> Iterator[Mast]:
    """A conversation that anybody can join, whose server goes away and comes back."""
    mast = Mast(app)
    yield mast
    mast.goes()
    app.database.close()


def close(server: Any) -> None:
    """Hang up on everybody who is still connected, and stop listening."""
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.close()
