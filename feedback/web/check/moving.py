"""From one comment to the next, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import redirect, request, session, url_for

from feedback.services.checking import Choice

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

DECIDED = {
    "clear": "Cleared. Others will see it as you left it.",
    "hold": "Held. It waits at the top for the safeguarding lead.",
    "not_sure": "Not sure yet. It waits at the end of the list.",
    "individual_case": "Set aside as an individual case.",
    "handed_over": "Written down: handed over. The comment stays held.",
    "not_a_concern": "Written down: nobody is at risk. The comment waits to be read and cleared.",
    "written_down": "Written down, and the file is deleted.",
    "not_understood": "Written down that nobody could make it out. The file is deleted.",
    "put_back": "Put back. It waits to be read again.",
}
CAN_BE_UNDONE = ("clear", "hold", "individual_case")


def walk() -> Choice:
    """Return the month and the way in that somebody chose to read, kept in the address."""
    return Choice(month=request.args.get("month", "")[:7], route=request.args.get("route", "")[:40])


def kept(choice: Choice) -> dict[str, Any]:
    """Return a choice as parts of an address."""
    parts = {"month": choice.month, "route": choice.route}
    return {name: value for name, value in parts.items() if value}


def move_on(following: int | None, *, comment_id: int, what: str) -> ResponseReturnValue:
    """Go to the next comment, and say there what was just decided."""
    session["decided"] = {"comment": comment_id, "what": what}
    if following is None:
        return redirect(url_for("check.queue", **kept(walk())))
    return redirect(url_for("check.read", comment_id=following, **kept(walk())))


def next_concern(following: int | None, *, comment_id: int, what: str) -> ResponseReturnValue:
    """Go to the next open concern, or to the list that says that none is left."""
    session["decided"] = {"comment": comment_id, "what": what}
    if following is None:
        return redirect(url_for("check.concerns"))
    return redirect(url_for("check.read", comment_id=following, **kept(walk())))


def just_decided() -> dict[str, object] | None:
    """Return what was decided on the page before, once, and how to undo it."""
    decided = session.pop("decided", None)
    if decided is None:
        return None
    undo = decided["what"] in CAN_BE_UNDONE
    return {
        "words": DECIDED[decided["what"]],
        "undo": url_for("check.put_back", comment_id=decided["comment"]) if undo else "",
    }
