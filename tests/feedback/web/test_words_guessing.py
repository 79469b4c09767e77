"""Guessing seven words: what it costs, what it tells, and whom it slows."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from feedback import create_app
from feedback.clock import Clock
from feedback.services import codes
from feedback.web.limits import limiter, who
from tests import factories
from tests.conftest import NOW, OPTIONS
from tests.support.pages import Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp

CODE = "acorn violin garden pebble diary wagon cheese"
WRONG = " ".join(reversed(CODE.split()))


class Work:
    """What the server did to answer: its hashes under the pepper, and its statements."""

    def __init__(self, app: FeedbackApp, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hashes = 0
        self.statements: list[str] = []
        self.digest = hmac.digest
        monkeypatch.setattr(hmac, "digest", self.hashed)
        self.engines = (app.database.reader, app.database.writer)
        for engine in self.engines:
            event.listen(engine, "before_cursor_execute", self.stated)

    def hashed(self, *given: Any) -> bytes:
        self.hashes += 1
        return self.digest(*given)

    def stated(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.statements.append(statement)

    def of(self, pages: Pages, code: str, *, status: int) -> tuple[int, list[str]]:
        """The work of one guess."""
        self.hashes, self.statements = 0, []
        pages.post("/your-words", {"code": code}, status=status)
        return self.hashes, list(self.statements)

    def stop(self) -> None:
        for engine in self.engines:
            event.remove(engine, "before_cursor_execute", self.stated)


@pytest.fixture
def work(app: FeedbackApp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    counting = Work(app, monkeypatch)
    yield counting
    counting.stop()


def test_right_and_wrong_words_cost_the_same_hashes_and_statements(
    app: FeedbackApp, session: Session, pages: Pages, work: Work
) -> None:
    factories.submission(session, code_mac=codes.stored_form(app.keys, CODE))
    factories.submission(session, state="cleared")
    session.commit()
    wrong = work.of(pages, WRONG, status=200)
    right = work.of(pages, CODE, status=302)
    assert right == wrong
    hashes, statements = right
    assert hashes == 1
    assert sum("FROM submission" in each for each in statements) == 1


def test_words_taken_back_cost_no_more_to_guess(
    app: FeedbackApp, session: Session, pages: Pages, work: Work
) -> None:
    factories.submission(
        session, code_mac=codes.stored_form(app.keys, CODE), withdrawn_on=NOW.date()
    )
    session.commit()
    assert work.of(pages, CODE, status=302) == work.of(pages, WRONG, status=200)


@pytest.fixture
def limited(app: FeedbackApp) -> Iterator[FeedbackApp]:
    """The application with its throttle on."""
    made = create_app(app.settings, clock=app.clock, options=OPTIONS | {"RATELIMIT_ENABLED": True})
    yield made
    limiter.reset()
    made.database.close()


def test_one_stranger_cannot_lock_everyone_out(limited: FeedbackApp, session: Session) -> None:
    factories.submission(session, code_mac=codes.stored_form(limited.keys, CODE))
    session.commit()
    stranger, family = Pages(limited), Pages(limited)
    stranger.client.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    family.client.environ_base["REMOTE_ADDR"] = "192.0.2.2"
    for _ in range(20):
        stranger.post("/your-words", {"code": WRONG}, status=200)
    # Even the right words are not looked at any more, so the answer tells a guesser nothing.
    stranger.post("/your-words", {"code": CODE}, status=429)
    family.post("/your-words", {"code": CODE}, status=302)


def test_a_new_cookie_gives_a_guesser_no_new_guesses(limited: FeedbackApp) -> None:
    for _ in range(20):
        Pages(limited).post("/your-words", {"code": WRONG}, status=200)
    Pages(limited).post("/your-words", {"code": WRONG}, status=429)


def name_of(app: FeedbackApp, address: str) -> str:
    with app.test_request_context("/your-words", environ_base={"REMOTE_ADDR": address}):
        return who()


def test_an_address_has_a_name_of_its_own_that_is_new_every_day(
    app: FeedbackApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = name_of(app, "192.0.2.1")
    assert today == name_of(app, "192.0.2.1") != name_of(app, "192.0.2.2")
    assert "192.0.2.1" not in today
    monkeypatch.setattr(app, "clock", Clock(NOW + timedelta(days=1)))
    assert name_of(app, "192.0.2.1") != today
    # The first day's key is forgotten: nobody, not even we, can make its names again.
    monkeypatch.setattr(app, "clock", Clock(NOW))
    assert name_of(app, "192.0.2.1") != today
