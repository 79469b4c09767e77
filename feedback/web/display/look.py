"""How pages look for this visitor: kept in the session, and by look.js on the phone itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import session

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL = {"theme": "auto", "size": "usual", "motion": "phone", "symbols": "on"}


def chosen() -> dict[str, str]:
    """Give what was chosen in this visit; `keep` is empty where nothing was."""
    return {**USUAL, "keep": "", **session.get("display", {})}


def choose(answers: Mapping[str, str | None]) -> None:
    """Keep what was answered; a question without an answer stays as it was."""
    given = {name: answer for name, answer in answers.items() if answer}
    session["display"] = {**chosen(), "keep": "yes", **given}


def forget() -> None:
    """Go back to the usual look; `keep` tells look.js to forget what the phone holds, too."""
    session["display"] = {**USUAL, "keep": "no"}
