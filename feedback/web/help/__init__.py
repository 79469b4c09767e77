"""Help, privacy and accessibility: what a family may want to know at any time."""

from feedback.web.help.views import blueprint

__all__ = ["blueprint"]
