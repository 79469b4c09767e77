"""The month's report: written, read by the forum, read by the partners, published for good."""

from feedback.web.report import reading, views, writing
from feedback.web.report.blueprint import blueprint

__all__ = ["blueprint", "reading", "views", "writing"]
