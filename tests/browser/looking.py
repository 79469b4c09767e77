"""Look at a page at every width and in light and dark, and remember what is wrong with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

from playwright.sync_api import Page
from werkzeug.routing import MapAdapter

from feedback.web.application import FeedbackApp
from tests.support.browser import COLOUR_RULES, WIDTH_RULES, overflow, violations, violations_of

WIDTHS = (320, 375, 1280)
# Which colours lie on which: for each element with words of its own, all that decides its contrast.
# Where every one of them was asked about before, on any page in the dark, axe need not be asked
# again: in the light it is asked on every page.
SHOWN = """() => {
    const under = one => {
        if (!one) return '';
        const its = getComputedStyle(one);
        const own = [its.backgroundColor, its.backgroundImage, its.opacity, its.filter,
            its.mixBlendMode].join();
        const nothing = 'rgba(0, 0, 0, 0),none,1,none,normal';
        return under(one.parentElement) + (own === nothing ? '' : `/${own}`)
            + (its.position === 'static' ? '' : `/${its.position} ${one.className}`);
    };
    const found = new Set();
    for (const one of document.querySelectorAll('body *'))
        if ([...one.childNodes].some(part => part.nodeType === 3 && part.data.trim())
            || ['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)) {
            const its = getComputedStyle(one);
            const said = [its.color, its.fontSize, its.fontWeight, its.textShadow, under(one)];
            if (one.checkVisibility()) found.add(said.join(';'));
        }
    return [...found];
}"""
# Which of all the elements are there for anybody, seen or read aloud.
THERE = """() => {
    return [...document.querySelectorAll('*')].map(one => {
        const its = getComputedStyle(one);
        return its.display === 'none' ? '-' : its.visibility === 'visible' ? 'v' : 'h';
    }).join('');
}"""


class Looker:
    """Looks at pages, and knows which kinds of page it has seen."""

    def __init__(self, app: FeedbackApp, colours: set[str]) -> None:
        self.addresses: MapAdapter = app.url_map.bind("127.0.0.1")
        self.colours = colours
        self.seen: set[str] = set()
        self.wrong: list[tuple[Any, ...]] = []

    def kind(self, address: str) -> str:
        """Return what kind of page an address is: its endpoint, and for telling its question."""
        endpoint, values = self.addresses.match(urlparse(address).path, method="GET")
        return f"{endpoint} {values.get('question_id', '')}".strip()

    def look(self, page: Page, _name: str = "") -> None:
        """Look at the page that is open, in light and dark and at every width."""
        kind = self.kind(page.url)
        self.seen |= {kind, kind.split()[0]}
        size = page.viewport_size or {"width": 1280, "height": 800}
        narrower = set[str]()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            there = page.evaluate(THERE)
            found = violations_of(page, WIDTH_RULES) if there in narrower else violations(page)
            narrower.add(there)
            page.emulate_media(color_scheme="dark")
            if not (shown := set(page.evaluate(SHOWN))) <= self.colours:
                found += violations_of(page, COLOUR_RULES)
            self.colours |= shown
            self.wrong += [(kind, width, one) for one in found]
            if (over := overflow(page)) > 0:
                self.wrong.append((kind, width, "scrolls sideways", over))
        page.set_viewport_size(size)

    def finds_nothing(self) -> None:
        """Fail with everything that was found."""
        assert not self.wrong, "\n".join(str(one) for one in self.wrong)
