"""The page where somebody chooses colours, sizes, movement and pictures."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from feedback.web.display import look
from feedback.web.display.forms import DisplayForm

blueprint = Blueprint("display", __name__)


@blueprint.route("/display", methods=["GET", "POST"])
def choose() -> ResponseReturnValue:
    """Let somebody choose how pages look, then take them back to where they were."""
    before = look.chosen()
    before["keep"] = before["keep"] or "yes"
    form = DisplayForm(data={**before, "back": request.args.get("back", "/")})
    if form.validate_on_submit():
        look.choose(form.answers)
        return redirect(local_path(form.back.data))
    return render_template("display.html", form=form, back=local_path(form.back.data))


@blueprint.route("/display/forget", methods=["POST"])
def forget() -> ResponseReturnValue:
    """Go back to the usual look, and keep nothing about it on this phone."""
    look.forget()
    flash("Done. This phone keeps nothing about how pages look.")
    return redirect(url_for("display.choose", back=local_path(request.form.get("back"))))


def local_path(address: str | None) -> str:
    r"""Give a path on this site, or the start page for anything that might lead elsewhere.

    >>> local_path("/tell/good?step=2"), local_path("//elsewhere.example"), local_path("/\\else")
    ('/tell/good?step=2', '/', '/')
    """
    path = address or "/"
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
