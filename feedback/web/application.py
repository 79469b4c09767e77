"""A Flask application whose requests are one transaction each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Flask, current_app, g, request

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from feedback.areas import Area
    from feedback.clock import Clock
    from feedback.database import Database
    from feedback.keys import Keys
    from feedback.settings import Settings

SAFE = {"GET", "HEAD", "OPTIONS"}


class FeedbackApp(Flask):
    """The application, and what the whole of it shares."""

    settings: Settings
    keys: Keys
    area: Area
    clock: Clock
    database: Database
    is_example: bool

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer a request; what it stored is committed before its answer is sent."""
        response = self.make_response(super().dispatch_request())
        if request.method not in SAFE and response.status_code < 400 and "session" in g:
            g.session.commit()
            for wake in g.pop("after_commit", []):
                wake()
        return response

    def init_sessions(self) -> None:
        """Give each request a session that can only do what its method may do."""
        self.before_request(self._open_session)
        self.teardown_appcontext(_close_sessions)

    def _open_session(self) -> None:
        reads = request.method in SAFE
        g.session = self.database.read_session() if reads else self.database.write_session()


def read_session() -> Session:
    """Return a session that only reads, whatever the request; it never waits for a writer."""
    session: Session = g.get("reading") or current().database.read_session()
    g.reading = session
    return session


def current() -> FeedbackApp:
    """Return the running application with its own type."""
    return cast("FeedbackApp", current_app)


def _close_sessions(_error: BaseException | None) -> None:
    for name in ("session", "reading"):
        session = g.pop(name, None)
        if session is not None:
            session.close()
