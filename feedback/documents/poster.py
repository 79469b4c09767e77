"""Posters, leaflets and paper forms: one page each, tagged, made from plain words and drawings."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import segno

from feedback.documents import typeset
from feedback.documents.invitation import FormView, Invitation
from feedback.documents.pdf import in_print

# The deep green of the house; scanners need dark on light.
DARK: Final = "#083a37"
LIGHT: Final = "#ffffff"
SVG_NAMESPACE: Final = '<svg xmlns="http://www.w3.org/2000/svg" '


# An address that is too long for a line goes on after one of these.
AFTER: Final = re.compile("[./-]")


@dataclass(frozen=True)
class Piece:
    """One file: its template, and which of the forms it prints, if any."""

    template: str
    form: str = ""


PIECES: Final = {
    "poster": Piece("poster.typ"),
    "leaflet": Piece("leaflet.typ"),
    "paper-form": Piece("form.typ", "plain"),
    "large-print-form": Piece("large_form.typ", "plain"),
    "easy-read-form": Piece("easy_form.typ", "easy"),
}


def poster_pdf(invitation: Invitation, name: str) -> bytes:
    """Return one of the pieces as a PDF that meets PDF/UA-1 and PDF/A-2a."""
    made = typeset.pdf(PIECES[name].template, **inputs(invitation, name))
    typeset.forget()
    return made


def poster_picture(invitation: Invitation, name: str) -> bytes:
    """Return a small picture of a piece's first page, as PNG."""
    return _drawn(PIECES[name].template, inputs(invitation, name)["view"])


# Five pictures stand on a page that is opened often, and their words hardly ever change.
@lru_cache(maxsize=10)
def _drawn(template: str, view: str) -> bytes:
    made = typeset.picture(template, view=view)
    typeset.forget()
    return made


def inputs(invitation: Invitation, name: str) -> dict[str, str]:
    """Return what a template reads: words made safe to print, and drawings beside them."""
    form = PIECES[name].form
    drawings: list[str] = []
    day = date.fromisoformat(invitation["day"])
    words = {
        **{key: value for key, value in invitation.items() if key not in {"forms", "address"}},
        "points": [_numbered(point, drawings) for point in invitation["points"]],
        "form": _form(invitation["forms"][form], drawings) if form else None,
        "date": [day.year, day.month, day.day],
    }
    view = in_print(words, typeset.can_show)
    # A link, a code and a drawing are no words to be cleaned or broken.
    view |= {"address": invitation["address"], "qr": qr(invitation["address"])}
    if invitation["shown"].isascii():
        view["shown"] = AFTER.sub("\\g<0>\u200b", invitation["shown"])
    return {"view": json.dumps({**view, "drawings": drawings}, ensure_ascii=False)}


def qr(address: str) -> str:
    """Draw the square that a phone's camera opens; a seventh of it may be creased or dirty."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=4, xmldecl=False, dark=DARK, light=LIGHT, omitsize=True)
    return drawn.getvalue().decode()


def _form(form: FormView, drawings: list[str]) -> dict[str, object]:
    parts = {
        part: [
            {
                **_numbered(question, drawings),
                "choices": [_numbered(choice, drawings) for choice in question["choices"]],
            }
            for question in questions
        ]
        for part, questions in (("told", form["told"]), ("about", form["about"]))
    }
    return {**form, **parts}


def _numbered(thing: Mapping[str, object], drawings: list[str]) -> dict[str, object]:
    """Put a thing's drawing aside, and leave its number in its place; nothing where it has none."""
    if not thing["picture"]:
        return {**thing, "picture": None}
    # A drawing that stood in a page has to say what it is once it stands alone.
    drawing = str(thing["picture"]).replace("<svg ", SVG_NAMESPACE, 1)
    if drawing not in drawings:
        drawings.append(drawing)
    return {**thing, "picture": drawings.index(drawing)}
