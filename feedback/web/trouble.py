"""Turn errors into pages that say what to do, and never lose what somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from feedback.errors import PAGES, SignInNeededError

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.web.application import FeedbackApp

# Never sent back to the page: secrets, and the token that has to be fresh.
NOT_WORDS = {"csrf_token", "password", "code"}


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
    if page.status == 503:
        return show_words(page.template), page.status, {"Retry-After": "30"}
    return render_template(page.template, message=str(error)), page.status


def ask_to_sign_in(_error: Exception) -> ResponseReturnValue:
    """Send somebody to the sign-in page, and back afterwards."""
    here = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=here))


def show_again(_error: CSRFError) -> ResponseReturnValue:
    """Show the words again with a fresh token: a form left open overnight still sends."""
    _let_go()
    return show_words("errors/send_again.html"), 400


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """Show the page for a plain HTTP error."""
    _let_go()
    known = {403: "not_allowed", 404: "not_found", 413: "too_large", 429: "slow_down"}
    name = known.get(error.code or 500, "problem")
    return render_template(f"errors/{name}.html", message=""), error.code or 500


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


def show_words(template: str) -> str:
    """Draw a page that holds all that was typed, ready to be sent again."""
    kept = [
        (name, value) for name, value in request.form.items(multi=True) if name not in NOT_WORDS
    ]
    return render_template(template, message="", kept=kept, again=request.full_path.rstrip("?"))


def _let_go() -> None:
    """End the request's transaction, so that drawing the page cannot wait for it."""
    session = g.get("session")
    if session is not None:
        session.rollback()
