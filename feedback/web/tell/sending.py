"""Check the answers, send them once, and keep the seven words that open their page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, session, url_for

from feedback.errors import DifferentAnswersError
from feedback.services import codes, journeys, months, resending, submissions
from feedback.web import easy, languages
from feedback.web.application import current
from feedback.web.tell import recorded
from feedback.web.tell.blueprint import blueprint
from feedback.web.tell.few import few_in
from feedback.web.tell.forms import SendForm, WhichForm, WordsForm
from feedback.web.tell.notes import forget_notes, keep_notes, notes_of, read_notes
from feedback.web.tell.order import address, offered_more, questions
from feedback.web.tell.told import (
    SHOWN,
    answered,
    language_of,
    needs_help,
    rows,
    says_something,
    told_of,
)
from feedback.web.tell.wording import (
    change_words,
    has_pictures,
    in_easy_words,
    is_young,
    other_words,
    ways,
    wording,
    words_beside,
)

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.areas import Question
    from feedback.services.submissions import Told
    from feedback.web.tell.notes import Notes


@blueprint.route("/tell/check", methods=["GET", "POST"])
def check() -> ResponseReturnValue:
    """Show somebody all their answers, to change or to send."""
    notes = read_notes()
    said = {"form_key": notes.form_key, "language": language_of(notes)} if notes else {}
    form = SendForm(data=said)
    if form.validate_on_submit():
        if notes is not None and form.language.data:
            notes.language = form.language.data
            keep_notes(notes)
        return send(notes, form.form_key.data)
    if notes is None:
        return render_template("tell/nothing.html", sent="sent" in session)
    return render_template("tell/check.html", form=form, **beside(notes))


@blueprint.route("/tell/wording", methods=["POST"])
def change_wording() -> ResponseReturnValue:
    """Show the answers in the other words; each stays as it is."""
    notes, form = read_notes(), WordsForm()
    if notes is not None and form.validate_on_submit():
        change_words(notes, form.words.data)
        keep_notes(notes)
    asked_on = "later.keep" if request.form.get("then") == "later" else "tell.check"
    return redirect(url_for(asked_on))


def beside(notes: Notes) -> dict[str, object]:
    """Gather what the check page shows."""
    asked, more, told = questions(notes), offered_more(notes), told_of(notes)
    permission = notes.answers.get("permission")
    return {
        "rows": rows(notes),
        "easy": has_pictures(notes),
        "other_words": other_words(notes),
        "young": is_young(notes.route, notes.answers.get("role")),
        "back": address(asked[-1]),
        "first": address(next(each for each in asked if each.section == "told")),
        "needs_help": notes.needs_help,
        "permission_said": permission is not None,
        "few_in": few_in(notes) if permission in SHOWN else "",
        "where_they_live": where_they_live(),
        "can_send": says_something(told),
        "wrote": bool(told.words or told.recordings),
        "more": {"about": headings(more, notes), "begins": address(more[0])} if more else {},
        "is_open": submissions.is_open(g.session, area_id=current().area.id),
    }


def where_they_live() -> str:
    """Give the address of the question of the district, where an area pack asks it."""
    asked = [each for each in languages.spoken_area().questions if each.id == "district"]
    return address(asked[0], from_check=True) if asked else ""


def headings(more: list[Question], notes: Notes) -> list[str]:
    """Say what a few more questions are about; some are only asked where another answer says so."""
    asks_who_helped = any(each.id == "helped" for each in more)
    certain = [each for each in more if each.id != "whose_words" or not asks_who_helped]
    return [wording(each, notes).heading for each in certain]


def send(notes: Notes | None, form_key: str) -> ResponseReturnValue:
    """Store the answers; a form that was stored before shows the same thank-you page."""
    if notes is None or notes.form_key != form_key:
        return after_sending(form_key)
    told = told_of(notes)
    if not says_something(told):
        return redirect(url_for("tell.check"))
    try:
        return store(told, form_key, recorded.files(notes))
    except DifferentAnswersError:
        return redirect(url_for("tell.which"))


def store(told: Told, form_key: str, files: dict[str, bytes]) -> ResponseReturnValue:
    """Store what was told, and delete its draft with the same commit."""
    app = current()
    conversation = submissions.open_conversation(g.session, area_id=app.area.id)
    submissions.receive(
        g.session,
        conversation=conversation,
        told=told,
        form_key=form_key,
        keys=app.keys,
        clock=app.clock,
        files=files,
    )
    return finish(form_key)


def finish(form_key: str) -> ResponseReturnValue:
    """Delete the draft; only once that is committed may the phone forget the draft's key."""
    forget_notes()
    g.setdefault("after_commit", []).append(partial(remember, form_key))
    return redirect(url_for("tell.thank_you"))


def remember(form_key: str) -> None:
    """Let this phone's cookie hold the form's key, from which its code can be worked out again.

    The database keeps only hashes of both, so the seven words are shown and never stored.
    """
    session.pop("draft", None)
    session["sent"] = form_key


def after_sending(form_key: str) -> ResponseReturnValue:
    """Answer a second press, or a page kept open: thank them again if their form is here."""
    if submissions.find_by_form(g.session, form_key=form_key) is None:
        return redirect(url_for("tell.check"))
    session["sent"] = form_key
    return redirect(url_for("tell.thank_you"))


@blueprint.route("/tell/which", methods=["GET", "POST"])
def which() -> ResponseReturnValue:
    """Ask which answers to use, when the same form came twice with different ones."""
    notes, form = read_notes(), WhichForm()
    before = resending.told_before(g.session, form_key=notes.form_key) if notes else None
    if form.validate_on_submit():
        return choose(notes, form)
    if notes is None or before is None:
        return redirect(url_for("tell.check"))
    second = resending.second_key(notes.form_key, told_of(notes))
    return render_template(
        "tell/which.html",
        form=form,
        second_key=second,
        earlier=answered(notes_of(before)),
        later=answered(notes),
    )


def choose(notes: Notes | None, form: WhichForm) -> ResponseReturnValue:
    """Keep the first answers, the new ones, or both."""
    if notes is None:
        return after_sending(form.form_key.data)
    if form.use.data == "first":
        return finish(notes.form_key)
    told = told_of(notes)
    earlier = submissions.find_by_form(g.session, form_key=notes.form_key)
    if form.use.data == "new" and earlier is not None:
        journeys.withdraw(g.session, submission=earlier, today=current().clock.today())
    return store(told, resending.second_key(notes.form_key, told), recorded.files(notes))


@blueprint.route("/tell/thank-you")
def thank_you() -> ResponseReturnValue:
    """Thank them, and show the seven words and what happens next."""
    form_key = session.get("sent", "")
    sent = submissions.find_by_form(g.session, form_key=form_key)
    told = resending.told_before(g.session, form_key=form_key)
    if sent is None:
        return redirect(url_for("tell.start"))
    return render_template(
        "tell/thank_you_easy.html" if in_easy_words(sent.route) else "tell/thank_you.html",
        code=codes.code_for(current().keys, form_key),
        has_words=bool(sent.comments),
        recorded=any(comment.recordings for comment in sent.comments),
        needs_help=told is not None and needs_help(notes_of(told)),
        way=sent.route,
        other_words=words_beside(sent.route),
        shown=sent.permission in SHOWN,
        young=is_young(sent.route, sent.role),
        month=sent.month,
        out_in=months.after(sent.month),
    )


@blueprint.route("/tell/forget", methods=["POST"])
def forget() -> ResponseReturnValue:
    """Make this phone forget what was begun but not sent; if asked for all, the seven words too."""
    forget_notes()
    session.pop("draft", None)
    if request.form.get("then") in ways():
        return redirect(url_for("tell.begin", who=request.form["then"]))
    if request.form.get("only") == "draft":
        return redirect(url_for("tell.forgotten", only="draft"))
    for kept in ("sent", "words", easy.KEPT):
        session.pop(kept, None)
    return redirect(url_for("tell.forgotten"))


@blueprint.route("/tell/forgotten")
def forgotten() -> str:
    """Say what this phone does not hold any more."""
    only_draft = request.args.get("only") == "draft"
    return render_template("tell/forgotten.html", only_draft=only_draft, sent="sent" in session)
