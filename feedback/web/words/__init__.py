"""Seven words open the page of what happened to somebody's words."""

from feedback.web.words import contact
from feedback.web.words.views import blueprint

__all__ = ["blueprint", "contact"]
