"""A real Chromium against a real server on this machine, for what only a browser can tell."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from threading import Thread
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from feedback.web import built

# The shell draws as Chromium does, without windows and menus: a third less work a test.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # A microphone that hears a beep, where somebody says yes to it.
    *("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
)
STANDARDS = (*("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),)
STRICTER = (*STANDARDS, "wcag2aaa")
# The rules whose answer colours can change: all that is left to ask of a page in other colours.
COLOUR_RULES = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
# The rules whose answer can change between two widths at which the same things are there.
WIDTH_RULES = (
    *("target-size", "color-contrast", "link-in-text-block", "scrollable-region-focusable"),
)
# Only what is wrong comes back: the whole answer is fifty kilobytes a page.
RUN_AXE = """what => typeof axe === 'undefined' ? null :
    axe.run(document, {runOnly: what, resultTypes: ['violations']}).then(
    found => found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html)}`))"""


class Silent(WSGIRequestHandler):
    """A server that writes no log."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on a free port, and give its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium once, for as many pages as a test needs."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        # What a phone keeps for later is fetched after a first page: only its own tests need it.
        plain = partial(browser.new_context, service_workers="block")
        browser.new_context = plain  # type: ignore[method-assign]
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def browsing(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open one page for a new visitor; options are those of a browser context."""
    context = with_axe(browser.new_context(bypass_csp=True, **options))
    try:
        yield context.new_page()
    finally:
        context.close()


def with_axe(context: BrowserContext) -> BrowserContext:
    """Give every page of a visitor axe from its start: put in later, it is compiled each time."""
    context.add_init_script(axe_source())
    return context


@cache
def axe_source() -> str:
    """Return the axe that set-up fetched."""
    return (built.BUILT / built.built_name("axe.js")).read_text(encoding="utf-8")


def violations(page: Page, tags: Sequence[str] = STANDARDS) -> list[str]:
    """Name what axe finds wrong on the page, with where."""
    return run_axe(page, {"type": "tag", "values": list(tags)})


def violations_of(page: Page, rules: Sequence[str]) -> list[str]:
    """Name what is wrong by a few rules, on a page that was looked at whole before."""
    return run_axe(page, {"type": "rule", "values": list(rules)})


def run_axe(page: Page, what: dict[str, Any]) -> list[str]:
    """Run axe, put into the page first where it is not there yet."""
    found: list[str] | None = page.evaluate(RUN_AXE, what)
    if found is None:
        page.evaluate(axe_source())
        found = page.evaluate(RUN_AXE, what)
    assert found is not None
    return found


def follow(lead: Locator) -> None:
    """Press what leads to another page, and wait until that page is whole.

    A press alone returns while the old page is still there, and what is asked next is then asked
    of either page, or of one that is half there.
    """
    with lead.page.expect_navigation():
        lead.click()


def overflow(page: Page) -> int:
    """How many pixels of the page lie off the side of the screen."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width
