"""The area pack's videos in sign language, sent from here and from nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import send_file

from feedback.errors import NotFoundError
from feedback.web.application import current
from feedback.web.display.views import blueprint

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

CAPTIONS = ".vtt"
A_DAY = 86_400


@blueprint.route("/video/<place>.<ending>")
def video(place: str, ending: str) -> ResponseReturnValue:
    """Send a sign language video of the area pack, or its captions."""
    found = current().area.video(place)
    path = found.part(f".{ending}") if found else None
    if found is None or path is None:
        raise NotFoundError("There is no such video.")
    kind = "text/vtt" if path.suffix == CAPTIONS else found.type
    # A phone asks for a video piece by piece, so that somebody can begin in the middle.
    return send_file(path, mimetype=kind, conditional=True, max_age=A_DAY)
