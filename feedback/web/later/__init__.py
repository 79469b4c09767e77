"""Finish later: seven words open half-given answers again, on this phone or another."""

from feedback.web.later.views import blueprint

__all__ = ["blueprint"]
