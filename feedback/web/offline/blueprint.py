"""The pages that work with no signal."""

from flask import Blueprint

blueprint = Blueprint("offline", __name__)
