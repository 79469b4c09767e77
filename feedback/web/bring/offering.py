"""Which months a file may come in for, and which of them to choose."""

from __future__ import annotations

from dataclasses import dataclass

from feedback.services import bringing, months
from feedback.web.application import current, read_session

MONTHS_BACK = 24


@dataclass(frozen=True)
class Offered:
    """The open months, the newest first, and the likeliest of them for one file."""

    months: list[str]
    likely: str
    closed: frozenset[str]
    # The month of the file's days, where every one of them is in a month that is closed.
    too_late_for: str | None = None


def offer_months(sheet: bringing.Sheet, date_column: str | None) -> Offered:
    """Offer no month whose report has gone out: comments of its days count in the next open one."""
    session, area_id, today = read_session(), current().area.id, current().clock.today()
    closed = bringing.closed_months(session, area_id=area_id)
    found = bringing.guess_months(sheet, date_column, today=today)
    recent = [months.of(today)]
    while len(recent) < MONTHS_BACK:
        recent.append(months.before(recent[-1]))
    first = months.first_day(found[0]) if found else today
    likely = next(
        (month for month in found if month not in closed),
        months.for_arrival(session, area_id=area_id, day=first),
    )
    newest = months.for_arrival(session, area_id=area_id, day=today)
    return Offered(
        months=sorted(({*found, *recent} - closed) | {likely, newest}, reverse=True),
        likely=likely,
        closed=frozenset(closed),
        too_late_for=found[0] if found and closed.issuperset(found) else None,
    )
