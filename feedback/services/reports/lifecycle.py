"""A report's way: a draft, then with the forum, then with the partners, then published for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from feedback.errors import DecisionError, RefusedError
from feedback.models import Account, Installation, Report
from feedback.services import audit
from feedback.services.cleaning import clean
from feedback.services.reports import drafting, later, quoting, snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.areas import Area

# Who may read a report in each state; the forum has its turn before any partner.
READERS = {
    "draft": ("facilitator", "safeguarding"),
    "with_forum": ("facilitator", "safeguarding", "forum"),
    "with_partners": ("facilitator", "safeguarding", "forum", "partnership"),
    "published": ("facilitator", "safeguarding", "forum", "partnership"),
}
WRITTEN = ("title", "summary", "families", "what_changed")


def start(session: Session, *, area: Area, month: str, now: datetime) -> Report:
    """Return the newest report of a month, starting one where there is none."""
    report = newest(session, area_id=area.id, month=month)
    if report is None:
        report = Report(area_id=area.id, month=month, version=1, made_at=now)
        session.add(report)
        session.flush()
    return report


def newest(session: Session, *, area_id: str, month: str) -> Report | None:
    """Return the newest version of a month's report."""
    return session.scalars(
        select(Report)
        .where(Report.area_id == area_id, Report.month == month)
        .order_by(Report.version.desc())
    ).first()


def readable(session: Session, *, area_id: str, role: str) -> Sequence[Report]:
    """Return the reports a role may read, the newest month first and one version a month."""
    states = [state for state, roles in READERS.items() if role in roles]
    newest_of = (
        select(Report.month, func.max(Report.version).label("version"))
        .where(Report.area_id == area_id, Report.state.in_(states))
        .group_by(Report.month)
        .subquery()
    )
    return session.scalars(
        select(Report)
        .join(
            newest_of,
            (Report.month == newest_of.c.month) & (Report.version == newest_of.c.version),
        )
        .where(Report.area_id == area_id)
        .order_by(Report.month.desc())
    ).all()


def write(
    session: Session,
    *,
    area: Area,
    report: Report,
    account: Account,
    now: datetime,
    words: dict[str, str] | None = None,
) -> None:
    """Write the sentences of a report; what is left empty gets a draft made from its numbers."""
    _must_not_be_published(report)
    # What the forum and the partners read must not change under their eyes.
    _must_be(report, "draft", "Take the report back to a draft before you change it.")
    for name, value in (words or {}).items():
        if name not in WRITTEN:
            raise RefusedError(f"A report has no part called {name}.")
        setattr(report, name, clean(value))
    drafts = drafting.draft(snapshot.take(session, area=area, report=report, example=False), area)
    for name, value in drafts.items():
        if not getattr(report, name):
            setattr(report, name, value)
    _note(session, report, "wrote a report", account, now)


def share_with_forum(
    session: Session, *, area: Area, report: Report, account: Account, now: datetime
) -> None:
    """Let the parent carer forum read and comment before anybody else outside the team."""
    _must_be(report, "draft", "Only a draft can be sent to the forum.")
    _must_have_themes(session, area, report)
    # Whoever reads this month from now on would never meet these words; next month’s readers do.
    later.carry_over(session, report=report, account=account, now=now)
    report.state = "with_forum"
    _note(session, report, "sent a report to the forum", account, now)


def comment(
    session: Session, *, report: Report, account: Account, words: str, now: datetime
) -> None:
    """Keep what the forum says about a report, in its own words, while it has its turn."""
    _must_be(report, "with_forum", "The forum’s turn to comment on this report is over.")
    report.forum_words = clean(words)
    _note(session, report, "commented on a report", account, now)


def share_with_partners(
    session: Session, *, area: Area, report: Report, account: Account, now: datetime
) -> None:
    """Let the partnership read before publication, once the forum has had its turn."""
    del area
    _must_be(report, "with_forum", "The forum reads a report before the partners do.")
    report.state = "with_partners"
    _note(session, report, "sent a report to the partners", account, now)


def publish(
    session: Session, *, area: Area, report: Report, account: Account, now: datetime
) -> None:
    """Freeze a report for good: every file of it is drawn from its snapshot and quotes alone."""
    _must_be(report, "with_partners", "The forum and the partners read a report before it is out.")
    _must_have_themes(session, area, report)
    # A comment may have been put back since the forum had its turn.
    later.carry_over(session, report=report, account=account, now=now)
    example = session.scalar(select(Installation.kind)) == "example"
    taken = snapshot.take(session, area=area, report=report, example=example)
    report.snapshot = quoting.set_apart(session, report, taken)
    report.fingerprint = snapshot.fingerprint(report.snapshot)
    report.published_at, report.published_by_id = now, account.id
    report.state = "published"
    _note(session, report, "published a report", account, now)


def back_to_draft(session: Session, *, report: Report, account: Account, now: datetime) -> None:
    """Take a report back to mend it, as long as it is not published; moved words stay moved."""
    _must_not_be_published(report)
    if report.state == "draft":
        raise DecisionError("This report is a draft already.")
    report.state = "draft"
    _note(session, report, "took a report back", account, now)


def _must_be(report: Report, state: str, message: str) -> None:
    if report.state != state:
        raise DecisionError(message)


def _must_not_be_published(report: Report) -> None:
    if report.state == "published":
        raise DecisionError("A published report never changes.")


def _must_have_themes(session: Session, area: Area, report: Report) -> None:
    found = snapshot.take(session, area=area, report=report, example=False)
    if not found["themes"]:
        raise DecisionError("Agree at least one theme before this report goes out.")


def _note(session: Session, report: Report, what: str, account: Account, now: datetime) -> None:
    audit.record(
        session, account=account, what=what, subject="report", subject_id=report.id, now=now
    )
