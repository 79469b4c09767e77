"""Slow down guessing without storing anybody's address."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from flask import request
from flask_limiter import Limiter

from feedback.web.application import current

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp

# Lives in memory only, so no address outlasts the process, and changes every day.
_SECRET = secrets.token_bytes(32)


def who() -> str:
    """Return a name for the address that nobody can turn back, new every day."""
    day = current().clock.today().isoformat()
    address = request.remote_addr or "unknown"
    return hmac.new(_SECRET, f"{day}:{address}".encode(), hashlib.sha256).hexdigest()


limiter = Limiter(who, storage_uri="memory://", strategy="moving-window", headers_enabled=False)

GUESSES = "20 per 5 minutes"


def init_app(app: FeedbackApp) -> None:
    """Count guesses in memory."""
    limiter.init_app(app)
