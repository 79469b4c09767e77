"""The month's tasks beside every page of the desk, in the order of the loop."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import current_app, g, request, session, url_for
from werkzeug.local import LocalProxy

from feedback.services import overview, replies
from feedback.web.application import current, read_session
from feedback.web.desk.blueprint import blueprint
from feedback.web.filters import count_of
from feedback.web.filters import month as in_words

if TYPE_CHECKING:
    from feedback.services.overview import MonthCounts, Queue

A_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
STAFF = ("facilitator", "safeguarding")
STATE_WORDS = {
    None: "",
    "draft": "draft",
    "with_forum": "with the forum",
    "with_partners": "with partners",
    "published": "published",
}
DISPLAY = ("Display", "display.choose")
STAFF_LINKS = (("This month", "desk.home"), ("Reports", "report.index"), DISPLAY)
READER_LINKS = (("Reports", "report.index"), DISPLAY)
LINKS = {
    "facilitator": STAFF_LINKS,
    "safeguarding": STAFF_LINKS,
    "forum": READER_LINKS,
    "partnership": READER_LINKS,
    "administrator": (
        ("Accounts", "desk.home"),
        ("Languages", "desk.spoken"),
        ("What was done", "desk.record"),
        DISPLAY,
    ),
}


@dataclass(frozen=True)
class Task:
    """One step's work: its name, where it is done, and how much waits."""

    step: str
    words: str
    href: str
    count: str = ""
    waiting: int = 0
    current: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Nav:
    """A month, its tasks, and which of them comes next."""

    month: str
    title: str
    note: str
    counts: MonthCounts
    report: str | None
    tasks: list[Task]
    next: Task | None


@blueprint.app_context_processor
def beside() -> dict[str, object]:
    """Offer the tasks and links to every template; counting waits until a page draws them."""
    account = g.get("account")
    return {
        "desk_nav": LocalProxy(nav_here),
        "desk_links": LINKS[account.role] if account else (),
    }


def nav_here() -> Nav | None:
    """Return the tasks of the month this page is about; only staff who check have tasks."""
    if g.account is None or g.account.role not in STAFF:
        return None
    if "desk_nav" not in g:
        g.desk_nav = desk_nav(month_here())
    made: Nav = g.desk_nav
    return made


def month_here() -> str:
    """Return the month a page is about: by its address, the one looked at last, or the newest."""
    for named in ((request.view_args or {}).get("month"), session.get("month")):
        if isinstance(named, str) and A_MONTH.fullmatch(named):
            return named
    return overview.working_month(
        read_session(), area_id=current().area.id, today=current().clock.today()
    )


def desk_nav(month: str) -> Nav:
    """Count a month's work and say where each step is done."""
    area, reading = current().area.id, read_session()
    counts = overview.month_counts(reading, area_id=area, month=month)
    queue = overview.queue(reading, area_id=area)
    state = overview.report_state(reading, area_id=area, month=month)
    note = f"{count_of(counts.comments, 'comment')}, {counts.cleared:,} cleared"
    steps = tasks(month, counts, queue, state, replies.count_waiting(reading, area_id=area))
    return Nav(month, in_words(month), note, counts, state, steps, next_task(steps, counts, state))


def tasks(
    month: str, counts: MonthCounts, queue: Queue, state: str | None, asked: int
) -> list[Task]:
    """List the steps that have a page in this installation."""
    this = {"month": month}
    steps = (
        task("concerns", "check.concerns", {}, "Concerns", queue.concerns),
        task("read", "check.queue", {}, "Read and clear", queue.waiting),
        task("reply", "reply.waiting", {}, "Asked for a reply", asked),
        task("themes", "theme.month", this, "Agree themes", counts.suggested),
        task("report", "report.month", this, "Report", STATE_WORDS[state]),
        task("bring", "bring.start", {}, "Bring in comments", 0),
        task("invite", "invite.start", {}, "Bring families in", 0),
    )
    return [step for step in steps if step is not None]


def task(
    step: str, endpoint: str, where: dict[str, Any], words: str, waits: int | str
) -> Task | None:
    """Return one task, unless there is no page for it, or not for this reader."""
    view = current_app.view_functions.get(endpoint)
    if view is None or g.account.role not in getattr(view, "roles", STAFF):
        return None
    return Task(
        step=step,
        words=words,
        href=url_for(endpoint, **where),
        count=f"{waits:,}" if isinstance(waits, int) and waits else str(waits or ""),
        waiting=waits if isinstance(waits, int) else 0,
        current=step == step_here(),
        urgent=step == "concerns",
    )


def step_here() -> str:
    """Return the step that this page belongs to."""
    # A page may say so itself: a comment with an open concern has the same address as any other.
    if named := g.get("desk_step"):
        return str(named)
    steps = {"check": "read", "theme": "themes", "report": "report"}
    return steps.get(request.blueprint or "", request.blueprint or "")


def next_task(steps: list[Task], counts: MonthCounts, state: str | None) -> Task | None:
    """Return what to do next: the first step that has something waiting."""
    waits = {task.step for task in steps if task.waiting}
    if counts.cleared and not counts.agreed:
        waits.add("themes")
    if counts.agreed and state != "published":
        waits.add("report")
    return next((task for task in steps if task.step in waits), None)
