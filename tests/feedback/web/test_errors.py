"""Every page of trouble: it says what to do, and keeps what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import g, request
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from feedback import create_app
from feedback.clock import Clock
from feedback.database import DatabaseBusyError
from feedback.errors import PAGES, DomainError
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Page, Pages

WORDS = "We waited two years.\n<b>“Nobody” rang</b> & that hurt."
SENT = {"answer": WORDS, "rating": "very_bad", "form_key": "9f" * 32, "code": "secret words"}
TROUBLE: dict[str, Exception] = {
    "broken": RuntimeError("a family's words"),
    "busy": DatabaseBusyError("another write is taking too long"),
    "full": OperationalError("INSERT", {}, Exception("database or disk is full")),
    **{
        kind.__name__: kind("Say what to do next.")
        for kind in PAGES
        if issubclass(kind, DomainError)
    },
}


@pytest.fixture
def trouble(app: FeedbackApp, clock: Clock) -> Iterator[Pages]:
    """A visitor of an application one of whose pages always fails, outside the tests' own rules."""
    failing = create_app(app.settings, clock=clock, options={"RATELIMIT_ENABLED": False})

    @failing.route("/trouble/<name>", methods=["GET", "POST"])
    def trouble(name: str) -> str:
        request.form.get("answer")
        raise TROUBLE[name]

    yield Pages(failing)
    failing.database.close()


@pytest.mark.parametrize("kind", [kind for kind in PAGES if issubclass(kind, DomainError)])
def test_every_domain_error_has_a_page(trouble: Pages, kind: type[DomainError]) -> None:
    page = trouble.get(f"/trouble/{kind.__name__}", status=PAGES[kind].status)
    assert page.h1


@pytest.mark.parametrize("name", ["DecisionError", "RefusedError", "ConversationClosedError"])
def test_refused_words_can_be_copied(trouble: Pages, name: str) -> None:
    page = trouble.post(f"/trouble/{name}", SENT, status=400 if name == "RefusedError" else 409)
    boxes = ["".join(one.itertext()) for one in page.document.iter("textarea")]
    assert boxes == [WORDS]
    assert "secret words" not in page.html


@pytest.mark.parametrize("name", ["busy", "full"])
def test_busy_database_keeps_the_words_and_says_when(trouble: Pages, name: str) -> None:
    page = trouble.post(f"/trouble/{name}", SENT, status=503)
    assert page.h1 == "Not sent yet"
    assert page.response.headers["Retry-After"] == "30"
    assert sent_again(page) == {k: v for k, v in SENT.items() if k != "code"}
    asked = trouble.get(f"/trouble/{name}?a=1", status=503)
    assert asked.link("Try again") == f"/trouble/{name}?a=1"


def sent_again(page: Page) -> dict[str, str]:
    return {name: value for name, value in page.fields().items() if name != "csrf_token"}


def test_old_token_shows_the_words_with_a_fresh_one(app: FeedbackApp) -> None:
    visitor = Pages(app)
    page = visitor.post("/sign-in?next=/desk", {**SENT, "csrf_token": "old"}, status=400)
    assert page.h1 == "Please send it once more"
    assert page.value("answer") == WORDS
    assert sent_again(page) == {k: v for k, v in SENT.items() if k != "code"}
    form = next(one for one in page.document.iter("form") if one.get("method") == "post")
    assert form.get("action") == "/sign-in?next=/desk"
    again = visitor.client.post(form.get("action"), data=page.fields())
    assert again.status_code == 200


def test_passwords_and_codes_never_come_back(app: FeedbackApp) -> None:
    sent = {"email": "a@example.org", "password": "otter lamp violin", "csrf_token": "old"}
    page = Pages(app).post("/sign-in", sent, status=400)
    assert "otter lamp violin" not in page.html
    assert page.value("email") == "a@example.org"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_form_of_another_site_gets_no_token_and_ends_no_visit(app: FeedbackApp, site: str) -> None:
    answer = app.test_client().post("/sign-in", data=SENT, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert WORDS not in answer.get_data(as_text=True)


def test_unexpected_trouble_keeps_the_words_off_the_log_and_on_the_page(
    trouble: Pages, caplog: pytest.LogCaptureFixture
) -> None:
    page = trouble.post("/trouble/broken", SENT, status=500)
    assert page.h1 == "Something went wrong"
    assert page.value("answer") == WORDS
    assert "RuntimeError" in caplog.text
    assert "words" not in caplog.text
    assert "on this page" not in trouble.get("/trouble/broken", status=500).words


def test_page_of_unexpected_trouble_asks_the_database_for_nothing(
    trouble: Pages, session: Session
) -> None:
    person = factories.account(session)
    session.commit()
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    @trouble.app.route("/noted", methods=["POST"])
    def noted() -> str:
        g.session.execute(text("SELECT 1"))
        for engine in (trouble.app.database.reader, trouble.app.database.writer):
            event.listen(engine, "before_cursor_execute", note)
        g.session.execute(text("SELECT 2"))
        raise RuntimeError

    trouble.signs_in(person).post("/noted", SENT, status=500)
    assert asked == ["SELECT 2"]


def test_plain_http_errors_have_pages_too(pages: Pages) -> None:
    assert pages.get("/no-such-page", status=404).h1 == "We cannot find that page"
    assert pages.get("/sign-out", status=405).h1 == "Something went wrong"
    big = pages.post("/sign-in", {"email": "a" * 300_000}, status=413)
    assert big.h1 == "That is too big to send"


def test_dead_ends_lead_staff_to_their_desk_and_others_to_the_start(
    session: Session, pages: Pages
) -> None:
    assert pages.get("/no-such-page", status=404).link("Go to the start page") == "/"
    person = factories.account(session)
    session.commit()
    pages.signs_in(person)
    assert pages.get("/no-such-page", status=404).link("Go to your desk") == "/desk"
