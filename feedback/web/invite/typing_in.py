"""Type in a paper form, and write its seven words on a slip for the family."""

from __future__ import annotations

import secrets
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, session, url_for

from feedback.errors import DifferentAnswersError, RefusedError
from feedback.security import requires
from feedback.services import codes, months, paper, posters, submissions
from feedback.web.application import current, read_session
from feedback.web.invite.blueprint import WHO, blueprint
from feedback.web.invite.forms import paper_form, questions
from feedback.web.invite.pieces import address

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.web.invite.forms import PaperForm

SAVED_BEFORE = (
    "This form was saved before, with other answers. Is it another form? Then press the button "
    "again. Are you putting a mistake right? Then take the first one back with its seven words."
)


@blueprint.route("/type-in", methods=["GET", "POST"])
@requires(WHO)
def type_in() -> ResponseReturnValue:
    """Ask what a paper form says, all on one page."""
    area = current().area
    form = paper_form(area, form_key=new_key(), day=day_before(), permission="count_only")
    if form.validate_on_submit():
        try:
            return store(form)
        except DifferentAnswersError:
            form.form_errors.append(SAVED_BEFORE)
            form.form_key.data = new_key()
        except RefusedError as error:
            form.form_errors.append(str(error))
    # A page with a problem on it stores nothing: only an answer below 400 is committed.
    page = render_template("invite/type_in.html", form=form, questions=questions(area))
    return page, 400 if form.errors else 200


def store(form: PaperForm) -> ResponseReturnValue:
    """Store the form; only once that is committed may the page of its words be found."""
    app, form_key = current(), form.form_key.data or ""
    paper.type_in(
        g.session,
        conversation=submissions.newest_conversation(g.session, area_id=app.area.id),
        told=form.told(app.area),
        # The form asks for it: without a day it is never stored.
        day=form.day.data or app.clock.today(),
        form_key=form_key,
        keys=app.keys,
        clock=app.clock,
        account=g.account,
    )
    g.setdefault("after_commit", []).append(partial(session.__setitem__, "typed", form_key))
    return redirect(url_for("invite.typed"))


@blueprint.get("/typed")
@requires(WHO)
def typed() -> ResponseReturnValue:
    """Show the seven words of the form typed last, to write down for the family."""
    form_key = session.get("typed", "")
    submission = submissions.find_by_form(read_session(), form_key=form_key)
    if submission is None:
        return redirect(url_for("invite.type_in"))
    return render_template(
        "invite/typed.html",
        code=codes.code_for(current().keys, form_key),
        submission=submission,
        waits=any(comment.state == "waiting" for comment in submission.comments),
        worries=any(comment.concern_is_open for comment in submission.comments),
        moved=submission.month != months.of(submission.received_on),
        shown=posters.short(address()),
    )


def new_key() -> str:
    """Draw a key for one form, so that pressing twice stores it once."""
    return secrets.token_hex(32)


def day_before() -> date:
    """Start with the day of the form before this one, or with today."""
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return current().clock.today()
