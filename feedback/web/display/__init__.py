"""Choose how pages look; nothing but the session is a cookie."""

from feedback.web.display.views import blueprint

__all__ = ["blueprint"]
