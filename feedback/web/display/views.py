"""The page where somebody chooses colours and the size of words."""

from flask import Blueprint, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from feedback.web.display.forms import DisplayForm

blueprint = Blueprint("display", __name__)


@blueprint.route("/display", methods=["GET", "POST"])
def choose() -> ResponseReturnValue:
    """Let somebody choose how pages look, then take them back to where they were."""
    chosen = session.get("display") or {"theme": "auto", "size": "usual"}
    form = DisplayForm(data={**chosen, "back": request.args.get("back", "/")})
    if form.validate_on_submit():
        session["display"] = {
            "theme": form.theme.data or chosen["theme"],
            "size": form.size.data or chosen["size"],
        }
        return redirect(local_path(form.back.data))
    return render_template("display.html", form=form, back=local_path(form.back.data))


def local_path(address: str | None) -> str:
    r"""Give a path on this site, or the start page for anything that might lead elsewhere.

    >>> local_path("/tell/good?step=2"), local_path("//elsewhere.example"), local_path("/\\else")
    ('/tell/good?step=2', '/', '/')
    """
    path = address or "/"
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
