"""A month for one reader: from its frozen snapshot, or from today’s record until it is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from feedback.errors import NotFoundError
from feedback.models import Installation, Report
from feedback.services import audit
from feedback.services.reports import snapshot
from feedback.services.reports.lifecycle import READERS
from feedback.services.reports.quoting import put_together
from feedback.services.reports.viewing import view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from feedback.areas import Area
    from feedback.documents.view import Audience, ReportView
    from feedback.models import Account

# Whose numbers each role sees; only the team’s are as they are.
AUDIENCES: dict[str, Audience] = {
    "facilitator": "facilitator",
    "safeguarding": "facilitator",
    "forum": "forum",
    "partnership": "partnership",
}
PREVIEWS: tuple[Audience, ...] = ("facilitator", "forum", "partnership")


def audience_for(role: str, wanted: str | None = None) -> Audience:
    """Return whose numbers a role is shown; only the team may look through others’ eyes."""
    own = AUDIENCES[role]
    if own != "facilitator":
        return own
    return next((audience for audience in PREVIEWS if audience == wanted), own)


def find(
    session: Session, *, area_id: str, month: str, role: str, version: int | None = None
) -> Report:
    """Return the newest version of a month that a role may read, or the version asked for."""
    query = _readable_by(role, area_id).where(Report.month == month)
    if version is not None:
        query = query.where(Report.version == version)
    report = session.scalars(query.order_by(Report.version.desc())).first()
    if report is None:
        raise NotFoundError("There is no report of this month for you to read yet.")
    return report


def published(session: Session, *, area_id: str, month: str) -> Sequence[Report]:
    """Return the published versions of a month, the newest first."""
    return session.scalars(
        select(Report)
        .where(Report.area_id == area_id, Report.month == month, Report.state == "published")
        .order_by(Report.version.desc())
    ).all()


def read(session: Session, *, area: Area, report: Report, audience: Audience) -> ReportView:
    """Return a report as one audience may see it."""
    if report.snapshot is None:
        found = snapshot.take(session, area=area, report=report, example=is_example(session))
    else:
        found = put_together(session, report)
    return view(found, area=area, report=report, audience=audience)


def is_example(session: Session) -> bool:
    """Say whether everything in this installation is invented."""
    return session.scalar(select(Installation.kind)) == "example"


def note_download(
    session: Session, *, report: Report, account: Account, kind: str, now: datetime
) -> None:
    """Write down that somebody took numbers away as they are, with nothing hidden."""
    audit.record(
        session,
        account=account,
        what=f"downloaded unhidden numbers as {kind}",
        subject="report",
        subject_id=report.id,
        now=now,
    )


def _readable_by(role: str, area_id: str) -> Select[Report]:
    states = [state for state, roles in READERS.items() if role in roles]
    return select(Report).where(Report.area_id == area_id, Report.state.in_(states))
