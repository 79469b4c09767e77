"""Months with agreed themes in them, for tests of what comes after. Every comment is invented."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.models import Account, Assignment, Excerpt, Quote, Report, Submission, Theme
from feedback.services import reports
from tests import factories

MONTH = "2026-11"
AREA = load_area("hertfordshire")


def theme(
    session: Session,
    account: Account,
    name: str,
    *,
    told_by: int = 6,
    quotes: int = 1,
    month: str = MONTH,
    feeling: str = "change",
    first_month: str | None = None,
    **given: Any,
) -> tuple[Theme, list[Submission]]:
    """An agreed theme, with a cleared comment from so many people in it."""
    made = Theme(
        area_id="hertfordshire",
        name=name,
        sentence=f"Families spoke of {name.lower()}.",
        feeling=feeling,
        service=None,
        first_month=first_month or month,
        agreed_by_id=account.id,
        agreed_at=factories.NOW,
    )
    session.add(made)
    session.flush()
    people = [
        factories.submission(
            session, f"{name}, said by person {n}.", state="cleared", month=month, **given
        )
        for n in range(told_by)
    ]
    for position, person in enumerate(people):
        assign(session, account, made, person, quoted=position + 1 if position < quotes else 0)
    return made, people


def assign(
    session: Session, account: Account, to: Theme, person: Submission, *, quoted: int = 0
) -> Excerpt:
    """Put all that somebody said in a theme, and let it speak for the theme if asked."""
    comment = person.comments[0]
    excerpt = Excerpt(comment=comment, start=0, end=len(comment.shared_words or ""))
    session.add(excerpt)
    session.add(Assignment(theme=to, excerpt=excerpt, month=person.month, account_id=account.id))
    if quoted:
        session.add(Quote(theme_id=to.id, month=person.month, excerpt=excerpt, position=quoted))
    session.flush()
    return excerpt


def report(
    session: Session, account: Account, *, state: str = "draft", month: str = MONTH
) -> Report:
    """A month's report, taken as far as a state through the real steps."""
    made = reports.start(session, area=AREA, month=month, now=factories.NOW)
    who: dict[str, Any] = {"area": AREA, "report": made, "account": account, "now": factories.NOW}
    reports.write(session, **who)
    for reached, move in (
        ("with_forum", reports.share_with_forum),
        ("with_partners", reports.share_with_partners),
        ("published", reports.publish),
    ):
        if made.state != state:
            move(session, **who)
            assert made.state == reached
    return made


def read(session: Session, found: Report, audience: Any = "facilitator") -> Any:
    """The report as one audience sees it."""
    session.flush()
    return reports.read(session, area=AREA, report=found, audience=audience)
