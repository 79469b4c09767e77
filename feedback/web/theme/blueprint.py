"""Where the pages about themes hang together."""

from flask import Blueprint

blueprint = Blueprint("theme", __name__, url_prefix="/themes")
