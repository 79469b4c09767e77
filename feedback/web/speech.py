"""Flask-Babel's functions with types: every sentence a family reads goes through one of them.

The catalogue is made by looking for these names, so a sentence is written where it is said.
"""

from __future__ import annotations

from typing import cast

import flask_babel

__all__ = ["gettext", "lazy_gettext", "ngettext"]


def gettext(sentence: str, **values: object) -> str:
    """Say a sentence in the language of this page."""
    return str(flask_babel.gettext(sentence, **values))


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Say a sentence that depends on a number; other languages have more than two forms."""
    return str(flask_babel.ngettext(one, many, number, **values))


def lazy_gettext(sentence: str) -> str:
    """Say a sentence when a page is drawn: for forms and lists that are made once."""
    return cast("str", flask_babel.lazy_gettext(sentence))
