"""The pages of who asked for a reply."""

from flask import Blueprint

blueprint = Blueprint("reply", __name__, url_prefix="/replies")
