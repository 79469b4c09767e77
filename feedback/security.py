"""Response headers, who is signed in, and who may see a page."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from flask import g, request, session

from feedback.errors import NotAllowedError, SignInNeededError
from feedback.services import accounts
from feedback.web.application import current, read_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response
    from flask.typing import ResponseReturnValue

    from feedback.models import Account
    from feedback.web.application import FeedbackApp


P = ParamSpec("P")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}

# One page may ask for the microphone, and play what is not sent yet from the phone's own memory.
RECORDING = {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "media-src 'self'", "media-src 'self' blob:"
    ),
    "Permissions-Policy": HEADERS["Permissions-Policy"].replace(
        "microphone=()", "microphone=(self)"
    ),
}


def init_app(app: FeedbackApp) -> None:
    """Put the headers on every answer and know who is asking."""
    app.before_request(load_account)
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Forbid everything a page of ours does not need; keep pages out of shared caches."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def let_record(response: Response) -> Response:
    """Let this one page record a voice note."""
    response.headers.update(RECORDING)
    return response


def load_account() -> None:
    """Find who is signed in, with a session that never waits for a writer."""
    g.account = None
    if "account" in session:
        g.account = accounts.signed_in(
            read_session(),
            session["account"],
            session.get("stamp"),
            since=session.get("since"),
            now=current().clock.now(),
        )


def requires(
    *roles: str,
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Let only some roles see a page; others are told so, strangers are asked to sign in."""

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            check_role(g.account, roles)
            return view(*args, **kwargs)

        guarded.roles = roles  # type: ignore[attr-defined]
        return guarded

    return decorate


def check_role(account: Account | None, roles: tuple[str, ...]) -> None:
    """Raise unless the account has one of the roles."""
    if account is None:
        raise SignInNeededError
    if account.role not in roles:
        raise NotAllowedError("Your account cannot open this page.")
