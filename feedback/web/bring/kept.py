"""The file between one page and the next: sealed, and its key only in this facilitator's cookie."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from flask import flash, g, redirect, session, url_for
from werkzeug.wrappers import Response

from feedback.services import bringing, drafts
from feedback.web.application import current, read_session

KEY = "bring"


@dataclass
class Kept:
    """A file somebody chose, and what they said about it so far."""

    name: str
    content: bytes
    choices: dict[str, Any] = field(default_factory=dict)
    personal: list[int] = field(default_factory=list)  # rows that seem to hold a name

    @property
    def sheet(self) -> bringing.Sheet:
        """Return the rows of the file."""
        return bringing.read_sheet(self.content, self.name)

    @property
    def seen(self) -> str:
        """Return a mark of the file and the choices, so that a page can say which it was about."""
        said = json.dumps(self.choices, sort_keys=True).encode()
        return hashlib.sha256(hashlib.sha256(self.content).digest() + said).hexdigest()


def keep(kept: Kept) -> None:
    """Seal the file under the key in the cookie, drawing a new key for a new file."""
    key = session.setdefault(KEY, drafts.new_key())
    app = current()
    answers = {
        "account": g.account.id,
        "name": kept.name,
        "content": base64.b64encode(kept.content).decode(),
        "choices": kept.choices,
        "personal": kept.personal,
    }
    drafts.save(g.session, area_id=app.area.id, key=key, answers=answers, today=app.clock.today())


def find() -> Kept | None:
    """Return the file this facilitator chose, if there is one."""
    found = drafts.open_draft(read_session(), key=session.get(KEY))
    # A cookie may outlast its owner at a shared desk; a file must not.
    if found.get("account") != g.account.id:
        return None
    content = base64.b64decode(found["content"])
    return Kept(found["name"], content, found["choices"], found["personal"])


def forget() -> None:
    """Let go of the file, and of its key."""
    key = session.pop(KEY, None)
    if key is not None:
        drafts.discard(g.session, key=key)


def choose_again() -> Response:
    """Go back to the first page, when the file has come in, was let go, or is too old."""
    flash("Choose the file again. It is no longer here.")
    return redirect(url_for("bring.start"))
