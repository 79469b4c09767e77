"""The first page weighs at most 55 KB with its typeface, each later page at most 8 KB."""

from __future__ import annotations

import re

import brotli
from sqlalchemy.orm import Session
from werkzeug.test import Client, TestResponse

from feedback.web.application import FeedbackApp
from tests import factories

FIRST, LATER = 55 * 1024, 8 * 1024
ACCEPT = {"Accept-Encoding": "br, gzip"}


def fetched(client: Client, address: str) -> TestResponse:
    """Fetch something the way a phone does, compressed with brotli."""
    answer = client.get(address, headers=ACCEPT, buffered=True)
    assert answer.status_code == 200, address
    return answer


def weight(answer: TestResponse) -> int:
    return len(answer.get_data())


def parts_of(client: Client, page: TestResponse) -> dict[str, int]:
    """Weigh what a page makes a phone fetch: styles, scripts, mark and both weights of type."""

    html = brotli.decompress(page.get_data()).decode()
    addresses = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    weighed = {}
    for address in addresses:
        answer = fetched(client, address)
        weighed[address] = weight(answer)
        if address.endswith(".css"):
            css = answer.get_data()
            css = brotli.decompress(css) if answer.headers.get("Content-Encoding") == "br" else css
            for font in set(re.findall(r"url\(([^)]+\.woff2)\)", css.decode())):
                name = font.strip("\"'").split("/")[-1]
                weighed[name] = weight(fetched(client, f"/static/vendor/{name}"))
    return weighed


def test_the_first_page_is_light_enough_for_a_slow_phone(app: FeedbackApp) -> None:
    client = app.test_client()
    page = fetched(client, "/")
    assert page.headers["Content-Encoding"] == "br"
    parts = parts_of(client, page)
    assert sum(name.endswith(".woff2") for name in parts) == 2
    total = weight(page) + sum(parts.values())
    assert total <= FIRST, (total, parts)


def test_every_later_page_of_a_family_is_lighter_still(app: FeedbackApp) -> None:
    client = app.test_client()
    for route in ("parent_carer", "young_person", "child", "easy_read"):
        for question in app.area.questions_in(route):
            page = fetched(client, f"/tell/{question.id}?who={route}")
            assert weight(page) <= LATER, (route, question.id, weight(page))
    for address in (
        "/tell/better/say-or-draw",
        "/help",
        "/privacy",
        "/accessibility",
        "/display",
        "/your-words",
    ):
        assert weight(fetched(client, address)) <= LATER, (
            address,
            weight(fetched(client, address)),
        )


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


def test_another_language_weighs_at_most_a_fifth_more(app: FeedbackApp) -> None:
    client = app.test_client()
    for language, letters in (("pl", 2), ("ur", 0)):
        client.get(f"/?language={language}")
        page = fetched(client, "/")
        parts = parts_of(client, page)
        assert sum(name.endswith(".woff2") for name in parts) == 2 + letters
        assert weight(page) + sum(parts.values()) <= FIRST * 1.2
        for question in app.area.questions_in("young_person"):
            later = fetched(client, f"/tell/{question.id}?who=young_person")
            assert weight(later) <= LATER * 1.2, (language, question.id, weight(later))
