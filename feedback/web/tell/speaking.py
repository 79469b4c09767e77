"""Say it or draw it: a page of its own, so that the pages of questions stay light."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import g, make_response, redirect, render_template, request, send_file, url_for

from feedback.errors import NotFoundError
from feedback.security import let_record
from feedback.services import submissions
from feedback.web.application import current
from feedback.web.limits import limiter
from feedback.web.tell import recorded
from feedback.web.tell.blueprint import blueprint
from feedback.web.tell.files import LARGEST, SENDS, RecordingForm
from feedback.web.tell.notes import Notes, begin_notes, keep_notes, read_notes
from feedback.web.tell.order import address, address_after, find_question
from feedback.web.tell.wording import has_pictures, is_young, wording

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

    from feedback.areas import Question
    from feedback.media import Clean


@blueprint.route("/tell/<question_id>/say-or-draw", methods=["GET", "POST"])
@limiter.limit(SENDS, methods=["POST"])
def say_or_draw(question_id: str) -> ResponseReturnValue:
    """Let somebody speak or draw in place of writing."""
    asked, form = find_words_question(question_id), RecordingForm()
    # A file is read before the database is asked for anything: nobody else waits meanwhile.
    made = form.made_anew()
    notes = read_notes()
    if request.method == "POST":
        notes = notes or begin_notes(form.form_key.data)
        change(notes, asked, form, made)
    if request.method == "POST" and not form.errors:
        return redirect(here(asked))
    if notes is None:
        submissions.open_conversation(g.session, area_id=current().area.id)
    return page(asked, notes or Notes(), form)


def change(notes: Notes, asked: Question, form: RecordingForm, made: list[Clean]) -> None:
    """Keep what can be kept, or take away what somebody does not want to send."""
    # The draft must be there before its files.
    keep_notes(notes)
    for each in made:
        recorded.keep(notes, asked.id, each)
    if form.remove.data:
        recorded.remove(notes, asked.id, form.remove.data)
    keep_notes(notes)


def page(asked: Question, notes: Notes, form: RecordingForm) -> ResponseReturnValue:
    """Draw the page, the only one that may ask for the microphone."""
    from_check = request.args.get("from") == "check"
    shown = {each["kind"]: each for each in recorded.shown(notes, asked)}
    drawn = render_template(
        "tell/say_or_draw.html",
        form=form,
        largest=LARGEST,
        form_key=notes.form_key,
        question=wording(asked, notes).heading,
        easy=has_pictures(notes),
        young=is_young(notes.route, notes.answers.get("role")),
        sound=shown.get("sound"),
        picture=shown.get("picture"),
        back=address(asked, from_check=from_check),
        again=here(asked),
        following=url_for("tell.check") if from_check else address_after(asked, notes),
        needs_help=notes.needs_help,
        help_in_full=notes.help_at == request.path,
    )
    return let_record(make_response(drawn))


@blueprint.get("/tell/<question_id>/<any(sound, picture):kind>.<ending>")
def kept(question_id: str, kind: str, ending: str) -> ResponseReturnValue:
    """Play or show somebody what they said or drew; it is theirs alone until they send it."""
    content = recorded.content(read_notes(), question_id, kind)
    if content is None or ending != recorded.ENDINGS[kind]:
        raise NotFoundError("This phone holds no such file.")
    return sent(content, recorded.TYPES[ending])


def sent(content: bytes, mimetype: str) -> Response:
    """Send a sound or a picture, in parts where a player asks for parts; no phone keeps it."""
    answer = send_file(io.BytesIO(content), mimetype=mimetype, conditional=True)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def find_words_question(question_id: str) -> Question:
    """Find a question that is answered in words; the others have nothing to say or draw."""
    asked = find_question(question_id)
    if asked.kind != "words":
        raise NotFoundError("There is nothing to say or draw for this question.")
    return asked


def here(asked: Question) -> str:
    """Give the address of this page; from the check page, it leads back there."""
    path = url_for("tell.say_or_draw", question_id=asked.id)
    return f"{path}?from=check" if request.args.get("from") == "check" else path
