"""Group a month's cleared comments, in a row that survives whoever was working on it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from feedback.models import Account, ThemeRun
from feedback.services import audit
from feedback.services.theming.closing import must_not_be_sent_on
from feedback.services.theming.grouping import perform

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.clock import Clock
    from feedback.database import Database

# Longer than any grouping takes; a worker that died is replaced after it.
LEASE = timedelta(minutes=15)
TRIES = 3
GAVE_UP = "The grouping stopped three times. Ask for it again, or tell whoever runs this site."


def ask_for_run(
    session: Session, *, area_id: str, month: str, account: Account, now: datetime, seed: int = 0
) -> ThemeRun:
    """Ask for a month to be grouped; asking twice before it is done is asking once."""
    must_not_be_sent_on(session, area_id=area_id, month=month)
    asked = session.scalar(
        select(ThemeRun).where(
            ThemeRun.area_id == area_id,
            ThemeRun.month == month,
            ThemeRun.state.in_(("ready", "running")),
        )
    )
    if asked is not None:
        return asked
    run = ThemeRun(
        area_id=area_id, month=month, asked_at=now, asked_by_id=account.id, seed=seed, state="ready"
    )
    session.add(run)
    session.flush()
    audit.record(
        session,
        account=account,
        what="asked for themes",
        subject="theme_run",
        subject_id=run.id,
        now=now,
    )
    return run


def latest_run(session: Session, *, area_id: str, month: str) -> ThemeRun | None:
    """Return the newest grouping of a month, whatever its state."""
    return session.scalars(
        select(ThemeRun)
        .where(ThemeRun.area_id == area_id, ThemeRun.month == month)
        .order_by(ThemeRun.id.desc())
        .limit(1)
    ).first()


def work_through(database: Database, *, clock: Clock, vectors: str = "static") -> int:
    """Do every grouping that is ready or was left by a worker that died; return how many."""
    done = 0
    while (run_id := claim(database, clock.now())) is not None:
        perform(database, run_id, clock, vectors)
        done += 1
    return done


def claim(database: Database, now: datetime) -> int | None:
    """Take the oldest grouping nobody is working on; give up on one that keeps stopping."""
    free = or_(
        ThemeRun.state == "ready",
        and_(ThemeRun.state == "running", ThemeRun.lease_until < now),
    )
    with database.writing() as session:
        for run in session.scalars(
            select(ThemeRun).where(free).order_by(ThemeRun.id).with_for_update(skip_locked=True)
        ):
            if run.tries >= TRIES:
                run.state, run.problem, run.finished_at = "failed", GAVE_UP, now
                continue
            run.state, run.tries, run.lease_until = "running", run.tries + 1, now + LEASE
            return run.id
    return None
