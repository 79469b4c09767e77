"""What there is to print, each with a picture, and the files themselves."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from flask import Response, render_template, request

from feedback.errors import NotFoundError
from feedback.security import requires
from feedback.services import installation, posters, submissions
from feedback.web.application import current, read_session
from feedback.web.invite.blueprint import WHO, blueprint
from feedback.web.pictures import drawing

if TYPE_CHECKING:
    from types import ModuleType

    from feedback.documents.invitation import Invitation
    from feedback.models import Conversation


@blueprint.get("")
@requires(WHO)
def start() -> str:
    """Show what can be printed, what each is for, and where it leads."""
    known = installation.address(read_session()) is not None
    return render_template(
        "invite/start.html",
        conversation=conversation(),
        address=address(),
        is_known=known or current().is_example,
    )


@blueprint.get("/<name>.pdf")
@requires(WHO)
def pdf(name: str) -> Response:
    """Give a poster, a leaflet or a form to print."""
    made = printer(name).poster_pdf(invitation(), name)
    response = Response(made, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(name)}.pdf"'
    return response


@blueprint.get("/<name>.png")
@requires(WHO)
def picture(name: str) -> Response:
    """Show what a file looks like, small."""
    return Response(printer(name).poster_picture(invitation(), name), mimetype="image/png")


def printer(name: str) -> ModuleType:
    """Load what draws these files; typst takes a second, and most visits never need it."""
    poster = import_module("feedback.documents.poster")
    if name not in poster.PIECES:
        raise NotFoundError("There is no such file.")
    return poster


def invitation() -> Invitation:
    """Gather what the files of the newest conversation say."""
    app = current()
    return posters.invitation(
        area=app.area,
        conversation=conversation(),
        address=address(),
        example=app.is_example,
        today=app.clock.today(),
        draw=lambda name: str(drawing(name)),
    )


def conversation() -> Conversation:
    """Return the conversation that families are invited to."""
    return submissions.newest_conversation(read_session(), area_id=current().area.id)


def address() -> str:
    """Return where families will find the site: as it was installed, or as it is open here."""
    return installation.address(read_session()) or request.host_url.rstrip("/")


def file_name(name: str) -> str:
    """Return a name that still says what a file is when it is passed on."""
    area = current().area
    product = re.sub(r"[^a-z0-9]+", "-", area.product_name.lower()).strip("-")
    return f"{product or area.id}-{name}"
