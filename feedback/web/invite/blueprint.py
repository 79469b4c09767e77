"""The pages that bring families in."""

from flask import Blueprint

blueprint = Blueprint("invite", __name__, url_prefix="/bring-families-in")

WHO = "facilitator"
