"""Listen to a voice note or look at a picture, and write down its words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from flask import g, redirect, render_template, request, send_file, url_for

from feedback.errors import NotFoundError
from feedback.security import requires
from feedback.services import checking
from feedback.web.application import current
from feedback.web.check.around import around
from feedback.web.check.blueprint import READERS, blueprint
from feedback.web.check.forms import WriteDownForm
from feedback.web.check.moving import kept, move_on, walk

if TYPE_CHECKING:
    from datetime import date

    from flask.typing import ResponseReturnValue

    from feedback.models import Comment

TYPES = {"sound": ("mp3", "audio/mpeg"), "picture": ("jpg", "image/jpeg")}


@blueprint.route("/<int:comment_id>/write-down", methods=["GET", "POST"])
@requires(*READERS)
def write_down(comment_id: int) -> ResponseReturnValue:
    """Write down what was said or drawn; then its file is deleted."""
    comment = checking.find(g.session, area_id=current().area.id, comment_id=comment_id)
    form = WriteDownForm()
    if not comment.to_write_down and not form.is_submitted():
        return redirect(url_for("check.read", comment_id=comment.id, **kept(walk())))
    if comment.to_write_down and not form.validate_on_submit():
        return write_page(comment, form)
    _, following = checking.neighbours(g.session, comment=comment, choice=walk())
    what = decide(comment, form)
    g.setdefault("after_commit", []).append(current().database.tidy_log)
    apart = comment.state == "not_understood"
    return move_on(following if apart else comment.id, comment_id=comment.id, what=what)


@blueprint.get("/<int:comment_id>/recording/<any(sound, picture):kind>.<ending>")
@requires(*READERS)
def recording(comment_id: int, kind: str, ending: str) -> ResponseReturnValue:
    """Play a voice note or show a picture; the audit says who opened it."""
    app = current()
    with app.database.writing() as session:
        comment = checking.find(session, area_id=app.area.id, comment_id=comment_id)
        found = [each for each in checking.unwritten(comment) if each.kind == kind]
        if not found or ending != TYPES[kind][0]:
            raise NotFoundError("This is written down already, and the file is deleted.")
        how = {"account": g.account, "keys": app.keys, "now": app.clock.now()}
        content = checking.listen(session, comment=comment, recording=found[0], **how)
    answer = send_file(io.BytesIO(content), mimetype=TYPES[kind][1], conditional=True)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def decide(comment: Comment, form: WriteDownForm) -> str:
    """Do what was pressed, for the file that the page showed."""
    told: dict[str, Any] = {
        "comment": comment,
        "name": form.recording.data or "",
        "account": g.account,
        "now": current().clock.now(),
    }
    if request.form.get("do") == "not_understood":
        checking.set_not_understood(g.session, **told)
        return "not_understood"
    checking.write_down(g.session, words=form.words.data or "", **told)
    return "written_down"


def write_page(comment: Comment, form: WriteDownForm | None = None) -> str:
    """Draw what was said or drawn, one file at a time, and a box for its words."""
    waiting = checking.unwritten(comment)
    return render_template(
        "check/write_down.html",
        form=form or WriteDownForm(formdata=None),
        file=waiting[0],
        ending=TYPES[waiting[0].kind][0],
        more=len(waiting) - 1,
        overdue=is_overdue(comment.answer.submission.received_on),
        **around(comment),
    )


def is_overdue(received_on: date) -> bool:
    """Say whether something waits longer than the area allows to be written down."""
    app = current()
    waited = (app.clock.today() - received_on).days
    return waited > app.area.retention.recording_days
