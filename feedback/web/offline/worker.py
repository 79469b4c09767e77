"""The script that a phone keeps, with the list of what it may keep: never an answer."""

from __future__ import annotations

import hashlib
import json

from flask import Response, current_app, url_for

from feedback.web import built, languages
from feedback.web.application import current
from feedback.web.offline.blueprint import blueprint
from feedback.web.offline.forms import form_of
from feedback.web.offline.views import no_signal, show
from feedback.web.tell.wording import ways

# The steps that families use; the worker leaves every other page alone.
FAMILIES = {"tell", "later", "words", "help", "display", "offline"}
FILES = (
    *("site.css", "print.css", "mark.svg", "pictures.svg", "next-400.woff2", "next-700.woff2"),
    *("look.js", "house.js", "listen.js", "leave.js", "help.js"),
    *("signal.js", "outbox.js", "no-signal.js"),
)
# The letters beyond English, for languages that have them.
LETTERS = ("letters.css", "next-letters-400.woff2", "next-letters-700.woff2")


@blueprint.route("/service-worker.js")
def script() -> Response:
    """Give a phone the script that opens pages with no signal; it changes when they do."""
    body = (built.BUILT / built.built_name("worker.js")).read_text(encoding="utf-8")
    kept = json.dumps(may_keep(), separators=(",", ":"))
    answer = Response(f"const KEPT = {kept};\n{body}", mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def may_keep() -> dict[str, object]:
    """List the pages and files that a phone may keep, under a name that changes with them."""
    return {
        "version": version(),
        "families": sorted(first_parts()),
        "pages": [url_for("offline.no_signal"), *pages_of_questions()],
        "files": [f"/static/vendor/{built.built_name(name)}" for name in files()],
    }


def files() -> tuple[str, ...]:
    """List the files that pages in this language need."""
    return FILES + (LETTERS if languages.needs_letters() else ())


def pages_of_questions() -> list[str]:
    """List the addresses of the pages that ask every question."""
    return [url_for("offline.questions", way=way) for way in ways()]


def first_parts() -> set[str]:
    """List how the addresses of family pages begin: `tell` for `/tell/good`."""
    rules = list(current_app.url_map.iter_rules())
    ours = {part(each.rule) for each in rules if each.endpoint.split(".")[0] in FAMILIES}
    others = {part(each.rule) for each in rules if each.endpoint.split(".")[0] not in FAMILIES}
    return ours - others


def part(rule: str) -> str:
    """Give the first part of an address.

    >>> part("/tell/<question_id>"), part("/")
    ('tell', '')
    """
    return rule.split("/")[1]


def version() -> str:
    """Name all that those pages say, so that a phone fetches them again when anything changes."""
    known: dict[str, str] = current().extensions.setdefault("kept by phones", {})
    key = f"{languages.language()} {built.MANIFEST.stat().st_mtime_ns}"
    if key not in known:
        pages = [no_signal(), *(show(form_of(way), way, kept=True) for way in ways())]
        known[key] = hashlib.sha256("".join(pages).encode()).hexdigest()[:16]
    return known[key]
