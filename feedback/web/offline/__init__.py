"""With no signal: all questions on one page that a phone can keep, and answers that wait there."""

from feedback.web.offline import views, worker
from feedback.web.offline.blueprint import blueprint

__all__ = ["blueprint", "views", "worker"]
