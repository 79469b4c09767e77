"""Read a month's report on a page, on paper or as data: the same numbers in each."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from flask import Response, g, render_template, request

from feedback.documents.csv import report_csv
from feedback.security import requires
from feedback.services import reports
from feedback.web.application import current
from feedback.web.months import known_month
from feedback.web.report.blueprint import READING, STAFF, blueprint
from feedback.web.report.shown import on_screen

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.documents.view import ReportView
    from feedback.models import Report


@blueprint.get("/<month>/read")
@requires(*READING)
def read(month: str) -> ResponseReturnValue:
    """Show a report as its reader may see it."""
    report, view = asked_for(month)
    return render_template(
        "report/read.html",
        month=month,
        report=report,
        view=on_screen(view),
        chosen=chosen(),
        team=g.account.role in STAFF,
        previews=reports.PREVIEWS,
        versions=reports.published(g.session, area_id=current().area.id, month=month),
        comments=g.account.role == "forum" and report.state == "with_forum",
    )


@blueprint.get("/<month>/report.pdf")
@requires(*READING)
def pdf(month: str) -> ResponseReturnValue:
    """Give a report to print."""
    report, view = asked_for(month)
    # Typst takes a second to load, and most visits never need it.
    made = import_module("feedback.documents.pdf").report_pdf(view)
    return download(report, view, made, kind="pdf", mimetype="application/pdf")


@blueprint.get("/<month>/report.csv")
@requires(*READING)
def csv(month: str) -> ResponseReturnValue:
    """Give the numbers and words of a report as one table."""
    report, view = asked_for(month)
    return download(report, view, report_csv(view), kind="csv", mimetype="text/csv")


def asked_for(month: str) -> tuple[Report, ReportView]:
    """Find the report this address asks for, with small numbers hidden for its reader."""
    area, role = current().area, g.account.role
    version = request.args.get("version", type=int)
    report = reports.find(
        g.session, area_id=area.id, month=known_month(month), role=role, version=version
    )
    audience = reports.audience_for(role, request.args.get("as"))
    return report, reports.read(g.session, area=area, report=report, audience=audience)


def download(
    report: Report, view: ReportView, made: bytes, *, kind: str, mimetype: str
) -> Response:
    """Send a file under a name that says what it is; note it down where nothing is hidden."""
    app, audience = current(), view["audience"]
    if audience == "facilitator":
        with app.database.writing() as session:
            reports.note_download(
                session, report=report, account=g.account, kind=kind, now=app.clock.now()
            )
    response = Response(made, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(view)}.{kind}"'
    return response


def file_name(view: ReportView) -> str:
    """Return a name that still says what a file is when it is passed on."""
    product = re.sub(r"[^a-z0-9]+", "-", view["area"]["product_name"].lower()).strip("-")
    version = f"-version-{view['version']}" if view["version"] > 1 else ""
    return f"{product or view['area']['id']}-{view['month']}-{view['audience']}{version}"


def chosen() -> dict[str, str]:
    """Return what this address chose, to carry on to the files of the same report."""
    return {name: request.args[name] for name in ("as", "version") if request.args.get(name)}
