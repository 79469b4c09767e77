"""The words somebody asked for, easy or usual: kept for their visit, as the language is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, request, session

from feedback.web import languages
from feedback.web.addresses import here_without

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.web.application import FeedbackApp

KEPT = "wording"
EASY, USUAL = "easy", "standard"


def init_app(app: FeedbackApp) -> None:
    """Let families choose the words of pages that ask nothing."""
    app.before_request(ask)


def ask() -> ResponseReturnValue | None:
    """Follow a link that names the other words: keep that for this visit, and show the page."""
    wanted = request.args.get("words")
    if wanted is None or request.method != "GET" or not languages.is_for_families():
        return None
    keep(wanted)
    return redirect(here_without("words"))


def keep(wanted: str | None) -> None:
    """Use these words from here on; anything else changes nothing."""
    if wanted in {EASY, USUAL}:
        session[KEPT] = wanted


def follow(words: str) -> None:
    """Forget what was asked for before: whoever presses a card wants its words."""
    session.pop(KEPT, None)
    keep(words)


def wanted(*, otherwise: bool = False) -> bool:
    """Say whether easy words are wanted on this phone, and what holds where nobody said so."""
    return session[KEPT] == EASY if KEPT in session else otherwise
