"""What somebody said or drew so far: sealed beside their draft, and named in their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g, session, url_for

from feedback.services import draft_recordings, resending
from feedback.services.recordings import Recorded, digest_of
from feedback.web.application import current

if TYPE_CHECKING:
    from feedback.areas import Question
    from feedback.media import Clean
    from feedback.web.tell.notes import Notes

KINDS = ("sound", "picture")
ENDINGS = {"sound": "mp3", "picture": "jpg"}
TYPES = {"mp3": "audio/mpeg", "jpg": "image/jpeg"}


def keep(notes: Notes, question_id: str, made: Clean) -> None:
    """Seal a file beside the draft, in place of the one of its kind before."""
    remove(notes, question_id, made.kind)
    name = draft_recordings.keep(g.session, key=session["draft"], content=made.content)
    kept = {"id": name, "digest": digest_of(made.content), "seconds": made.seconds}
    notes.recordings.setdefault(question_id, {})[made.kind] = kept


def remove(notes: Notes, question_id: str, kind: str) -> None:
    """Delete what somebody said or drew, and its note."""
    kept = notes.recordings.get(question_id, {}).pop(kind, None)
    if kept and kept["id"]:
        draft_recordings.remove(g.session, key=session["draft"], name=kept["id"])


def content(notes: Notes | None, question_id: str, kind: str) -> bytes | None:
    """Return a file to the phone that holds its draft's key."""
    kept = notes.recordings.get(question_id, {}).get(kind) if notes else None
    if not kept:
        return None
    return draft_recordings.find(g.session, key=session.get("draft"), name=kept["id"])


def files(notes: Notes) -> dict[str, bytes]:
    """Return every file to send, by the mark that its note gives it."""
    found = {}
    for question_id, kinds in notes.recordings.items():
        for kind, kept in kinds.items():
            held = content(notes, question_id, kind)
            if held is not None:
                found[kept["digest"]] = held
    return found


def told(notes: Notes, question: Question) -> tuple[Recorded, ...]:
    """List what answers a question, as the services store it."""
    kinds = notes.recordings.get(question.id, {})
    return tuple(
        Recorded(question.id, kind, kinds[kind]["digest"], kinds[kind]["seconds"])
        for kind in KINDS
        # One without a file is only named, on a page that compares what was sent before.
        if kind in kinds and kinds[kind]["id"]
    )


def shown(notes: Notes, question: Question) -> list[dict[str, Any]]:
    """List what answers a question, with where it can be heard or seen."""
    kinds = notes.recordings.get(question.id, {})
    return [
        {"kind": kind, "address": address(question.id, kind) if kinds[kind]["id"] else ""}
        for kind in KINDS
        if kind in kinds
    ]


def address(question_id: str, kind: str) -> str:
    """Give the address of somebody's own file, which only their phone can open."""
    return url_for("tell.kept", question_id=question_id, kind=kind, ending=ENDINGS[kind])


def noted(recordings: tuple[Recorded, ...]) -> dict[str, dict[str, Any]]:
    """Spread what was stored over its questions again; only to name it, without the files."""
    notes: dict[str, dict[str, Any]] = {}
    for each in recordings:
        kept = {"id": "", "digest": each.digest, "seconds": each.seconds}
        notes.setdefault(each.question, {})[each.kind] = kept
    return notes


def bring_back(notes: Notes) -> None:
    """Put copies of what a form sent beside its draft again, which must be there."""
    before = resending.recordings_before(g.session, form_key=notes.form_key, keys=current().keys)
    for question_id, kind, seconds, held in before:
        name = draft_recordings.keep(g.session, key=session["draft"], content=held)
        kept = {"id": name, "digest": digest_of(held), "seconds": seconds}
        notes.recordings.setdefault(question_id, {})[kind] = kept
