"""Facilitators read, hide what shows who somebody is, and decide; concerns come first."""

from feedback.web.check import concerns, queueing, reading, translating, writing
from feedback.web.check.blueprint import blueprint

__all__ = ["blueprint", "concerns", "queueing", "reading", "translating", "writing"]
