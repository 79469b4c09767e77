"""Who asked for a reply, how to reach them where there is a reason, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for
from werkzeug.local import LocalProxy

from feedback.security import requires
from feedback.services import checking, contacts, replies
from feedback.services.replies import MAY_OPEN
from feedback.web.application import current, read_session
from feedback.web.check.facts import chips, named, question_of, who
from feedback.web.reply.blueprint import blueprint
from feedback.web.reply.forms import HOW, OpenForm, ReplyForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.services.contacts import Reaching
    from feedback.services.replies import Asked


@blueprint.get("")
@requires(*MAY_OPEN)
def waiting() -> ResponseReturnValue:
    """List who waits for a reply, the longest wait first."""
    area = current().area
    return render_template(
        "reply/waiting.html",
        asked=replies.waiting(g.session, area_id=area.id),
        today=current().clock.today(),
        who=who,
        district=lambda choice: named(area, "district", choice),
        done=request.args.get("done"),
    )


@blueprint.get("/<int:submission_id>")
@requires(*MAY_OPEN)
def read(submission_id: int) -> ResponseReturnValue:
    """Show that somebody asked for a reply, and ask why their contact should be opened."""
    return page(found(submission_id))


@blueprint.post("/<int:submission_id>/open")
@requires(*MAY_OPEN)
def open_contact(submission_id: int) -> ResponseReturnValue:
    """Open how to reach somebody, this once; the audit says who did and why."""
    asked = found(submission_id)
    form = opening(asked)
    if not form.validate_on_submit():
        return page(asked, form=form)
    reaching = replies.open_contact(
        g.session,
        asked=asked,
        account=g.account,
        reason=form.reason.data or "",
        keys=current().keys,
        now=current().clock.now(),
    )
    return page(found(submission_id), reaching=reaching)


@blueprint.post("/<int:submission_id>/done")
@requires(*MAY_OPEN)
def write_down(submission_id: int) -> ResponseReturnValue:
    """Write down that somebody replied; the family sees the day, and nobody replies twice."""
    asked, app = found(submission_id), current()
    form = ReplyForm(asked.asked_on)
    if not form.validate_on_submit():
        return page(asked, form=form)
    replies.write_down(
        g.session,
        asked=asked,
        account=g.account,
        way=form.way.data or "",
        replied_on=form.replied_on.data or app.clock.today(),
        note=form.note.data or "",
        keys=app.keys,
        now=app.clock.now(),
        today=app.clock.today(),
    )
    return redirect(url_for("reply.waiting", done="yes"))


def page(
    asked: Asked, *, form: OpenForm | ReplyForm | None = None, reaching: Reaching | None = None
) -> str:
    """Draw what staff may know; how to reach them only where it was just opened."""
    app = current()
    submission = replies.submission_of(g.session, asked=asked)
    last = contacts.last_reply(g.session, submission_id=asked.submission_id)
    return render_template(
        "reply/read.html",
        **({"form": form} if form else {}),
        asked=asked,
        opening=form if isinstance(form, OpenForm) else opening(asked, fresh=True),
        writing=form if isinstance(form, ReplyForm) else ReplyForm(asked.asked_on, formdata=None),
        reaching=reaching,
        place=contacts.as_dialled(reaching) if reaching else "",
        how=HOW,
        last=last,
        note=replies.note_of(last, keys=app.keys) if last and reaching else "",
        chips=chips(app.area, submission),
        said=[(each.comment, question_of(app.area, each)) for each in submission.answers],
        said_when=checking.said_when,
        today=app.clock.today(),
    )


def opening(asked: Asked, *, fresh: bool = False) -> OpenForm:
    """Return the form that asks for a reason."""
    form = OpenForm(formdata=None) if fresh else OpenForm()
    form.offer(waiting=asked.answered_on is None)
    return form


def found(submission_id: int) -> Asked:
    """Find who asked, in this area only."""
    return replies.find(g.session, area_id=current().area.id, submission_id=submission_id)


@blueprint.app_context_processor
def beside_words() -> dict[str, object]:
    """Let the pages of a comment say that its sender asked for a reply; never how to reach them."""
    return {"asked_for_reply": LocalProxy(asked_here)}


def asked_here() -> Asked | None:
    """Return who asked, where this page is about one comment and its reader may know."""
    comment_id = (request.view_args or {}).get("comment_id")
    if comment_id is None or g.account is None or g.account.role not in MAY_OPEN:
        return None
    return replies.asked_about(read_session(), area_id=current().area.id, comment_id=comment_id)
