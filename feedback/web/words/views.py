"""Open a page with seven words, follow the words' journey, and take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, g, redirect, render_template, request, session, url_for

from feedback.services import codes, contacts, journeys, submissions
from feedback.web.application import current
from feedback.web.limits import GUESSES, limiter
from feedback.web.speech import gettext
from feedback.web.tell.wording import is_easy
from feedback.web.words.easy_steps import easily_coming, easy_steps
from feedback.web.words.forms import CodeForm, TakeBackForm
from feedback.web.words.steps import coming, steps
from feedback.web.words.traces import leave_no_trace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import Submission

blueprint = Blueprint("words", __name__)


@blueprint.route("/your-words", methods=["GET", "POST"])
@limiter.limit(GUESSES, methods=["POST"])
def open() -> ResponseReturnValue:
    """Ask for the seven words, and open their page."""
    form = CodeForm()
    if form.validate_on_submit():
        # One hash and one question for every guess, right or wrong: neither takes longer to answer.
        stored = codes.stored_form(current().keys, form.code.data)
        if submissions.find_by_stored_code(g.session, stored=stored) is not None:
            # The cookie holds what the database holds, not the words themselves.
            session["words"] = stored
            to_contact = request.form.get("then") == "contact"
            return redirect(url_for("words.contact" if to_contact else "words.journey"))
        form.code.errors = [
            gettext("We do not know these words. Check their order and their spelling")
        ]
    return render_template("words/open.html", form=form)


@blueprint.route("/your-words/journey")
def journey() -> ResponseReturnValue:
    """Show how far the words have come; never the words."""
    submission = opened()
    if submission is None:
        return redirect(url_for("words.open"))
    found, easy = journeys.journey(g.session, submission=submission), is_easy(submission.route)
    if found.withdrawn_on is not None:
        page = "words/taken_back_easy.html" if easy else "words/taken_back.html"
        return render_template(page, journey=found)
    return render_template(
        "words/journey_easy.html" if easy else "words/journey.html",
        journey=found,
        steps=easy_steps(found) if easy else steps(found),
        coming=easily_coming(found) if easy else coming(found),
        reply=contacts.standing(g.session, submission=submission, keys=current().keys),
        days=contacts.DAYS_AFTER_REPLY,
        done=request.args.get("reply"),
    )


@blueprint.route("/your-words/take-back", methods=["GET", "POST"])
def take_back() -> ResponseReturnValue:
    """Let somebody take their words back, with one press, for good."""
    submission, form = opened(), TakeBackForm()
    if submission is None:
        return redirect(url_for("words.open"))
    if form.validate_on_submit():
        journeys.withdraw(g.session, submission=submission, today=current().clock.today())
        g.setdefault("after_commit", []).append(current().database.tidy_log)
        leave_no_trace()
        return redirect(url_for("words.journey"))
    page = "words/take_back_easy.html" if is_easy(submission.route) else "words/take_back.html"
    return render_template(page, form=form)


@blueprint.route("/your-words/close", methods=["POST"])
def close() -> ResponseReturnValue:
    """Close the page on this phone; the seven words open it again."""
    session.pop("words", None)
    return redirect(url_for("words.open"))


def opened() -> Submission | None:
    """Find the submission that this phone opened with its seven words."""
    stored = session.get("words")
    return submissions.find_by_stored_code(g.session, stored=stored) if stored else None
