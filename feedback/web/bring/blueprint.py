"""The pages that bring in a file."""

from flask import Blueprint

blueprint = Blueprint("bring", __name__, url_prefix="/bring-in")

WHO = "facilitator"
