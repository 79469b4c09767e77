"""Make room for a file on the two pages that take one, before anything reads the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request

from feedback.services.bringing import LARGEST
from feedback.web.bring.blueprint import WHO
from feedback.web.tell import files

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp

# Room for the rest of the form, and for files a little too large: their page says so kindly.
ROOM = LARGEST + 1024 * 1024


def init_app(app: FeedbackApp) -> None:
    """Run before the token of a form is looked for, which reads all of it."""
    app.before_request(make_room)
    app.before_request(files.make_room)
    app.teardown_request(let_go)


def make_room() -> None:
    """Let a facilitator send a file; everybody else, and every other page, keeps the usual limit.

    A file is kept on disk while it arrives; what is typed stays within the usual limit.
    """
    if request.endpoint == "bring.start" and g.account is not None and g.account.role == WHO:
        request.max_content_length = ROOM


def let_go(_error: BaseException | None) -> None:
    """Close a file that came with a request, so that its copy on the disk goes at once."""
    request.close()
