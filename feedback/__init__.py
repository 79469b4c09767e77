"""The coproduction feedback platform: ask, tell, check, theme, report, promise, prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from feedback import security
from feedback.areas import load_area
from feedback.clock import Clock
from feedback.database import Database
from feedback.keys import Keys
from feedback.services import installation
from feedback.settings import ROOT, Settings
from feedback.web import blueprints, context, easy, kit, languages, limits, serving, trouble
from feedback.web.application import FeedbackApp
from feedback.web.bring import room

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["create_app"]


def create_app(
    settings: Settings | None = None,
    *,
    clock: Clock | None = None,
    options: Mapping[str, object] | None = None,
) -> FeedbackApp:
    """Wire one installation together, a named step a line."""
    app = FeedbackApp(
        __name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static")
    )
    app.settings = settings or Settings.from_environment()
    app.clock = clock or Clock()
    app.keys = Keys.read(app.settings.keys_file)
    app.area = load_area(app.settings.area)
    app.database = Database(app.settings.database_url)
    app.is_example = installation.is_example(app.database)
    app.config.from_mapping(flask_settings(app))
    app.config.from_mapping(options or {})
    app.init_sessions()
    security.init_app(app)
    room.init_app(app)
    CSRFProtect(app)
    kit.init_app(app)
    languages.init_app(app)
    easy.init_app(app)
    context.init_app(app)
    limits.init_app(app)
    blueprints.init_app(app)
    trouble.init_app(app)
    serving.init_app(app)
    if app.settings.trusted_proxies:
        proxies = app.settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    return app


def flask_settings(app: FeedbackApp) -> dict[str, object]:
    """Return what Flask itself needs to know."""
    return {
        "SECRET_KEY": app.keys.cookie,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": app.settings.secure_cookies,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "WTF_I18N_ENABLED": False,  # Every message is ours.
        "MAX_CONTENT_LENGTH": 256 * 1024,
        "MAX_FORM_MEMORY_SIZE": 256 * 1024,
        "MAX_FORM_PARTS": 200,
    }
