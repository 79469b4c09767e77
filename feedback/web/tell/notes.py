"""What somebody has answered so far, sealed under a key that only their phone holds."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from flask import g, session

from feedback.services import drafts, resending
from feedback.web.application import current
from feedback.web.tell import recorded
from feedback.web.tell.told import answers_of
from feedback.web.tell.wording import USUAL

if TYPE_CHECKING:
    from feedback.services.submissions import Told

Given = str | list[str]


@dataclass
class Notes:
    """The answers so far, by question, and the key under which they will be stored once."""

    form_key: str = field(default_factory=lambda: secrets.token_hex(32))
    answers: dict[str, Given] = field(default_factory=dict)
    # Words somebody wrote and then skipped: not sent, but there when they come back.
    aside: dict[str, str] = field(default_factory=dict)
    # The way in that was chosen on the start page, and whether other words were asked for since.
    route: str = USUAL
    words: str = ""
    # Found once, when words are written, so that no later page has to read them again.
    needs_help: bool = False
    # The page that came after those words: it shows whom to call in full, others in one line.
    help_at: str = ""
    # The page that comes next, where somebody goes on who stopped here.
    at: str = ""
    # Extra questions they have been through, answered or not: those are not offered again.
    passed: list[str] = field(default_factory=list)
    # What was said or drawn, by question and kind: the name of its file, its mark and its length.
    recordings: dict[str, dict[str, Any]] = field(default_factory=dict)
    # The language they say they wrote in; empty means that of the pages.
    language: str = ""


def read_notes() -> Notes | None:
    """Open this phone's answers, if it has begun."""
    kept = drafts.open_draft(g.session, key=session.get("draft"))
    return Notes(**kept) if kept else None


def begin_notes(form_key: str | None) -> Notes:
    """Start with nothing; or with all they sent, when a page from before sending is sent again."""
    if form_key and form_key == session.get("sent"):
        told = resending.told_before(g.session, form_key=form_key)
        if told is not None:
            return notes_again(told, form_key)
    return Notes()


def notes_again(told: Told, form_key: str) -> Notes:
    """Spread what a form sent over its questions again, with copies of what was said or drawn."""
    notes = notes_of(told, form_key)
    if notes.recordings:
        keep_notes(notes)
        recorded.bring_back(notes)
    return notes


def notes_of(told: Told, form_key: str = "") -> Notes:
    """Spread what was stored over its questions again, as its way in words them."""
    recordings = recorded.noted(told.recordings)
    notes = Notes(form_key=form_key, answers=answers_of(told), route=told.route)
    notes.recordings, notes.language = recordings, told.language
    return notes


def keep_notes(notes: Notes) -> None:
    """Seal the answers so far; the first time, draw a key for this phone."""
    session.setdefault("draft", drafts.new_key())
    drafts.save(
        g.session,
        area_id=current().area.id,
        key=session["draft"],
        answers=asdict(notes),
        today=current().clock.today(),
    )


def forget_notes() -> None:
    """Delete this phone's sealed answers."""
    if "draft" in session:
        drafts.discard(g.session, key=session["draft"])
