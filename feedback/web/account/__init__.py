"""Come in, set up and leave: for the people who check, agree and read."""

from feedback.web.account.views import blueprint

__all__ = ["blueprint"]
