"""Where work begins after signing in: the month, the reports, or the accounts."""

from feedback.web.desk import languages, nav, people, views
from feedback.web.desk.blueprint import blueprint

__all__ = ["blueprint", "languages", "nav", "people", "views"]
