"""The page each role comes to after signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, session, url_for

from feedback.models.account import ROLES
from feedback.security import requires
from feedback.services import overview
from feedback.web.application import current, read_session
from feedback.web.charts import Counted
from feedback.web.desk.blueprint import blueprint
from feedback.web.desk.nav import month_here, nav_here
from feedback.web.desk.people import people
from feedback.web.filters import month as in_words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.route("/desk")
@requires(*ROLES)
def home() -> ResponseReturnValue:
    """Show each role where its work begins."""
    return HOMES[g.account.role]()


def month_home() -> ResponseReturnValue:
    """Show a month at a glance to the people who read and agree."""
    app = current()
    heard = overview.months_heard(read_session(), area_id=app.area.id, today=app.clock.today())
    if request.args.get("month") in heard:
        session["month"] = request.args["month"]
    # The month being worked on may be one that nothing came in for.
    choices = sorted({*heard, month_here()}, reverse=True)
    trend = [
        Counted(in_words(month), number, f"{number:,}")
        for month, number in overview.heard_by_month(read_session(), area_id=app.area.id)
    ]
    return render_template("desk/month.html", nav=nav_here(), months=choices, trend=trend)


def reports_home() -> ResponseReturnValue:
    """Lead readers to the reports."""
    return redirect(url_for("report.index"))


HOMES = {
    "facilitator": month_home,
    "safeguarding": month_home,
    "forum": reports_home,
    "partnership": reports_home,
    "administrator": people,
}
