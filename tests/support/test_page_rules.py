"""The rules for pages: a good page passes, and each kind of bad page fails with plain words."""

import pytest
from werkzeug.wrappers import Response

from tests.support.page_rules import POLICY, check_headers, check_page

GOOD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>How has it been? – Our service</title>
<meta name="description" content="What it is for">
<link rel="stylesheet" href="/static/site.css"></head>
<body><a href="#main">Skip to main content</a><main id="main"><h1>How has it been?</h1>
<p class="words">They said "never" -- and that's that!</p>
<svg aria-hidden="true"></svg>
<form method="post" action="/tell/rating"><input type="hidden" name="csrf_token" value="t">
<label for="good">What is good?</label><input id="good" name="good"><button>Continue</button></form>
<table><caption>Counts</caption><tr><th scope="col">Theme</th></tr></table>
<p>Call <a href="tel:999">999</a> or read <a href="https://www.nhs.uk/help">what helps</a>.</p>
</main></body></html>"""

BAD = {
    "no doctype": ("<!doctype html>", "", "no <!doctype html>"),
    "broken nesting": ("<h1>How", "<p><h1><div></h1>How", "not valid HTML"),
    "two headings": ("<svg", "<h1>Again</h1><svg", "one h1, this has 2"),
    "another title": ("<title>How has", "<title>Where has", "does not start with the heading"),
    "hidden error": ("<svg", '<div class="govuk-error-summary"></div><svg', "exactly when"),
    "false error": ("<title>", "<title>Error: ", "exactly when"),
    "no language": (' lang="en-GB"', "", "does not say its language"),
    "no description": ('name="description"', 'name="keywords"', "does not say what it is for"),
    "two main parts": ("</main>", "</main><main></main>", "one main part, this has 2"),
    "locked zoom": ("<title>", '<meta name="viewport" content="user-scalable=no"><title>', "zoom"),
    "skipped level": ("<svg", "<h3>Deep</h3><svg", "jumps from level 1 to 3"),
    "same id": ("<svg", '<p id="good">x</p><svg', "used twice"),
    "lost description": ('name="good"', 'name="good" aria-describedby="gone"', "points at nothing"),
    "no label": ('<label for="good">What is good?</label>', "", "has no label"),
    "empty label": ("What is good?", "", "has no label"),
    "no action": (' action="/tell/rating"', "", "lacks its action or its method"),
    "no token": ('name="csrf_token"', 'name="other"', "carries no token"),
    "file unsent": ('name="good"', 'name="good" type="file"', "cannot send its file"),
    "no caption": ("<caption>Counts</caption>", "", "has no caption"),
    "no scope": (' scope="col"', "", "has no scope"),
    "inline style": ("<svg", '<p style="color:red">x</p><svg', "an inline style on <p>"),
    "style element": ("<title>", "<style>p{}</style><title>", "an inline <style>"),
    "inline script": ("<title>", "<script>go()</script><title>", "an inline <script>"),
    "inline event": ("<h1>", '<h1 onclick="go()">', "an inline onclick on <h1>"),
    "empty button": ("<button>Continue", "<button>", "an empty <button>"),
    "empty link": ("what helps", "", "an empty <a>"),
    "link to nowhere": ('<a href="tel:999">', "<a>", "leads nowhere"),
    "silent picture": ("<svg", '<img src="/a.png"><svg', "has no words"),
    "unnamed drawing": ('<svg aria-hidden="true">', "<svg>", "neither hidden nor named"),
    "another site": ("www.nhs.uk", "nhs.uk.example.com", "leads to another site"),
    "plain http": ("https://www", "http://www", "leads to another site"),
    "borrowed style": ("/static/site.css", "https://cdn.nhs.uk/a.css", "leads to another site"),
    "other machine": ("/static/site.css", "//cdn.nhs.uk/a.css", "leads to another site"),
    "relative link": ('href="tel:999"', 'href="next"', "is not a whole path"),
    "lost fragment": ('href="#main"', 'href="#gone"', "points at nothing on this page"),
    "straight quote": ("or read", 'or "read"', "a straight quote in"),
    "straight apostrophe": ("or read", "or don't read", "a straight apostrophe in"),
    "double hyphen": ("or read", "-- or read", "a double hyphen in"),
    "exclamation mark": ("or read", "now! Or read", "an exclamation mark in"),
    "shouted label": ('tel:999"', 'tel:999" aria-label="Go!"', "an exclamation mark in"),
    "range with a dash": ("or read", "for ages 5–10 or read", "a dash in a range"),
    "range with a hyphen": ("or read", "for ages 5-10 or read", "a dash in a range"),
}


def test_a_good_page_passes():
    check_page(GOOD, 200, "/tell/rating")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_fails_and_says_why(name):
    old, new, why = BAD[name]
    assert old in GOOD
    with pytest.raises(AssertionError, match=why.replace("(", r"\(")) as failure:
        check_page(GOOD.replace(old, new, 1), 200, "/tell/rating")
    assert "/tell/rating" in str(failure.value)


def test_a_link_must_lead_to_a_page_that_exists():
    page = GOOD.replace('href="tel:999"', 'href="/help"')
    check_page(page, 200, "/", knows=lambda path: True)
    with pytest.raises(AssertionError, match="leads to no page"):
        check_page(page, 200, "/", knows=lambda path: path != "/help")


def test_a_page_met_again_is_only_another_one_when_more_than_its_token_differs():
    check_page(GOOD, 200, "/")
    check_page(GOOD.replace('value="t"', 'value="u"'), 200, "/")
    for other in (GOOD.replace(' value="t"', ' value=""'), GOOD.replace("or read", "! Or read")):
        with pytest.raises(AssertionError, match=r"carries no token|an exclamation mark in"):
            check_page(other, 200, "/")


def test_a_redirect_has_no_page_to_check():
    check_page("", 302, "/display")


def test_a_day_in_figures_is_not_a_range():
    check_page(GOOD.replace("or read", "2026-11-03 or read"), 200, "/")


HEADERS = {
    "Content-Security-Policy": "; ".join(POLICY),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def test_safe_headers_pass():
    check_headers(Response(headers=HEADERS))


@pytest.mark.parametrize("name", HEADERS)
def test_a_missing_header_fails(name):
    headers = {key: value for key, value in HEADERS.items() if key != name}
    with pytest.raises(AssertionError):
        check_headers(Response(headers=headers))


def test_an_unsafe_policy_fails():
    loose = HEADERS["Content-Security-Policy"] + "; script-src-elem 'unsafe-inline'"
    with pytest.raises(AssertionError, match="unsafe"):
        check_headers(Response(headers={**HEADERS, "Content-Security-Policy": loose}))
