"""The pages of telling, and the kind page for when nobody can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, g, render_template

from feedback.errors import ConversationClosedError

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("tell", __name__)


@blueprint.errorhandler(ConversationClosedError)
def show_closed(_error: ConversationClosedError) -> ResponseReturnValue:
    """Say that nobody can answer now, and whom to call."""
    g.session.rollback()
    return render_template("tell/closed.html"), 409
