"""Follow every link of the site, and look at one page of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.looking import Looker

FILES = (".pdf", ".csv", ".png", ".js", ".json", ".<ending>")
# Each role sees these in its own way; every other page is the same for all who may open it.
OWN = ("desk.home", "report.index", "report.month")


def walk(site: Site, page: Page, looker: Looker, start: str, known: frozenset[str]) -> None:
    """Follow every link there is, and look at one page of each kind that is new."""
    met: set[str] = set()
    todo = [start]
    while todo:
        address = todo.pop(0)
        kind = looker.kind(address)
        if kind in met or kind == "static" or address.endswith(FILES):
            continue
        met.add(kind)
        if kind in known and kind not in OWN:
            answer = page.request.get(site.address + address)
            todo += links(answer.text(), answer.url, site)
        else:
            page.goto(site.address + address)
            todo += links(page.content(), page.url, site)
            looker.look(page)


def links(html: str, address: str, site: Site) -> Iterator[str]:
    """Return the addresses of this site that a page links to."""
    for href in re.findall(r'<a\b[^>]*\bhref="([^"#]+)', html):
        whole = urljoin(address, unescape(href))
        if whole.startswith(site.address) and "/static/" not in whole:
            yield whole.removeprefix(site.address)
