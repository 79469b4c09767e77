"""Serve the site, and do the slow work beside it."""

from __future__ import annotations

import logging
import signal
from typing import TYPE_CHECKING

import click
import waitress

from feedback import create_app
from feedback.cli.talking import plainly
from feedback.tasks import Worker

if TYPE_CHECKING:
    from types import FrameType

    from feedback.web.application import FeedbackApp

THREADS = 8
PORTS = click.IntRange(1, 65535)
# Forty phones that send half a post and stop must not keep the next family out.
CONNECTIONS = 1000


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=PORTS, default=8000, show_default=True, help="Port to listen on.")
@plainly
def serve(host: str, port: int) -> None:
    """Serve the site until it is stopped."""
    run_site(create_app(), host=host, port=port)


@click.command("work")
@plainly
def work() -> None:
    """Do the slow work: group comments into themes, one run at a time, in the background."""
    app = create_app()
    Worker(app).run()


def run_site(app: FeedbackApp, *, host: str, port: int) -> None:
    """Answer requests; an ordinary stop signal ends it as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _stop)
    # Started in the background of a script, a program is told to be deaf to this one.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # A request that waits a moment for its turn is an ordinary day, and no news for the operator.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress.serve(
        app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        ident=None,
        _quiet=True,
    )


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
