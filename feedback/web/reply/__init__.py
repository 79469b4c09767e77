"""Staff reply to those who asked, one person at a time; every look at a contact is audited."""

from feedback.web.reply import views
from feedback.web.reply.blueprint import blueprint

__all__ = ["blueprint", "views"]
