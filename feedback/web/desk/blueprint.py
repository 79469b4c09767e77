"""The desk's own pages."""

from flask import Blueprint

blueprint = Blueprint("desk", __name__)
