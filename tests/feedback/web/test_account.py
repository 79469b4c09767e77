"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.clock import Clock
from feedback.models import AuditEvent
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.coming_in import (
    EMAIL,
    THREE_WORDS,
    code_of,
    cookie,
    give_password,
    member,
)
from tests.support.pages import Pages


def test_somebody_signs_in_with_a_password_and_a_code(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    person = member(app, session)
    assert pages.get("/sign-in").h1 == "Staff sign in"
    assert give_password(pages).response.location == "/sign-in/code"
    assert pages.get("/desk", status=302).response.location.startswith("/sign-in?")
    asked = pages.get("/sign-in/code")
    assert 'autocomplete="one-time-code"' in asked.html
    done = pages.post("/sign-in/code", {"code": code_of(app, person)})
    assert done.response.location == "/desk"
    pages.get("/desk")
    session.expire_all()
    lines = session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)).all()
    assert lines[-1] == "signed in"


def test_signing_in_begins_a_fresh_cookie_that_keeps_how_pages_look(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    person = member(app, session)
    planted = "known to a stranger"
    with pages.client.session_transaction() as kept:
        kept["display"] = {"theme": "dark", "size": "bigger"}
        kept["planted"] = "by a stranger"
        kept["csrf_token"] = planted
    give_password(pages)
    pages.post("/sign-in/code", {"code": code_of(app, person)})
    after = cookie(pages)
    assert after["display"] == {"theme": "dark", "size": "bigger"}
    assert "planted" not in after
    assert "half_way" not in after
    assert after.get("csrf_token") != planted


def test_cookie_ends_with_the_browser(app: FeedbackApp, session: Session, pages: Pages) -> None:
    member(app, session)
    sent = give_password(pages).response.headers["Set-Cookie"]
    assert "Expires" not in sent
    assert "Max-Age" not in sent
    assert "HttpOnly" in sent
    assert "SameSite=Lax" in sent


@pytest.mark.parametrize(
    "given",
    [{"password": "wrong password"}, {"email": "nobody@example.org"}, {"email": "no address"}],
)
def test_wrong_guess_says_the_same_whatever_was_wrong(
    app: FeedbackApp, session: Session, pages: Pages, given: dict[str, str]
) -> None:
    member(app, session)
    page = give_password(pages, status=200, **given)
    assert "Enter the email address and password of your account" in page.words
    assert THREE_WORDS not in page.html
    assert "half_way" not in cookie(pages)


def test_blank_sign_in_says_what_to_enter(pages: Pages) -> None:
    page = pages.post("/sign-in", {"email": " ", "password": ""}, status=200)
    assert "Enter your email address" in page.words
    assert "Enter your password" in page.words


def test_code_works_once(app: FeedbackApp, session: Session, pages: Pages) -> None:
    person = member(app, session)
    give_password(pages)
    code = code_of(app, person)
    pages.post("/sign-in/code", {"code": f"{code[:3]} {code[3:]}"})
    thief = Pages(app)
    give_password(thief)
    page = thief.post("/sign-in/code", {"code": code}, status=200)
    assert "That code has been used. Wait for the next one." in page.words
    thief.get("/desk", status=302)


def test_code_is_not_asked_before_a_password_or_long_after(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    person = member(app, session)
    assert pages.get("/sign-in/code", status=302).response.location == "/sign-in"
    give_password(pages)
    app.clock = Clock(factories.NOW + timedelta(minutes=21))
    late = {"code": code_of(app, person, app.clock.now())}
    assert pages.post("/sign-in/code", late).response.location == "/sign-in"


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/desk/record", "/desk/record"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/desk"),
    ],
)
def test_signing_in_leads_only_to_pages_of_ours(
    app: FeedbackApp, session: Session, pages: Pages, wanted: str, led_to: str
) -> None:
    person = member(app, session)
    pages.client.get("/sign-in", query_string={"next": wanted})
    pages.client.post(
        "/sign-in",
        query_string={"next": wanted},
        data={"email": EMAIL, "password": THREE_WORDS, "csrf_token": pages.token()},
    )
    done = pages.post("/sign-in/code", {"code": code_of(app, person)})
    assert done.response.location == led_to


def test_somebody_sent_to_sign_in_comes_back_to_their_page(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    person = member(app, session)
    sent = pages.get("/desk?month=2026-11", status=302).response.location
    give_password(pages, sent)
    done = pages.post("/sign-in/code", {"code": code_of(app, person)})
    assert done.response.location == "/desk?month=2026-11"


def test_signing_out_ends_every_visit_of_the_account(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    person = factories.account(session)
    session.commit()
    elsewhere = Pages(app).signs_in(person)
    elsewhere.get("/desk")
    pages.signs_in(person)
    assert pages.post("/sign-out").response.location == "/signed-out"
    assert pages.get("/signed-out").h1 == "You have signed out"
    for each in (pages, elsewhere):
        each.get("/desk", status=302)
    assert "account" not in cookie(pages)
    pages.post("/sign-out")


def test_signing_out_by_a_link_does_nothing(session: Session, pages: Pages) -> None:
    person = factories.account(session)
    session.commit()
    pages.signs_in(person).get("/sign-out", status=405)
    pages.get("/desk")


def test_visit_ends_after_twelve_hours(app: FeedbackApp, session: Session, pages: Pages) -> None:
    person = factories.account(session)
    session.commit()
    pages.signs_in(person)
    app.clock = Clock(factories.NOW + timedelta(hours=11, minutes=59))
    pages.get("/desk")
    app.clock = Clock(factories.NOW + timedelta(hours=12))
    pages.get("/desk", status=302)
