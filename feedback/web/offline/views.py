"""A page that says there is no signal, and the questions that can be answered all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, jsonify, redirect, render_template, request, session, url_for
from flask_wtf.csrf import generate_csrf

from feedback.errors import (
    ConversationClosedError,
    DifferentAnswersError,
    NotFoundError,
    RefusedError,
)
from feedback.services import codes, journeys, submissions
from feedback.web import languages
from feedback.web.application import current
from feedback.web.offline.blueprint import blueprint
from feedback.web.offline.forms import asked, form_of, notes_from
from feedback.web.speech import gettext
from feedback.web.tell.told import says_something, told_of
from feedback.web.tell.wording import is_easy, is_young, ways

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.web.offline.forms import EveryQuestionForm
    from feedback.web.tell.notes import Notes


@blueprint.route("/no-signal")
def no_signal() -> str:
    """Say that there is no signal, what works without it, and what waits on this phone."""
    offered = [route for route in languages.spoken_area().routes if route.on_start]
    return render_template("offline/no_signal.html", ways=offered)


@blueprint.route("/no-signal/<way>", methods=["GET", "POST"])
def questions(way: str) -> ResponseReturnValue:
    """Ask every question of a way in on one page, which a phone can keep."""
    if way not in ways():
        raise NotFoundError("There is no such page.")
    if request.method == "GET" and "kept" not in request.args:
        submissions.open_conversation(g.session, area_id=current().area.id)
    form = form_of(way)
    if form.validate_on_submit():
        return take(form, way)
    if form.is_submitted() and wants_json():
        return refuse([str(words) for errors in form.errors.values() for words in errors])
    return show(form, way)


@blueprint.route("/no-signal/token.json")
def token() -> ResponseReturnValue:
    """Give a phone that is back the token that its waiting answers need."""
    return jsonify(token=generate_csrf())


def show(form: EveryQuestionForm, way: str, *, kept: bool = False) -> str:
    """Draw the page; the copy that a phone keeps holds no key and no token."""
    return render_template(
        "offline/questions.html",
        form=form,
        way=way,
        asked=asked(way),
        easy=is_easy(way),
        young=is_young(way, None),
        kept=kept or "kept" in request.args,
    )


def take(form: EveryQuestionForm, way: str) -> ResponseReturnValue:
    """Store the answers once; the phone gets its seven words, or the reason why not."""
    notes = notes_from(form, way)
    if not says_something(told_of(notes)):
        return nothing_said(form, way)
    try:
        code = store(notes)
    except (ConversationClosedError, RefusedError) as error:
        if not wants_json():
            raise
        return refuse([gettext(str(error))])
    if wants_json():
        return jsonify(code=code)
    session["sent"] = notes.form_key
    return redirect(url_for("tell.thank_you"))


def store(notes: Notes) -> str:
    """Store the answers as any others, and return their seven words.

    What this phone has begun elsewhere stays as it is. Where the words of the pages have changed
    since the form came the first time, it is the same form still: its seven words are what counts.
    """
    app = current()
    take_back_before()
    try:
        return submissions.receive(
            g.session,
            conversation=submissions.open_conversation(g.session, area_id=app.area.id),
            told=told_of(notes),
            form_key=notes.form_key,
            keys=app.keys,
            clock=app.clock,
        ).code
    except DifferentAnswersError:
        return codes.code_for(app.keys, notes.form_key)


def take_back_before() -> None:
    """Take back answers that were changed on the phone, but had arrived without it knowing."""
    for form_key in request.form.getlist("instead"):
        earlier = submissions.find_by_form(g.session, form_key=form_key)
        if earlier is not None:
            journeys.withdraw(g.session, submission=earlier, today=current().clock.today())


def nothing_said(form: EveryQuestionForm, way: str) -> ResponseReturnValue:
    """Ask for one answer at least."""
    message = gettext("Answer one question at least")
    if wants_json():
        return refuse([message])
    form.form_errors.append(message)
    return show(form, way)


def refuse(reasons: list[str]) -> ResponseReturnValue:
    """Tell a phone why its answers were not taken; it keeps them."""
    return jsonify(message=". ".join(reasons)), 422


def wants_json() -> bool:
    """Say whether the script of the page is asking, which shows the answer itself."""
    return request.accept_mimetypes.best == "application/json"
