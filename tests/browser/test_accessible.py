"""axe finds nothing on any page, at any width, in any theme; nothing scrolls sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from feedback.settings import ROOT
from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 375, 1280)
THEMES = ("light", "dark")
ROLES = ("family", "facilitator", "safeguarding", "forum", "partnership", "administrator")
FILES = (".pdf", ".csv")


def axe_source() -> str:
    """Return the axe that set-up fetched."""
    built = sorted((ROOT / "static" / "vendor").glob("axe.*.js"))
    assert built, "Run make assets first"
    return built[-1].read_text(encoding="utf-8")


def visit(site: Site, page: Page, role: str) -> dict[str, str]:
    """Follow every link a role can see, and return one address for each kind of page."""
    endpoints = site.app.url_map.bind("127.0.0.1")
    start = "/"
    if role != "family":
        page.goto(site.sign_in_link(role))
        page.click("main button[type=submit]")
        start = urlparse(page.url).path
    found: dict[str, str] = {}
    todo = [start]
    while todo:
        address = todo.pop(0)
        endpoint, values = endpoints.match(urlparse(address).path, method="GET")
        kind = f"{endpoint} {values.get('question_id', '')}".strip()
        if kind in found or endpoint == "static" or address.endswith(FILES):
            continue
        found[kind] = address
        page.goto(site.address + address)
        todo += [link for link in links(page, site) if link not in found.values()]
    return found


def links(page: Page, site: Site) -> Iterator[str]:
    """Return the addresses of this site that a page links to."""
    hrefs: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    for href in hrefs:
        if href.startswith(site.address) and "/static/" not in href:
            yield href.removeprefix(site.address).split("#")[0]


def violations(page: Page, source: str) -> list[tuple[str, list[Any]]]:
    """Return what axe finds wrong, with where."""
    page.evaluate(source)
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules},"
        " resultTypes: ['violations']})",
        RULES,
    )
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in result["violations"]]


def context_of(chromium: Browser, theme: str) -> BrowserContext:
    """Return a browser whose owner likes a light or a dark screen."""
    scheme = "dark" if theme == "dark" else "light"
    return chromium.new_context(color_scheme=scheme, bypass_csp=True)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ROLES)
def test_every_page_a_role_meets_is_accessible(
    site: Site, chromium: Browser, role: str, theme: str
) -> None:
    context, source = context_of(chromium, theme), axe_source()
    page = context.new_page()
    pages = visit(site, page, role)
    assert len(pages) >= 3, pages
    wrong = []
    for kind, address in pages.items():
        page.goto(site.address + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wrong += [(kind, width, *one) for one in violations(page, source)]
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if over > 0:
                wrong.append((kind, width, "scrolls sideways", [over]))
    context.close()
    assert not wrong, "\n".join(str(one) for one in wrong)


def test_every_page_of_the_site_is_visited(site: Site, chromium: Browser) -> None:
    context = context_of(chromium, "light")
    met: set[str] = set()
    for role in ROLES:
        page = context.new_page()
        met |= {kind.split()[0] for kind in visit(site, page, role)}
        context.clear_cookies()
    pages = {
        rule.endpoint
        for rule in site.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not re.search(r"\.(pdf|csv)$", rule.rule)
    }
    hidden = {"static"}
    assert pages - met - hidden <= NEEDS_SOMETHING_FIRST, pages - met - hidden
    context.close()


# No link leads to these: they follow a form or a one-time link, and have journeys of their own.
NEEDS_SOMETHING_FIRST: set[str] = set()


def test_axe_would_find_something_wrong(chromium: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<html><body><img src='x'><input></body></html>")
    page = chromium.new_page()
    page.goto(bad.as_uri())
    assert {"image-alt", "label", "html-has-lang"} <= {
        name for name, _ in violations(page, axe_source())
    }
    page.close()
