"""The language somebody asked for: kept in their session, and never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from babel import Locale
from flask import current_app, g, has_request_context, redirect, request, session
from flask_babel import Babel, Domain, force_locale, get_locale
from markupsafe import Markup
from sqlalchemy.exc import OperationalError

from feedback.areas import Area
from feedback.areas.speaking import spoken
from feedback.database import DatabaseBusyError
from feedback.services import languages as checks
from feedback.translations import ENGLISH, catalogue, languages
from feedback.web.addresses import here_without
from feedback.web.application import current, read_session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from babel.support import NullTranslations
    from flask.typing import ResponseReturnValue

    from feedback.areas import Language
    from feedback.web.application import FeedbackApp

# The pages behind it are for staff, whose work is in English.
STAFF_DOOR = "account"


class Catalogues(Domain):
    """The catalogues of the platform, read as they were written."""

    def get_translations(self) -> NullTranslations:
        """Give the catalogue of the language this page is in."""
        locale = get_locale()
        return catalogue(locale.language if locale else ENGLISH)


class Speaking(Babel):
    """Flask-Babel, with our catalogues."""

    domain_instance = Catalogues()


def init_app(app: FeedbackApp) -> None:
    """Let families choose the language of their pages."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals.update(english_too=english_too, in_english=in_english)
    Speaking().init_app(app, locale_selector=language)
    app.before_request(ask)


def offered() -> tuple[Language, ...]:
    """List the languages of this area's pack that have a catalogue; English always has."""
    there = {ENGLISH, *languages()}
    return tuple(each for each in current().area.languages if each.id in there)


def others() -> list[Language]:
    """List the languages this page could be in, but for the one it is in."""
    now = language()
    return [each for each in offered() if each.id != now] if is_for_families() else []


def language() -> str:
    """Say which language this page is in: English, where nobody asked for another."""
    if not is_for_families():
        return ENGLISH
    wanted: str = session.get("language", ENGLISH)
    return wanted if any(each.id == wanted for each in offered()) else ENGLISH


def is_for_families() -> bool:
    """Say whether this page is one that families read."""
    if not has_request_context():
        return False
    view = current_app.view_functions.get(request.endpoint or "")
    return request.blueprint != STAFF_DOOR and not hasattr(view, "roles")


def spoken_area() -> Area:
    """Give the area in the language of this page; put together once for each language."""
    app, locale = current(), get_locale()
    language = locale.language if locale else ENGLISH
    if language == ENGLISH:
        return app.area
    known: dict[str, tuple[Area, Area]] = app.extensions.setdefault("spoken", {})
    if language not in known or known[language][0] is not app.area:
        say = catalogue(language).gettext
        known[language] = app.area, spoken(app.area, lambda text: say(text) if text else "")
    return known[language][1]


def is_unchecked() -> bool:
    """Say whether nobody who speaks this page's language has checked its words yet."""
    now = language()
    if now == ENGLISH:
        return False
    if "unchecked" not in g:
        g.unchecked = now not in known_as_checked()
    unchecked: bool = g.unchecked
    return unchecked


def known_as_checked() -> Collection[str]:
    """List the checked languages; where the database cannot be asked, none counts as checked."""
    try:
        return checks.checked(read_session(), area_id=current().area.id)
    except (DatabaseBusyError, OperationalError):
        return ()


def in_english(draw: Callable[..., Markup], *given: object) -> Markup:
    """Draw a part of a page in English."""
    area = current().area
    with force_locale(ENGLISH):
        return draw(*(area if isinstance(each, Area) else each for each in given))


def english_too(draw: Callable[..., Markup], *given: object) -> Markup:
    """Draw words about help or safety a second time, in English, until a speaker has checked."""
    if not is_unchecked():
        return Markup()
    frame = Markup('<div class="in-english" lang="en" dir="ltr">{}</div>')
    return frame.format(in_english(draw, *given))


def direction() -> str:
    """Say from which side this page's language is read: `ltr` or `rtl`."""
    return Locale.parse(language()).text_direction


def needs_letters() -> bool:
    """Say whether this page's language has letters beyond English in our typeface."""
    return language() != ENGLISH and direction() == "ltr"


def ask() -> ResponseReturnValue | None:
    """Follow a link that names a language: keep it for this visit, and show the page in it."""
    wanted = request.args.get("language")
    if wanted is None or request.method != "GET" or not is_for_families():
        return None
    if any(each.id == wanted for each in offered()):
        session["language"] = wanted
    return redirect(here_without("language"))


def ways(back: str) -> list[tuple[Language, str]]:
    """List the languages, each with the link that shows a page in it."""
    return [(each, address_in(back, each.id)) for each in offered()]


def address_in(address: str, wanted: str) -> str:
    """Give the address of a page of ours in a language.

    >>> address_in("/tell/good?from=check", "pl")
    '/tell/good?from=check&language=pl'
    """
    joiner = "&" if urlsplit(address).query else "?"
    return f"{address}{joiner}language={wanted}"
