"""The pages where comments are read."""

from flask import Blueprint

blueprint = Blueprint("check", __name__, url_prefix="/check")

# Who may read families' words.
READERS = ("facilitator", "safeguarding")
