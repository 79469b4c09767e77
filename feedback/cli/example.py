"""Run the platform with an example month, for one person on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import click

from feedback import create_app
from feedback.areas import load_area
from feedback.cli.running import PORTS, run_site
from feedback.cli.talking import plainly
from feedback.clock import Clock
from feedback.database import Database, migrating
from feedback.keys import Keys
from feedback.services import accounts, example
from feedback.settings import ROOT, Settings
from feedback.web.application import FeedbackApp

HOST = "127.0.0.1"


@click.command("run-example")
@click.option("--port", type=PORTS, default=8000, show_default=True, help="Port to listen on.")
@click.option("--instance", default="instance", show_default=True, help="Folder for its files.")
@click.option("--area", default="hertfordshire", show_default=True, help="Area pack to use.")
@plainly
def run_example(port: int, instance: str, area: str) -> None:
    """Make the example if there is none, then serve it to this machine only."""
    settings = Settings.for_example(Path(instance), area)
    must_be_free(port)
    make_once(settings)
    app = create_app(settings)
    worker = start_worker(settings)
    try:
        greet(app, port)
        run_site(app, host=HOST, port=port)
    except OSError as error:
        raise another_port(error) from None
    finally:
        worker.terminate()
        worker.wait(timeout=20)
        app.database.close()
    click.echo("\nStopped.")


def must_be_free(port: int) -> None:
    """Refuse a taken port at once, before anything is made."""
    try:
        with socket.socket() as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind((HOST, port))
    except OSError as error:
        raise another_port(error) from None


def another_port(error: OSError) -> click.ClickException:
    """Say what to do about a port that cannot be listened on."""
    return click.ClickException(f"{error.strerror}. Try another port: PORT=9000")


def make_once(settings: Settings, clock: Clock | None = None) -> None:
    """Make the example under another name and move it into place when it is whole."""
    finished = settings.instance / "example.db"
    if finished.exists():
        migrating.upgrade(Database(settings.database_url))
        return
    click.echo("Making the example month: invented comments, read, grouped and reported …")
    settings.instance.mkdir(parents=True, exist_ok=True)
    if not settings.keys_file.exists():
        Keys.make().write(settings.keys_file)
    unfinished = settings.instance / "example.db.unfinished"
    for leftover in settings.instance.glob("example.db.unfinished*"):
        leftover.unlink()
    database = Database(f"sqlite:///{unfinished}")
    migrating.upgrade(database)
    keys = Keys.read(settings.keys_file)
    example.fill(database, area=load_area(settings.area), keys=keys, clock=clock or Clock())
    database.close()
    unfinished.rename(finished)
    (settings.instance / f"{unfinished.name}.migrating").unlink()


def start_worker(settings: Settings) -> subprocess.Popen[bytes]:
    """Start the background worker in a process of its own, so that pages never wait for it."""
    environment = {
        **os.environ,
        "FEEDBACK_INSTANCE": str(settings.instance),
        "FEEDBACK_NAME": settings.name,
        "DATABASE_URL": settings.database_url,
        "FEEDBACK_AREA": settings.area,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "work"],
        cwd=ROOT,
        env=environment,
        # Ctrl-C reaches us; we then stop the worker ourselves, once.
        start_new_session=True,
    )


def greet(app: FeedbackApp, port: int) -> None:
    """Say where to look, and let each role in once."""
    site = f"http://{HOST}:{port}"
    click.echo(f"\n{app.area.product_name}: an example. Every comment in it is invented.\n")
    click.echo(f"  Families          {site}/")
    with app.database.writing() as session:
        for account in example.people(session):
            token = accounts.make_sign_in_link(session, account=account)
            click.echo(f"  {account.role.capitalize():<17} {site}/sign-in/with/{token}")
    click.echo("\nEach sign-in link works once. Press Ctrl-C to stop.")
    sys.stdout.flush()
