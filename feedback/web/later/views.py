"""Keep what was begun under seven words, and open it again with them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, g, redirect, render_template, session, url_for

from feedback.services import codes, drafts
from feedback.web import easy
from feedback.web.application import current
from feedback.web.later.forms import ComeBackForm, LaterForm
from feedback.web.limits import GUESSES, limiter
from feedback.web.speech import gettext
from feedback.web.tell.notes import read_notes
from feedback.web.tell.order import address_to_carry_on
from feedback.web.tell.wording import has_pictures, is_young, other_words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("later", __name__)


@blueprint.route("/later", methods=["GET", "POST"])
def keep() -> ResponseReturnValue:
    """Offer seven words that open these answers again, and draw them when asked."""
    form = LaterForm()
    if not drafts.open_draft(g.session, key=session.get("draft")):
        return redirect(url_for("later.come_back"))
    words = words_of_this_draft()
    if form.validate_on_submit():
        if not words:
            seal_under_words()
        return redirect(url_for("later.keep"))
    touched = drafts.touched_on(g.session, key=session["draft"]) or current().clock.today()
    until = touched + timedelta(days=current().area.retention.draft_days)
    return render_template(
        "later/keep.html", form=form, words=words, until=until, **as_they_answer()
    )


def as_they_answer() -> dict[str, object]:
    """Say where somebody goes on, and whether in easy words or where one may have to leave."""
    notes = read_notes()
    if notes is None:
        return {"carry_on": url_for("tell.check"), "easy": False, "young": False, "other": ""}
    return {
        "carry_on": address_to_carry_on(notes),
        "easy": has_pictures(notes),
        "young": is_young(notes.route, notes.answers.get("role")),
        "other": other_words(notes),
    }


def words_of_this_draft() -> str:
    """Return the seven words that open what this phone holds, if it has any: sending ends them."""
    # The key stands beside its words, because making it again would cost a slow hash a page.
    key, words = session.get("later", ("", ""))
    return words if key and key == session.get("draft") else ""


def where_they_stopped() -> str:
    """Give the address of the page somebody was on, or would have come to next."""
    notes = read_notes()
    return address_to_carry_on(notes) if notes else url_for("tell.check")


def seal_under_words() -> None:
    """Draw seven words, and seal what was begun under the key they stand for."""
    words = codes.draw()
    key, today = drafts.key_from(current().keys, words), current().clock.today()
    moved = drafts.move(
        g.session, area_id=current().area.id, old=session["draft"], new=key, today=today
    )
    if moved:
        session["draft"], session["later"] = key, (key, words)


@blueprint.route("/later/forget", methods=["POST"])
def forget() -> ResponseReturnValue:
    """Make this phone forget what was begun; the seven words still open it."""
    for kept in ("draft", "later"):
        session.pop(kept, None)
    return redirect(url_for("later.forgotten"))


@blueprint.route("/later/forgotten")
def forgotten() -> str:
    """Say that this phone holds nothing, and how to come back."""
    return render_template("later/forgotten.html")


@blueprint.route("/come-back", methods=["GET", "POST"])
@limiter.limit(GUESSES, methods=["POST"])
def come_back() -> ResponseReturnValue:
    """Ask for the seven words, and go on where somebody stopped."""
    form = ComeBackForm()
    if form.validate_on_submit():
        key = drafts.key_from(current().keys, form.code.data)
        if drafts.open_draft(g.session, key=key):
            drafts.touch(g.session, key=key, today=current().clock.today())
            session["draft"], session["later"] = key, (key, codes.tidy(form.code.data))
            return redirect(where_they_stopped())
        form.code.errors = [
            gettext("We do not know these words. Check their order and their spelling")
        ]
    return render_template("later/come_back.html", form=form, easy=easy.wanted())
