"""Families tell us what it is like: one question a page, then check and send."""

from feedback.web.tell import asking, sending, speaking
from feedback.web.tell.blueprint import blueprint

__all__ = ["asking", "blueprint", "sending", "speaking"]
