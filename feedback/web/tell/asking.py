"""The start page, and one question a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, request, url_for

from feedback.services import submissions
from feedback.web import languages
from feedback.web.application import current
from feedback.web.tell import recorded, speaking
from feedback.web.tell.blueprint import blueprint
from feedback.web.tell.few import few_in
from feedback.web.tell.forms import form_for
from feedback.web.tell.notes import Notes, begin_notes, keep_notes, read_notes
from feedback.web.tell.order import (
    address,
    address_after,
    address_before,
    address_of_the_end,
    address_to_carry_on,
    find_question,
    questions,
)
from feedback.web.tell.told import needs_help, says_something, told_of
from feedback.web.tell.wording import (
    change_words,
    come_in,
    has_pictures,
    is_young,
    other_words,
    route_of_words,
    ways,
    wording,
)

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from feedback.areas import Question
    from feedback.web.tell.forms import AnswerForm

# Buttons that always work, whatever the box holds.
MOVES = {"back", "skip", "later", "words", "language", "say", "end"}


@blueprint.route("/")
def start() -> ResponseReturnValue:
    """Welcome families, and say what will happen with their words."""
    area = languages.spoken_area()
    if not submissions.is_open(g.session, area_id=area.id):
        return render_template("tell/closed.html")
    begun = read_notes()
    offered = [route for route in area.routes if route.on_start]
    return render_template(
        "tell/start.html",
        ways=offered,
        carry_on=address_to_carry_on(begun) if begun else "",
        languages=languages.ways(url_for("tell.start")),
    )


@blueprint.route("/tell")
def begin() -> ResponseReturnValue:
    """Lead an address that is easy to share to the first question of a way in."""
    notes, who = read_notes() or Notes(), request.args.get("who")
    if may_be_somebody_else(notes, who) and "keep" not in request.args:
        return render_template("tell/start_again.html", who=who)
    come_in(notes, who)
    return redirect(url_for("tell.question", question_id=questions(notes)[0].id, who=who))


def may_be_somebody_else(notes: Notes, who: str | None) -> bool:
    """Say whether another card was pressed where answers are waiting: a phone may be shared."""
    holds = notes.answers.keys() - {"role"} or notes.aside or notes.recordings
    return bool(holds) and who in ways() and who != notes.route


@blueprint.route("/tell/<question_id>", methods=["GET", "POST"])
def question(question_id: str) -> ResponseReturnValue:
    """Ask one question; every one can be skipped."""
    asked, notes, who = find_question(question_id), read_notes(), request.args.get("who")
    if notes is None and request.method == "GET":
        submissions.open_conversation(g.session, area_id=current().area.id)
    notes = notes or begin_notes(request.form.get("form_key"))
    come_in(notes, who)
    form = form_for(asked, notes, guess=who if asked.id == "role" else None)
    if form.validate_on_submit() or wants_to_move(form):
        write_down(notes, asked, form)
        return redirect(next_address(asked, notes))
    return render_template("tell/question.html", form=form, **beside(asked, notes))


def wants_to_move(form: AnswerForm) -> bool:
    """Say whether somebody pressed what always works, whatever the box holds."""
    return form.is_submitted() and bool(MOVES & request.form.keys())


def write_down(notes: Notes, asked: Question, form: AnswerForm) -> None:
    """Keep the answer; skipped or unfinished words are set aside, never thrown away."""
    given = form.answer.data
    notes.answers.pop(asked.id, None)
    notes.aside.pop(asked.id, None)
    if asked.kind == "words" and given and ("skip" in request.form or form.errors):
        notes.aside[asked.id] = given
    elif given and "skip" not in request.form and not form.errors:
        notes.answers[asked.id] = given
    if asked.kind == "words":
        offer_help(asked, notes)
    change_words(notes, request.form.get("words"))
    if asked.is_extra_in(route_of_words(notes)) and asked.id not in notes.passed:
        notes.passed.append(asked.id)
    leaves = {"later", "language", "say"} & request.form.keys()
    notes.at = address(asked) if leaves else next_address(asked, notes)
    keep_notes(notes)


def offer_help(asked: Question, notes: Notes) -> None:
    """Note whether the words may mean danger; the first time, the next page says so in full."""
    before, notes.needs_help = notes.needs_help, needs_help(notes)
    if notes.needs_help and not before:
        notes.help_at = next_address(asked, notes)


def next_address(asked: Question, notes: Notes) -> str:
    """Say where to go from a question: back to checking for those who came from there."""
    from_check = request.args.get("from") == "check"
    here = address(asked, from_check=from_check)
    leads = {
        "later": url_for("later.keep"),
        "say": speaking.here(asked),
        "language": url_for("display.language", back=here),
        "words": here,
        "end": address_of_the_end(notes),
    }
    for pressed, where in leads.items():
        if pressed in request.form:
            return where
    if from_check:
        return url_for("tell.check")
    if "back" in request.form:
        return address_before(asked, notes)
    return address_after(asked, notes)


def beside(asked: Question, notes: Notes) -> dict[str, object]:
    """Gather what the page shows beside its question."""
    before = address_before(asked, notes)
    from_check = request.args.get("from") == "check"
    first_words = asked == next(each for each in questions(notes) if each.kind == "words")
    return {
        "asked": asked,
        "picture": wording(asked, notes).picture if has_pictures(notes) else "",
        "easy": has_pictures(notes),
        "other_words": other_words(notes),
        "route": route_of_words(notes),
        "few_in": few_in(notes) if first_words or asked.id == "permission" else "",
        "young": is_young(notes.route, notes.answers.get("role")),
        "first_words": first_words,
        "back": url_for("tell.check") if from_check else before,
        "again": address(asked, from_check=from_check, who=request.args.get("who")),
        "jump": jump(asked, notes),
        "reminder": reminder(notes),
        "along": along(asked, notes),
        "recordings": recorded.shown(notes, asked),
        "needs_help": notes.needs_help,
        "help_in_full": notes.help_at == request.path,
    }


def reminder(notes: Notes) -> list[str]:
    """List what they chose to tell about, but for those who are not sure."""
    area, chosen = languages.spoken_area(), notes.answers.get("services", ())
    sure = {tile.id for tile in area.tiles if tile.services} & set(chosen)
    choices = area.question("services").choices
    return [each.words_in(route_of_words(notes)) for each in choices if each.id in sure]


def along(asked: Question, notes: Notes) -> tuple[int, int] | None:
    """Say how far this question is along what everybody is asked; who may see words comes last."""
    usual = [question.id for question in questions(notes)]
    if asked.id not in usual:
        return None
    every = [*usual, *({"permission"} - set(usual))]
    return usual.index(asked.id) + 1, len(every)


def jump(asked: Question, notes: Notes) -> str:
    """Give where “Check and send” leads, once there is something to send; else nothing."""
    end = address_of_the_end(notes)
    can_jump = asked.section == "about" or asked.kind == "words"
    return end if can_jump and end != address(asked) and says_something(told_of(notes)) else ""
