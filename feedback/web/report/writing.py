"""Move a month's report on: write it, send it to the forum and the partners, publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, g, redirect, render_template, request, url_for

from feedback.errors import NotFoundError
from feedback.security import requires
from feedback.services import reports
from feedback.web.application import current
from feedback.web.months import known_month
from feedback.web.report.blueprint import blueprint
from feedback.web.report.forms import CommentForm, CorrectForm, PressForm, WriteForm
from feedback.web.report.views import open_in, working_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.wrappers import Response

    from feedback.models import Report


@blueprint.post("/<month>/start")
@requires("facilitator")
def start(month: str) -> ResponseReturnValue:
    """Start a month's report with first sentences drawn from its numbers."""
    app, now = current(), current().clock.now()
    report = reports.start(g.session, area=app.area, month=known_month(month), now=now)
    if report.state == "draft":
        reports.write(g.session, area=app.area, report=report, account=g.account, now=now)
    return to_month(month)


@blueprint.post("/<month>")
@requires("facilitator")
def write(month: str) -> ResponseReturnValue:
    """Save the sentences of a report, and send it to the forum if that was pressed."""
    app, now, report = current(), current().clock.now(), newest(month)
    form = WriteForm()
    if not form.validate_on_submit():
        return working_page(month, report, form)
    words = {name: getattr(form, name).data or "" for name in ("title", "summary", "families")}
    who = {"area": app.area, "report": report, "account": g.account, "now": now}
    reports.write(g.session, **who, words=words)
    if request.form.get("do") == "forum":
        reports.share_with_forum(g.session, **who)
        return to_month(month, f"{app.area.forum.short} can read it now.")
    return to_month(month, "Saved.")


@blueprint.post("/<month>/partners")
@requires("facilitator")
def partners(month: str) -> ResponseReturnValue:
    """Let the partners read once the forum has had its turn."""
    app, now = current(), current().clock.now()
    reports.share_with_partners(
        g.session, area=app.area, report=newest(month), account=g.account, now=now
    )
    return to_month(month, "The partners can read it now.")


@blueprint.post("/<month>/draft")
@requires("facilitator")
def draft(month: str) -> ResponseReturnValue:
    """Take a report back to mend it."""
    now = current().clock.now()
    reports.back_to_draft(g.session, report=newest(month), account=g.account, now=now)
    return to_month(month, "It is a draft again. Only the team can read it.")


@blueprint.route("/<month>/publish", methods=["GET", "POST"])
@requires("facilitator")
def publish(month: str) -> ResponseReturnValue:
    """Ask once more before a report is out for good, then publish it."""
    app, form, report = current(), PressForm(), newest(month)
    if form.validate_on_submit():
        now = app.clock.now()
        reports.publish(g.session, area=app.area, report=report, account=g.account, now=now)
        return to_month(month, "Published. From now on, a family can still take their quote out.")
    if report.state != "with_partners":
        return to_month(month)
    return render_template(
        "report/publish.html",
        month=month,
        report=report,
        form=form,
        still_open=open_in(month),
        later=reports.foreseen(g.session, area_id=app.area.id, month=month),
    )


@blueprint.route("/<month>/correct", methods=["GET", "POST"])
@requires("facilitator")
def correct(month: str) -> ResponseReturnValue:
    """Start a new version of a published month, which says what changes."""
    form, report = CorrectForm(), newest(month)
    if form.validate_on_submit():
        reports.correct(
            g.session,
            report=report,
            account=g.account,
            what_changed=form.what_changed.data or "",
            now=current().clock.now(),
        )
        return to_month(month, "A new version is a draft now. The one that is out stays as it is.")
    if report.state != "published":
        return to_month(month)
    return render_template("report/correct.html", month=month, report=report, form=form)


@blueprint.route("/<month>/comment", methods=["GET", "POST"])
@requires("forum")
def comment(month: str) -> ResponseReturnValue:
    """Let the forum say in its own words what it makes of a report."""
    area, role = current().area, g.account.role
    report = reports.find(g.session, area_id=area.id, month=known_month(month), role=role)
    form = CommentForm(words=report.forum_words)
    if form.validate_on_submit():
        words, now = form.words.data or "", current().clock.now()
        reports.comment(g.session, report=report, account=g.account, words=words, now=now)
        flash("Saved. Your comment is in the report.")
        return redirect(url_for("report.read", month=month))
    if report.state != "with_forum":
        # Their turn is over: a box that refuses every word helps nobody.
        return redirect(url_for("report.read", month=month))
    return render_template("report/comment.html", month=month, report=report, form=form)


def newest(month: str) -> Report:
    """Return the newest version of a month's report, or say that there is none."""
    report = reports.newest(g.session, area_id=current().area.id, month=known_month(month))
    if report is None:
        raise NotFoundError("Nobody has started the report of this month.")
    return report


def to_month(month: str, said: str = "") -> Response:
    """Go back to the month's page, and say what was done."""
    if said:
        flash(said)
    return redirect(url_for("report.month", month=month))
