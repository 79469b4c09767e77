"""Open a page with seven words, follow the words' journey, and take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, g, redirect, render_template, request, session, url_for

from feedback.services import codes, contacts, journeys, submissions
from feedback.web import easy
from feedback.web.application import current
from feedback.web.limits import GUESSES, limiter
from feedback.web.speech import gettext
from feedback.web.tell.wording import in_easy_words, words_beside
from feedback.web.words.easy_steps import easily_coming, easy_steps
from feedback.web.words.forms import CodeForm, TakeBackForm
from feedback.web.words.steps import coming, steps
from feedback.web.words.traces import leave_no_trace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.models import Submission

blueprint = Blueprint("words", __name__)
# Each page of somebody's words, and its twin in Easy Read.
IN_EASY_WORDS = {
    "words/journey.html": "words/journey_easy.html",
    "words/contact.html": "words/contact_easy.html",
    "words/take_back.html": "words/take_back_easy.html",
    "words/taken_back.html": "words/taken_back_easy.html",
}


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
    return render_template("words/open.html", form=form, easy=easy.wanted())


@blueprint.route("/your-words/journey")
def journey() -> ResponseReturnValue:
    """Show how far the words have come; never the words."""
    submission = opened()
    if submission is None:
        return redirect(url_for("words.open"))
    found = journeys.journey(g.session, submission=submission)
    if found.withdrawn_on is not None:
        page = page_of("words/taken_back.html", submission)
        return render_template(page, journey=found, **beside(submission))
    in_easy = in_easy_words(submission.route)
    return render_template(
        page_of("words/journey.html", submission),
        journey=found,
        steps=easy_steps(found) if in_easy else steps(found),
        coming=easily_coming(found) if in_easy else coming(found),
        reply=contacts.standing(g.session, submission=submission, keys=current().keys),
        days=contacts.DAYS_AFTER_REPLY,
        done=request.args.get("reply"),
        **beside(submission),
    )


def page_of(usual: str, submission: Submission) -> str:
    """Name a page of somebody's words, or its twin in easy words."""
    return IN_EASY_WORDS[usual] if in_easy_words(submission.route) else usual


def beside(submission: Submission) -> dict[str, object]:
    """Say which other words such a page could use."""
    return {"other_words": words_beside(submission.route)}


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
    return render_template(
        page_of("words/take_back.html", submission), form=form, **beside(submission)
    )


@blueprint.route("/your-words/close", methods=["POST"])
def close() -> ResponseReturnValue:
    """Close the page on this phone; the seven words open it again."""
    session.pop("words", None)
    return redirect(url_for("words.open"))


def opened() -> Submission | None:
    """Find the submission that this phone opened with its seven words."""
    stored = session.get("words")
    return submissions.find_by_stored_code(g.session, stored=stored) if stored else None
