"""Pages that are read, never filled in."""

from flask import Blueprint, render_template

from feedback.services.contacts import DAYS_AFTER_REPLY
from feedback.web import easy

blueprint = Blueprint("help", __name__)


@blueprint.route("/help")
def contacts() -> str:
    """Say whom to call now, and what this service can and cannot do."""
    return render_template("help/contacts_easy.html" if easy.wanted() else "help/contacts.html")


@blueprint.route("/privacy")
def privacy() -> str:
    """Say what is kept, who sees it, and how to take it back."""
    page = "help/privacy_easy.html" if easy.wanted() else "help/privacy.html"
    return render_template(page, reply_days=DAYS_AFTER_REPLY)


@blueprint.route("/accessibility")
def accessibility() -> str:
    """Say how far everyone can use these pages, and how to ask for another format."""
    return render_template("help/accessibility.html")
