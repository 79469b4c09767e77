"""Choose how pages look, and watch them in sign language; nothing but the session is a cookie."""

from feedback.web.display import videos
from feedback.web.display.views import blueprint

__all__ = ["blueprint", "videos"]
