"""What every template may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g

from feedback.web import languages
from feedback.web.application import current
from feedback.web.display import look
from feedback.web.speech import lazy_gettext

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp

FOOTER = (
    (lazy_gettext("Privacy"), "help.privacy"),
    (lazy_gettext("Accessibility"), "help.accessibility"),
    (lazy_gettext("Your words"), "words.open"),
    (lazy_gettext("Help"), "help.contacts"),
    (lazy_gettext("Staff sign in"), "account.sign_in"),
)


def init_app(app: FeedbackApp) -> None:
    """Give templates the area, the reader's display choices and who is signed in."""
    app.jinja_env.globals["footer_links"] = FOOTER
    app.context_processor(shared)


def shared() -> dict[str, object]:
    """Return the names that layouts use."""
    app = current()
    return {
        "area": languages.spoken_area(),
        "example": app.is_example,
        "account": g.get("account"),
        "display": look.chosen(),
        "language": languages.language(),
        "direction": languages.direction(),
        "needs_letters": languages.needs_letters(),
        "unchecked": languages.is_unchecked(),
        "other_languages": languages.others(),
    }
