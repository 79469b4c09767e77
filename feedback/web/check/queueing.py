"""The list of what waits to be read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import g, render_template, request, url_for

from feedback.security import requires
from feedback.services import checking
from feedback.web.application import current
from feedback.web.check.blueprint import READERS, blueprint
from feedback.web.check.facts import language_name, question_words, who
from feedback.web.check.forms import FilterForm
from feedback.web.check.moving import just_decided
from feedback.web.check.writing import is_overdue

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("")
@requires(*READERS)
def queue() -> ResponseReturnValue:
    """List what waits to be read, concerns first."""
    return listed(default="")


@blueprint.get("/concerns")
@requires(*READERS)
def concerns() -> ResponseReturnValue:
    """List what may mean that a child is at risk."""
    return listed(default="concerns")


def listed(default: str) -> str:
    """Draw the list that somebody chose."""
    area = current().area
    counts = checking.counts(g.session, area_id=area.id)
    form = FilterForm(request.args, state=default)
    form.offer(counts.months)
    choice = form.choice()
    if choice.state == "concerns":
        g.desk_step = "concerns"
    page = request.args.get("page", 1, type=int)
    found = checking.queue(g.session, area_id=area.id, choice=choice, page=page)
    return render_template(
        "check/queue.html",
        form=form,
        counts=counts,
        to_write_down=to_write_down(),
        found=found,
        is_overdue=is_overdue,
        choice=choice,
        today=current().clock.today(),
        done=just_decided(),
        question_words=question_words,
        who=who,
        language_name=language_name,
        page_address=lambda number: url_for("check.queue", **chosen(choice), page=number),
        chosen=chosen(choice),
    )


def to_write_down() -> checking.ToWriteDown:
    """Count what waits to be written down, and what has waited too long."""
    app = current()
    oldest = app.clock.today() - timedelta(days=app.area.retention.recording_days)
    return checking.to_write_down(g.session, area_id=app.area.id, before=oldest)


def chosen(choice: checking.Choice) -> dict[str, Any]:
    """Return a choice as parts of an address, so that the next page keeps it."""
    parts = {"state": choice.state, "month": choice.month, "route": choice.route}
    return {name: value for name, value in parts.items() if value}
