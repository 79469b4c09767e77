"""The first page weighs at most 55 KB with its typeface, each later page at most 8 KB."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import factories
from tests.support.weighing import DANGER, WORDS, Phone, fetched, read, weight

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
    from werkzeug.test import Client, TestResponse

    from feedback.web.application import FeedbackApp

FIRST, LATER = 55 * 1024, 8 * 1024
# All pictures of all pages, fetched once a year and shared by them: no page, but small as well.
PICTURES = 14 * 1024
LANGUAGES = ("en", "pl", "ro", "ur")
WAYS = ("parent_carer", "young_person", "child", "easy_read")
POINTS_AT = re.compile(r'<use href="(/static/[^"#]+)#([^"]+)"')


def parts_of(client: Client, page: TestResponse) -> dict[str, int]:
    """Weigh what a page makes a phone fetch: styles, scripts, mark and both weights of type."""

    addresses = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', read(page)))
    weighed = {}
    for address in addresses:
        answer = fetched(client, address)
        weighed[address] = weight(answer)
        if address.endswith(".css"):
            for font in set(re.findall(r"url\(([^)]+\.woff2)\)", read(answer))):
                name = font.strip("\"'").split("/")[-1]
                weighed[name] = weight(fetched(client, f"/static/vendor/{name}"))
    return weighed


@pytest.mark.parametrize("address", ["/", "/help", "/your-words", "/come-back", "/privacy"])
def test_a_first_page_is_light_enough_for_a_slow_phone(app: FeedbackApp, address: str) -> None:
    client = app.test_client()
    page = fetched(client, address)
    assert page.headers["Content-Encoding"] == "br"
    parts = parts_of(client, page)
    assert sum(name.endswith(".woff2") for name in parts) == 2
    total = weight(page) + sum(parts.values())
    assert total <= FIRST, (total, parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_later_page_of_a_family_is_lighter_still(app: FeedbackApp, language: str) -> None:
    anybody = Phone(app, language)
    anybody.opens_what_anybody_can()
    weighed = dict(anybody.weights)
    for way in WAYS:
        for words in (WORDS, DANGER):
            phone = Phone(app, language, way)
            phone.goes_all_the_way(words)
            weighed |= {f"{way} {name}": weight for name, weight in phone.weights.items()}
    assert {name: weight for name, weight in weighed.items() if weight > LATER} == {}


def test_nothing_offered_is_left_unweighed(app: FeedbackApp) -> None:
    assert [each.id for each in app.area.languages] == list(LANGUAGES)
    assert [each.id for each in app.area.routes if each.on_start] == list(WAYS)


def test_pages_about_danger_are_weighed_with_their_help(app: FeedbackApp) -> None:
    phone = Phone(app, "en", "young_person")
    phone.goes_all_the_way(DANGER)
    helping = {name for name, html in phone.drawn.items() if "It is not your fault." in html}
    assert any(name.startswith("/tell/better") for name in helping)
    assert any(name.startswith("/tell/check") for name in helping)


def test_the_sheet_of_pictures_is_small_and_has_every_picture(app: FeedbackApp) -> None:
    phone = Phone(app, "en", "child")
    phone.goes_all_the_way(WORDS)
    used = {each for html in phone.drawn.values() for each in POINTS_AT.findall(html)}
    sheets = {address for address, _ in used}
    assert len(used) > 10
    answer = fetched(app.test_client(), sheets.pop())
    assert not sheets
    assert weight(answer) <= PICTURES, weight(answer)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert answer.mimetype == "image/svg+xml"
    assert {name for _, name in used} <= set(re.findall(r'<symbol id="([^"]+)"', read(answer)))


def test_the_first_page_waits_for_no_sheet_of_pictures(app: FeedbackApp) -> None:
    html = read(fetched(app.test_client(), "/"))
    assert html.count('class="picture"') >= len(WAYS)
    assert not POINTS_AT.search(html)


def test_files_are_fetched_once_a_year_and_their_names_change(app: FeedbackApp) -> None:
    client = app.test_client()
    page = client.get("/").get_data(as_text=True)
    styles = re.findall(r'href="(/static/vendor/[^"]+\.css)"', page)
    assert styles
    answer = client.get(styles[0], buffered=True)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert re.search(r"\.[0-9a-f]{10}\.css$", styles[0])


def test_pages_with_words_are_never_kept_by_a_cache(app: FeedbackApp, session: Session) -> None:
    factories.submission(session)
    session.commit()
    for address in ("/", "/tell/better", "/your-words", "/sign-in"):
        assert app.test_client().get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("language", "letters"), [("pl", 2), ("ro", 2), ("ur", 0)])
def test_the_first_page_is_light_enough_in_every_language(
    app: FeedbackApp, language: str, letters: int
) -> None:
    """Polish and Romanian need more letters, such as ą and ș: two small files."""
    client = app.test_client()
    client.get(f"/?language={language}")
    page = fetched(client, "/")
    # Fetched only by those who write letters that none of our own words have: a browser test.
    parts = {name: one for name, one in parts_of(client, page).items() if "next-more" not in name}
    assert sum(name.endswith(".woff2") for name in parts) == 2 + letters
    assert weight(page) + sum(parts.values()) <= FIRST, (language, parts)
