"""Turn errors into pages that say what to do, and never lose what somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from feedback.errors import PAGES, SignInNeededError
from feedback.web.kept import kept
from feedback.web.speech import gettext

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.web.application import FeedbackApp

# Where a form may come from. A cookie of ours is not sent with a form of another site, so drawing
# a form for it would begin a fresh visit in place of the one this browser has.
ELSEWHERE = {"cross-site", "same-site"}


def init_app(app: FeedbackApp) -> None:
    """Register a page for every kind of trouble."""
    for error in PAGES:
        app.register_error_handler(error, show_domain_error)
    app.register_error_handler(SignInNeededError, ask_to_sign_in)
    app.register_error_handler(CSRFError, show_again)
    app.register_error_handler(HTTPException, show_http_error)
    if not app.testing:
        app.register_error_handler(Exception, show_unexpected)


def show_domain_error(error: Exception) -> ResponseReturnValue:
    """Show the page of an expected error; a 503 keeps the words and says when to try again."""
    page = next(PAGES[kind] for kind in type(error).__mro__ if kind in PAGES)
    _let_go()
    headers = {"Retry-After": "30"} if page.status == 503 else {}
    return (
        show_words(page.template, message=gettext(str(error)) if str(error) else ""),
        page.status,
        headers,
    )


def ask_to_sign_in(_error: Exception) -> ResponseReturnValue:
    """Send somebody to the sign-in page, and back afterwards."""
    here = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=here))


def show_again(_error: CSRFError) -> ResponseReturnValue:
    """Show the words again with a fresh token: a form left open overnight still sends."""
    _let_go()
    if request.headers.get("Sec-Fetch-Site") in ELSEWHERE:
        return render_template("errors/not_allowed.html", message=""), 403
    return show_words("errors/send_again.html"), 400


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """Show the page for a plain HTTP error."""
    _let_go()
    code = error.code or 500
    known = {403: "not_allowed", 404: "not_found", 413: "too_large", 429: "slow_down"}
    if code in known:
        return render_template(f"errors/{known[code]}.html", message=""), code
    return render_template("errors/problem.html", message="", kept=[], again="", sends=False), code


def show_unexpected(error: Exception) -> ResponseReturnValue:
    """Log what kind of error it was, never its words, and show a page that touches nothing."""
    _let_go()
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    current_app.logger.error(
        "unexpected %s at %s", type(error).__name__, " < ".join(frames[::-1][:6])
    )
    return show_words("errors/problem.html"), 500


def show_words(template: str, *, message: str = "") -> str:
    """Draw a page that holds all that was typed, ready to be sent again."""
    return render_template(
        template,
        message=message,
        kept=kept(),
        again=request.full_path.rstrip("?"),
        sends=request.method == "POST",
    )


def _let_go() -> None:
    """End the request's transaction, so that drawing the page cannot wait for it."""
    session = g.get("session")
    if session is not None:
        session.rollback()
