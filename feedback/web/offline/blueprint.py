"""The pages that work with no signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, session

if TYPE_CHECKING:
    from flask import Response

blueprint = Blueprint("offline", __name__)


@blueprint.after_request
def set_no_cookie(answer: Response) -> Response:
    """Leave the cookie alone when a phone fetches what it keeps, beside the page somebody uses.

    Both begin with no session. Whichever answer came last would decide it, and the token on the
    page would be that of the other.
    """
    if request.endpoint == "offline.script" or "kept" in request.args:
        session.modified = False
    return answer
