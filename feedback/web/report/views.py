"""The list of reports, and the page where a month's report is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, url_for

from feedback.security import requires
from feedback.services import overview, reports
from feedback.web.application import current
from feedback.web.months import known_month
from feedback.web.report import standing
from feedback.web.report.blueprint import READING, STAFF, blueprint
from feedback.web.report.forms import WriteForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import Report


@blueprint.get("")
@requires(*READING)
def index() -> ResponseReturnValue:
    """List the reports somebody may read, the newest first."""
    area, role = current().area, g.account.role
    found = reports.readable(g.session, area_id=area.id, role=role)
    started = {report.month for report in found}
    heard = overview.months_heard(g.session, area_id=area.id, today=current().clock.today())
    unwritten = [month for month in heard if month not in started] if role in STAFF else []
    return render_template("report/index.html", reports=found, unwritten=unwritten, role=role)


@blueprint.get("/<month>")
@requires(*READING)
def month(month: str) -> ResponseReturnValue:
    """Show the team where a month's report stands; everybody else goes straight to it."""
    if g.account.role not in STAFF:
        return redirect(url_for("report.read", month=known_month(month)))
    report = reports.newest(g.session, area_id=current().area.id, month=known_month(month))
    return working_page(month, report, WriteForm(obj=report))


def working_page(month: str, report: Report | None, form: WriteForm) -> ResponseReturnValue:
    """Draw the page where a month's report is worked on."""
    app = current()
    return render_template(
        "report/month.html",
        month=month,
        report=report,
        steps=standing.steps(report, app.area) if report else [],
        still_open=open_in(month),
        later=reports.foreseen(g.session, area_id=app.area.id, month=month),
        published=reports.published(g.session, area_id=app.area.id, month=month),
        writes=g.account.role == "facilitator",
        form=form,
    )


def open_in(month: str) -> standing.StillOpen:
    """Return what is honestly still open in a month."""
    app = current()
    counts = overview.month_counts(g.session, area_id=app.area.id, month=month)
    return standing.still_open(counts, month=month, today=app.clock.today())
