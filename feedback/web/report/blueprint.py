"""Where the pages about reports hang together."""

from flask import Blueprint

blueprint = Blueprint("report", __name__, url_prefix="/reports")

# Who works on a month's report, and who else may read one.
STAFF = ("facilitator", "safeguarding")
READING = (*STAFF, "forum", "partnership")
