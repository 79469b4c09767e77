"""Facilitators look at what the machine suggests, and agree the themes of a month."""

from feedback.web.theme import views
from feedback.web.theme.blueprint import blueprint

__all__ = ["blueprint", "views"]
