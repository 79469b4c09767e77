"""A client that checks every page it fetches, so each test of a page guards all of it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from itsdangerous import URLSafeTimedSerializer

from tests.support.page_rules import check_headers, check_page, parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from werkzeug.test import TestResponse

    from feedback.models import Account
    from feedback.web.application import FeedbackApp


class Page:
    """A page as somebody met it."""

    def __init__(self, response: TestResponse, address: str) -> None:
        self.response = response
        self.address = address
        self.status = response.status_code
        # A file that is not text, such as a PDF, has no words to read here.
        self.html = response.get_data().decode(errors="replace")

    @cached_property
    def document(self) -> Element:
        """The page as a tree; a redirect is never read."""
        return parse(self.html)[0]

    @property
    def words(self) -> str:
        """All the words of the page, single-spaced."""
        body = self.document.find("body")
        assert body is not None
        return re.sub(r"\s+", " ", "".join(body.itertext())).strip()

    @property
    def h1(self) -> str:
        """The heading of the page."""
        return re.sub(r"\s+", " ", "".join(self.document.find(".//h1").itertext())).strip()

    def value(self, name: str) -> str:
        """The value of a field, as the page would send it back."""
        for field in controls(self.document, "input", "textarea", "button"):
            if field.get("name") == name:
                return field.get("value") or "".join(field.itertext())
        raise AssertionError(f"{self.address} has no field called {name}")

    def fields(self, form: int = 0) -> dict[str, Any]:
        """What a form of the page (the first in main unless said) would send untouched."""
        main = self.document.find(".//main")
        assert main is not None
        sent: dict[str, Any] = {}
        for field in controls(list(main.iter("form"))[form], "input", "textarea", "select"):
            name, kind = field.get("name"), field.get("type")
            if not name or (kind in {"radio", "checkbox"} and field.get("checked") is None):
                continue
            if field.tag == "select":
                chosen = [o for o in field.iter("option") if o.get("selected") is not None]
                sent[name] = (chosen or list(field.iter("option")))[0].get("value")
            elif kind not in {"submit", "file"}:
                value = field.get("value") if field.tag == "input" else "".join(field.itertext())
                before = sent.get(name, [])
                ticked = [*(before if isinstance(before, list) else [before]), value or ""]
                sent[name] = ticked if kind == "checkbox" else value or ""
        return sent

    def link(self, words: str) -> str:
        """Where the link with these words leads."""
        if words not in self.links():
            raise AssertionError(f"{self.address} has no link “{words}”")
        return self.links()[words]

    def links(self) -> dict[str, str]:
        """List the links by their words, with where each leads; of two alike, the first."""
        found: dict[str, str] = {}
        for link in self.document.iter("a"):
            words = re.sub(r"\s+", " ", "".join(link.itertext())).strip()
            found.setdefault(words, link.get("href", ""))
        return found


def controls(part: Element, *tags: str) -> list[Element]:
    """Return the controls of part of a page, in order."""
    return [one for one in part.iter() if one.tag in tags]


class Pages:
    """Somebody with a browser."""

    def __init__(self, app: FeedbackApp) -> None:
        self.app = app
        self.client = app.test_client()

    def get(self, address: str, *, status: int = 200, follow: bool = False) -> Page:
        """Fetch a page and check it."""
        return self._met(self.client.get(address, follow_redirects=follow), address, status)

    def post(
        self,
        address: str,
        answers: dict[str, Any] | None = None,
        *,
        status: int = 302,
        follow: bool = False,
    ) -> Page:
        """Send a form the way a browser does: with the token the page gave out."""
        filled = {"csrf_token": self.token(), **(answers or {})}
        if follow and status == 302:
            status = 200
        response = self.client.post(
            address, data=filled, follow_redirects=follow, content_type="multipart/form-data"
        )
        return self._met(response, address, status)

    def token(self) -> str:
        """Return the token that this visitor's pages carry."""
        with self.client.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", "0123456789abcdef0123456789abcdef01234567")
        signer = URLSafeTimedSerializer(self.app.config["SECRET_KEY"], salt="wtf-csrf-token")
        return str(signer.dumps(raw))

    def signs_in(self, account: Account) -> Pages:
        """Come in as somebody, the way the sign-in page leaves the cookie."""
        with self.client.session_transaction() as cookie:
            cookie["account"] = account.id
            cookie["stamp"] = account.session_stamp
            cookie["since"] = self.app.clock.now().timestamp()
        return self

    def _met(self, response: TestResponse, address: str, status: int) -> Page:
        page = Page(response, address)
        assert page.status == status, f"{address} gave {page.status}: {page.words[:400]}"
        check_headers(response)
        if response.mimetype == "text/html" and not 300 <= page.status < 400:
            check_page(page.html, page.status, address)
        return page
