"""What an operator types: flask install, flask serve, flask work and the rest."""

from __future__ import annotations

from flask import Flask

from feedback.cli import bring, example, install, people, running

__all__ = ["bring", "create_app", "example", "install", "people", "running"]


def create_app() -> Flask:
    """Return an application that only holds commands, so that `flask install` needs no database."""
    app = Flask("feedback", static_folder=None)
    for command in (
        install.install,
        install.upgrade,
        install.open_conversation,
        people.invite,
        running.serve,
        running.work,
        bring.import_comments,
        example.run_example,
    ):
        app.cli.add_command(command)
    return app
