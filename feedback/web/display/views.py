"""The page where somebody chooses colours, sizes, movement and pictures."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from feedback.web import languages
from feedback.web.addresses import local_path
from feedback.web.display import look
from feedback.web.display.forms import DisplayForm
from feedback.web.speech import gettext

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
    flash(gettext("Done. This phone keeps nothing about how pages look."))
    return redirect(url_for("display.choose", back=local_path(request.form.get("back"))))


@blueprint.route("/language")
def language() -> str:
    """Offer the languages of this area, each by its own name."""
    back = local_path(request.args.get("back"))
    return render_template("language.html", ways=languages.ways(back), back=back)
