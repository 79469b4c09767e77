"""An administrator says which languages of the families' pages a speaker has checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, render_template, url_for

from feedback.clock import LONDON
from feedback.errors import NotFoundError
from feedback.security import requires
from feedback.services import languages as checks
from feedback.translations import ENGLISH
from feedback.web import languages
from feedback.web.application import current, read_session
from feedback.web.check.facts import language_name
from feedback.web.desk.blueprint import blueprint

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/desk/languages")
@requires("administrator")
def spoken() -> str:
    """List the languages of the families' pages, and whether a speaker has checked each."""
    since = checks.checked(read_session(), area_id=current().area.id)
    rows = [
        {
            "id": each.id,
            "name": each.name,
            "english": language_name(each.id),
            "since": since[each.id].astimezone(LONDON) if each.id in since else None,
            "address": languages.address_in(url_for("tell.start"), each.id),
        }
        for each in languages.offered()
        if each.id != ENGLISH
    ]
    return render_template("desk/languages.html", rows=rows)


@blueprint.post("/desk/languages/<language>/checked")
@requires("administrator")
def mark_checked(language: str) -> ResponseReturnValue:
    """Note that somebody who speaks a language has checked it: its pages stand without English."""
    must_be_offered(language)
    now = current().clock.now()
    checks.mark_checked(g.session, language=language, account=g.account, now=now)
    return redirect(url_for("desk.spoken"))


@blueprint.post("/desk/languages/<language>/not-checked")
@requires("administrator")
def mark_unchecked(language: str) -> ResponseReturnValue:
    """Take that back: the pages say again that nobody has checked them."""
    must_be_offered(language)
    now = current().clock.now()
    checks.mark_unchecked(g.session, language=language, account=g.account, now=now)
    return redirect(url_for("desk.spoken"))


def must_be_offered(language: str) -> None:
    """Refuse a language that the families' pages do not have."""
    if language == ENGLISH or all(each.id != language for each in languages.offered()):
        raise NotFoundError("There is no such language here.")
