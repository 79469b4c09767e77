"""Guessing at passwords and codes is slowed down."""

from __future__ import annotations

from sqlalchemy.orm import Session

from feedback import create_app
from feedback.clock import Clock
from feedback.web.application import FeedbackApp
from tests.support.coming_in import (
    EMAIL,
    THREE_WORDS,
    code_of,
    member,
)
from tests.support.pages import Pages


def test_guessing_is_slowed_and_only_for_the_one_who_guesses(
    app: FeedbackApp, clock: Clock
) -> None:
    options = {"TESTING": True, "RATELIMIT_ENABLED": True}
    limited = create_app(app.settings, clock=clock, options=options)
    guesser = Pages(limited)
    wrong = {"email": "nobody@example.org", "password": ""}
    for _ in range(20):
        guesser.post("/sign-in", wrong, status=200)
    page = guesser.post("/sign-in", wrong, status=429)
    assert page.h1 == "Please wait five minutes"
    somebody_else = {"REMOTE_ADDR": "192.0.2.7"}
    sent = {**wrong, "csrf_token": guesser.token()}
    answer = guesser.client.post("/sign-in", environ_overrides=somebody_else, data=sent)
    assert answer.status_code == 200
    limited.database.close()


def test_guesses_at_a_code_count_together_wherever_they_come_from(
    app: FeedbackApp, session: Session, clock: Clock
) -> None:
    person = member(app, session)
    limited = create_app(
        app.settings, clock=clock, options={"TESTING": True, "RATELIMIT_ENABLED": True}
    )
    statuses = []
    for number in range(11):
        guesser = Pages(limited)
        place = {"REMOTE_ADDR": f"192.0.2.{number}"}
        sent = {"email": EMAIL, "password": THREE_WORDS, "csrf_token": guesser.token()}
        guesser.client.post("/sign-in", data=sent, environ_overrides=place)
        guess = {"code": "000000", "csrf_token": guesser.token()}
        answer = guesser.client.post("/sign-in/code", data=guess, environ_overrides=place)
        statuses.append(answer.status_code)
    assert code_of(app, person) != "000000"
    assert statuses == [200] * 10 + [429]
    limited.database.close()
