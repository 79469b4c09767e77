"""The first page: choose a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, url_for

from feedback.errors import RefusedError
from feedback.security import requires
from feedback.services import bringing
from feedback.web.application import current, read_session
from feedback.web.bring import kept
from feedback.web.bring.blueprint import WHO, blueprint
from feedback.web.bring.forms import FileForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.datastructures import FileStorage


@blueprint.route("", methods=["GET", "POST"])
@requires(WHO)
def start() -> ResponseReturnValue:
    """Ask for a file, and list the files that came in before."""
    form = FileForm()
    if form.validate_on_submit():
        try:
            take(form.file.data)
            return redirect(url_for("bring.columns"))
        except RefusedError as error:
            form.file.errors = [str(error)]
    past = bringing.latest(read_session(), area_id=current().area.id)
    return render_template("bring/start.html", form=form, past=past, begun=kept.find())


@blueprint.post("/stop")
@requires(WHO)
def stop() -> ResponseReturnValue:
    """Let go of the file: nothing of it stays."""
    kept.forget()
    return redirect(url_for("bring.start"))


def take(file: FileStorage) -> None:
    """Keep a file that can be read, in place of the one before."""
    chosen = kept.Kept(bringing.tidy_name(file.filename or ""), file.stream.read())
    bringing.read_sheet(chosen.content, chosen.name)
    kept.forget()
    kept.keep(chosen)
