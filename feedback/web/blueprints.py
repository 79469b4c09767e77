"""Every step of the loop that has pages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp

STEPS = (
    *("display", "help", "account", "desk", "check", "tell", "later", "words", "theme", "report"),
    *("bring", "invite", "reply", "offline"),
)


def init_app(app: FeedbackApp) -> None:
    """Register each step's blueprint."""
    for step in STEPS:
        app.register_blueprint(import_module(f"feedback.web.{step}").blueprint)
