"""A way to reply, for those who would like to hear back: theirs to give, change and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.services import contacts
from feedback.web import easy
from feedback.web.application import current
from feedback.web.words.contact_forms import contact_form, is_child
from feedback.web.words.forms import TakeBackForm
from feedback.web.words.traces import leave_no_trace
from feedback.web.words.views import beside, blueprint, opened, page_of

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.route("/your-words/contact", methods=["GET", "POST"])
def contact() -> ResponseReturnValue:
    """Offer a reply, and ask how to reach somebody; it is kept locked and apart from the words."""
    submission, app = opened(), current()
    if submission is None or submission.withdrawn_on is not None:
        return redirect(url_for("words.journey"))
    form = contact_form(submission)
    easy.keep(request.form.get("words"))
    if "words" not in request.form and form.validate_on_submit():
        today, reaching = app.clock.today(), form.reaching()
        contacts.keep(
            g.session, submission=submission, reaching=reaching, keys=app.keys, today=today
        )
        leave_no_trace()
        return redirect(url_for("words.journey", reply="kept"))
    reply = contacts.standing(g.session, submission=submission, keys=app.keys)
    days = contacts.DAYS_AFTER_REPLY
    return render_template(
        page_of("words/contact.html", submission),
        form=form,
        reply=reply,
        days=days,
        child=is_child(submission),
        **beside(submission),
    )


@blueprint.route("/your-words/contact/delete", methods=["POST"])
def forget_contact() -> ResponseReturnValue:
    """Delete how to reach somebody, with one press and at once."""
    submission, form = opened(), TakeBackForm()
    if submission is None or not form.validate_on_submit():
        return redirect(url_for("words.journey"))
    contacts.forget(g.session, submission=submission)
    leave_no_trace()
    return redirect(url_for("words.journey", reply="deleted"))
