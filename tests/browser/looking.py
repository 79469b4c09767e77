"""Look at a page at every width and in light and dark, and remember what is wrong with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

from playwright.sync_api import Page
from werkzeug.routing import MapAdapter

from feedback.settings import ROOT
from feedback.web.application import FeedbackApp

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 375, 1280)
SCHEMES = ("light", "dark")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def axe_source() -> str:
    """Return the axe that set-up fetched."""
    built = sorted((ROOT / "static" / "vendor").glob("axe.*.js"))
    assert built, "Run make assets first"
    return built[-1].read_text(encoding="utf-8")


def violations(page: Page, source: str) -> list[tuple[str, list[Any]]]:
    """Return what axe finds wrong, with where."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(source)
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules},"
        " resultTypes: ['violations']})",
        RULES,
    )
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in result["violations"]]


class Looker:
    """Looks at pages, and knows which kinds of page it has seen."""

    def __init__(self, app: FeedbackApp) -> None:
        self.addresses: MapAdapter = app.url_map.bind("127.0.0.1")
        self.source = axe_source()
        self.seen: set[str] = set()
        self.wrong: list[tuple[Any, ...]] = []

    def kind(self, address: str) -> str:
        """Return what kind of page an address is: its endpoint, and for telling its question."""
        endpoint, values = self.addresses.match(urlparse(address).path, method="GET")
        return f"{endpoint} {values.get('question_id', '')}".strip()

    def look(self, page: Page, _name: str = "") -> None:
        """Look at the page that is open."""
        kind = self.kind(page.url)
        self.seen |= {kind, kind.split()[0]}
        size = page.viewport_size or {"width": 1280, "height": 800}
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found = violations(page, self.source)
                self.wrong += [(kind, scheme, width, *one) for one in found]
                over = page.evaluate(SIDEWAYS)
                if over > 0:
                    self.wrong.append((kind, scheme, width, "scrolls sideways", over))
        page.set_viewport_size(size)

    def finds_nothing(self) -> None:
        """Fail with everything that was found."""
        assert not self.wrong, "\n".join(str(one) for one in self.wrong)
