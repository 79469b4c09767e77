"""Slow down guessing without storing anybody's address."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import request
from flask_limiter import Limiter

from feedback.web.application import current

if TYPE_CHECKING:
    from datetime import date

    from feedback.web.application import FeedbackApp


@lru_cache(maxsize=1)
def key_of(_day: date) -> bytes:
    """Draw the key of a day, in memory only; it is forgotten when the next day's is drawn."""
    return secrets.token_bytes(32)


def who() -> str:
    """Return a name for the address that nobody can turn back, new every day."""
    key = key_of(current().clock.today())
    address = request.remote_addr or "unknown"
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()


limiter = Limiter(who, storage_uri="memory://", strategy="moving-window", headers_enabled=False)

GUESSES = "20 per 5 minutes"


def init_app(app: FeedbackApp) -> None:
    """Count guesses in memory."""
    limiter.init_app(app)
