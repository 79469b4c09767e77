"""Take the invented comments through the loop as people would: two whole months and a new one."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from feedback.clock import Clock
from feedback.services import checking, installation, months, reports, submissions, theming
from feedback.services.example import rows
from feedback.services.example.asking import ask, read_asked
from feedback.services.example.naming import named, speaking
from feedback.services.example.people import make_people, people

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from feedback.areas import Area
    from feedback.database import Database
    from feedback.keys import Keys
    from feedback.models import Account, Comment, Submission

SEED = 2026


def fill(database: Database, *, area: Area, keys: Keys, clock: Clock) -> None:
    """Fill an empty database with the example: everything in it is marked invented."""
    team = start(database, area, keys, clock)
    receive_all(database, area, keys, clock)
    this_month = months.of(clock.today())
    for month in (months.before(months.before(this_month)), months.before(this_month)):
        finish_month(database, area, month, team)
    group(database, area, this_month, account=team["facilitator"], clock=clock)


def start(database: Database, area: Area, keys: Keys, clock: Clock) -> dict[str, Account]:
    """Make the installation, open it, and give each role somebody."""
    with database.writing() as session:
        conversation = installation.install(session, kind="example", area=area)
        opened = months.first_day(months.before(months.before(months.of(clock.today()))))
        installation.open_conversation(conversation, today=opened)
        return make_people(session, area_id=area.id, keys=keys)


def receive_all(database: Database, area: Area, keys: Keys, clock: Clock) -> None:
    """Send every invented submission in on its day, and decide what a person decided."""
    with database.writing() as session:
        conversation = submissions.open_conversation(session, area_id=area.id)
        facilitator = next(one for one in people(session) if one.role == "facilitator")
        asked = read_asked(area)
        for row in rows.read_rows(area):
            day = rows.arrival(row, clock.today())
            received = submissions.receive(
                session,
                conversation=conversation,
                told=row.told,
                form_key=hashlib.sha256(f"example {row.id}".encode()).hexdigest(),
                keys=keys,
                clock=Clock(months.at_noon(day)),
                invented=True,
            )
            decide(session, row, received.submission, facilitator)
            ask(session, reaching=asked.get(row.id), submission=received.submission, keys=keys)


def decide(session: Session, row: rows.Row, submission: Submission, facilitator: Account) -> None:
    """Do to each comment of a row what a person would: clear it, hold it, or leave it waiting."""
    now = months.at_noon(submission.received_on) + timedelta(hours=2)
    for comment in submission.comments:
        if row.state == "held":
            hold(session, comment, facilitator, now)
        elif row.state == "individual_case":
            checking.set_individual_case(session, comment=comment, account=facilitator, now=now)
        elif row.state == "cleared":
            checking.settle_concerns(
                session,
                comment=comment,
                account=facilitator,
                state="not_a_concern",
                note="Read with care: nobody is at risk.",
                now=now,
            )
            checking.clear(
                session,
                comment=comment,
                account=facilitator,
                redactions=to_hide(comment, row.hide),
                now=now,
            )


def hold(session: Session, comment: Comment, facilitator: Account, now: datetime) -> None:
    """Hold a comment that shows a risk, and hand the concern over the same day."""
    checking.hold(session, comment=comment, account=facilitator, now=now)
    checking.settle_concerns(
        session,
        comment=comment,
        account=facilitator,
        state="handed_over",
        note="Handed to the safeguarding lead the same day.",
        now=now,
    )


def to_hide(comment: Comment, hide: tuple[str, ...]) -> list[checking.Stretch]:
    """Return the stretches a person hid, with the kind the machine suggests where it saw one."""
    words = comment.original.words if comment.original else ""
    suggested = checking.suggest(words)
    found = [
        (match.start(), match.end())
        for part in hide
        for match in re.finditer(re.escape(part), words)
    ]
    stretches: list[checking.Stretch] = []
    for start, end in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        if stretches and start < stretches[-1].end:
            continue
        same = next((s for s in suggested if s.start < end and start < s.end), None)
        kind = same.kind if same else "name"
        exact = same if same and (same.start, same.end) == (start, end) else None
        stretches.append(exact or checking.Stretch(start, end, kind))
    return stretches


def finish_month(database: Database, area: Area, month: str, team: dict[str, Account]) -> None:
    """Group a month, agree its themes, share it with the forum and publish it."""
    done = Clock(months.at_noon(months.first_day(months.after(month)) + timedelta(days=3)))
    facilitator = team["facilitator"]
    group(database, area, month, account=facilitator, clock=done)
    agree_themes(database, area, month, account=facilitator, clock=done)
    with database.writing() as session:
        now = done.now()
        report = reports.start(session, area=area, month=month, now=now)
        reports.write(session, area=area, report=report, account=facilitator, now=now)
        reports.share_with_forum(session, area=area, report=report, account=facilitator, now=now)
        reports.share_with_partners(session, area=area, report=report, account=facilitator, now=now)
        reports.publish(session, area=area, report=report, account=facilitator, now=now)


def group(database: Database, area: Area, month: str, *, account: Account, clock: Clock) -> None:
    """Let the machine suggest themes for a month."""
    with database.writing() as session:
        theming.ask_for_run(
            session, area_id=area.id, month=month, account=account, now=clock.now(), seed=SEED
        )
    theming.work_through(database, clock=clock)


def agree_themes(
    database: Database, area: Area, month: str, *, account: Account, clock: Clock
) -> None:
    """Name and agree what is a theme, joining those that came up before; drop the rest."""
    with database.writing() as session:
        suggestions = theming.waiting(session, area_id=area.id, month=month)
        names = named(suggestions, rows.read_themes(area))
        for suggested in suggestions:
            name, now = names[suggested.id], clock.now()
            if name is None:
                theming.drop(session, suggested=suggested, account=account, now=now)
                continue
            theming.agree(
                session,
                suggested=suggested,
                account=account,
                name=name.name,
                sentence=name.sentence,
                feeling=name.feeling,
                service=name.service,
                picked=theming.Picked(quotes=speaking(suggested, name)),
                now=now,
            )
