"""Choose how pages look, kept for this visit alone."""

from feedback.web.display.views import blueprint

__all__ = ["blueprint"]
