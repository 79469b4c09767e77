"""A comment that may mean a child is at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.security import requires
from feedback.services import checking
from feedback.web.application import current
from feedback.web.check.around import around
from feedback.web.check.blueprint import READERS, blueprint
from feedback.web.check.forms import ConcernForm
from feedback.web.check.layout import written
from feedback.web.check.moving import next_concern

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import Comment

# The line of the pack that staff call about a child; the other lines are for families.
FOR_STAFF = "childrens_services"


@blueprint.post("/<int:comment_id>/concern")
@requires(*READERS)
def settle(comment_id: int) -> ResponseReturnValue:
    """Write down what was done about a concern, and by whom."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    if not comment.concern_is_open:
        return redirect(url_for("check.read", comment_id=comment.id))
    form = ConcernForm()
    if not form.validate_on_submit():
        return concern_page(comment, form)
    following = checking.next_concern(g.session, comment=comment)
    checking.settle_concerns(
        g.session,
        comment=comment,
        account=g.account,
        state=form.state.data or "",
        note=form.note.data or "",
        now=current().clock.now(),
    )
    return next_concern(following, comment_id=comment.id, what=form.state.data or "")


def concern_page(comment: Comment, form: ConcernForm | None = None) -> str:
    """Draw the words, what was noticed in them, whom to call, and what to write down."""
    area = current().area
    g.desk_step = "concerns"
    words = open_words(comment)
    return render_template(
        "check/concern.html",
        form=form or ConcernForm(formdata=None),
        written=written(words, []),
        noticed=[words[start:end] for start, end in checking.noticed(words)],
        told="" if comment.state == "waiting" else checking.told_by(g.session, comment=comment),
        by_person=[concern for concern in comment.concerns if concern.found_by == "person"],
        danger=area.help_lines("danger")[:1],
        lines=[line for line in area.help_lines() if line.id == FOR_STAFF],
        **around(comment),
    )


def open_words(comment: Comment) -> str:
    """Return the words, in English where there is any; a line in the audit, even on a GET."""
    now = current().clock.now()
    if request.method == "POST" or comment.state == "waiting":
        as_sent = checking.original(g.session, comment=comment, account=g.account, now=now)
    else:
        with current().database.writing() as session:
            as_sent = checking.original(session, comment=comment, account=g.account, now=now)
    return checking.words_to_check(comment) or as_sent
