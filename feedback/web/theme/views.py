"""A month's themes: ask for them, agree them, drop them, take a decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, g, redirect, render_template, url_for

from feedback.security import requires
from feedback.services import theming
from feedback.tasks import wake
from feedback.web.application import current
from feedback.web.months import known_month
from feedback.web.theme.blueprint import blueprint
from feedback.web.theme.certainty import by_certainty
from feedback.web.theme.forms import NEW, AgreeForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import SuggestedTheme


@blueprint.get("/<month>")
@requires("facilitator")
def month(month: str) -> ResponseReturnValue:
    """Show what the machine suggests for a month, and what people made of it."""
    found = theming.month_themes(g.session, area_id=current().area.id, month=known_month(month))
    ready = theming.ready_to_group(g.session, area_id=current().area.id, month=month)
    return render_template("theme/month.html", month=month, found=found, ready=ready)


@blueprint.post("/<month>/find")
@requires("facilitator")
def find(month: str) -> ResponseReturnValue:
    """Ask the machine for themes; the worker does it while the page goes on."""
    theming.ask_for_run(
        g.session,
        area_id=current().area.id,
        month=known_month(month),
        account=g.account,
        now=current().clock.now(),
    )
    g.setdefault("after_commit", []).append(lambda: wake(current()))
    return redirect(url_for("theme.month", month=month))


@blueprint.route("/<month>/<int:suggested_id>", methods=["GET", "POST"])
@requires("facilitator")
def suggestion(month: str, suggested_id: int) -> ResponseReturnValue:
    """Read one suggested theme, and name and agree it."""
    found = theming.one(g.session, area_id=current().area.id, suggested_id=suggested_id)
    form = agree_form(found)
    if form.validate_on_submit():
        agree(found.theme, form)
        flash(f"Agreed: {form.name.data}")
        return redirect(url_for("theme.month", month=found.month))
    themes = theming.month_themes(g.session, area_id=current().area.id, month=found.month)
    decided = themes.closed or found.theme.state != "suggested"
    return render_template(
        "theme/decided.html" if decided else "theme/suggestion.html",
        month=found.month,
        found=found,
        form=form,
        said=by_certainty(found.inside),
        closed=themes.closed,
    )


@blueprint.post("/<month>/<int:suggested_id>/drop")
@requires("facilitator")
def drop(month: str, suggested_id: int) -> ResponseReturnValue:
    """Say that a suggestion is no theme."""
    found = theming.one(g.session, area_id=current().area.id, suggested_id=suggested_id)
    now = current().clock.now()
    theming.drop(g.session, suggested=found.theme, account=g.account, now=now)
    flash("Dropped. Its comments stay in the month.")
    return redirect(url_for("theme.month", month=month))


@blueprint.post("/<month>/<int:suggested_id>/take-back")
@requires("facilitator")
def take_back(month: str, suggested_id: int) -> ResponseReturnValue:
    """Undo a decision about a suggestion."""
    found = theming.one(g.session, area_id=current().area.id, suggested_id=suggested_id)
    now = current().clock.now()
    theming.take_back(g.session, suggested=found.theme, account=g.account, now=now)
    left = theming.waiting(g.session, area_id=current().area.id, month=found.month)
    # What an earlier look found is not offered again: its comments are in the newest one.
    what = "You can decide it again." if found.theme in left else "Look at what is suggested now."
    flash(f"Taken back. {what}")
    return redirect(url_for("theme.month", month=month))


def agree_form(found: theming.Suggestion) -> AgreeForm:
    """Return the form of a suggestion, filled with the machine's draft until somebody writes."""
    form = AgreeForm(name=found.theme.name, service="")
    themes = theming.themes_of(g.session, area_id=current().area.id)
    form.offer(current().area, themes, found)
    joined = next((theme for theme in themes if str(theme.id) == form.join.data), None)
    if joined is not None and form.join.data != NEW:
        form.take(joined)
    return form


def agree(suggested: SuggestedTheme, form: AgreeForm) -> None:
    """Hand what the facilitator wrote to the service."""
    theming.agree(
        g.session,
        suggested=suggested,
        account=g.account,
        name=form.name.data or "",
        sentence=form.sentence.data or "",
        feeling=form.feeling.data or "",
        service=form.service.data or None,
        picked=theming.Picked(
            quotes=[int(excerpt) for excerpt in form.quotes.data or []],
            keep={int(excerpt) for excerpt in form.keep.data or []},
        ),
        now=current().clock.now(),
    )
