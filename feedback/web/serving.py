"""Compressed pages, and static files that a phone fetches once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_compress import Compress
from whitenoise import WhiteNoise

if TYPE_CHECKING:
    from feedback.web.application import FeedbackApp

YEAR = 31_536_000


def init_app(app: FeedbackApp) -> None:
    """Compress pages with brotli; serve static files, whose names change with their contents."""
    app.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=7,
        COMPRESS_MIN_SIZE=400,
        COMPRESS_MIMETYPES=["text/html", "text/css", "application/javascript", "text/csv"],
    )
    Compress(app)
    files = WhiteNoise(app.wsgi_app, root=app.static_folder, prefix="static/", max_age=YEAR)
    app.wsgi_app = files  # type: ignore[method-assign]
