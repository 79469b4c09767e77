"""Signing in and out, accepting an invitation, and coming in to an example."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback import create_app
from feedback.clock import Clock
from feedback.models import Account, AuditEvent
from feedback.services import accounts, one_time_codes, signing_in
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Page, Pages

THREE_WORDS = "otter lamp violin"
EMAIL = "example@example.org"


def invited(session: Session, role: str = "facilitator") -> str:
    _, token = accounts.invite(
        session,
        area_id="hertfordshire",
        name="Example person",
        email=EMAIL,
        role=role,
        now=factories.NOW,
    )
    session.commit()
    return token


def member(app: FeedbackApp, session: Session) -> Account:
    """Somebody who accepted an invitation an hour ago."""
    token, earlier = invited(session), factories.NOW - timedelta(hours=1)
    person = signing_in.choose_password(
        session, token=token, password=THREE_WORDS, keys=app.keys, now=earlier
    )
    signing_in.accept(
        session, token=token, code=code_of(app, person, earlier), keys=app.keys, now=earlier
    )
    session.commit()
    return person


def code_of(app: FeedbackApp, person: Account, now=factories.NOW) -> str:
    assert person.sealed_code_secret
    secret = one_time_codes.open_secret(app.keys, person.id, person.sealed_code_secret)
    return pyotp.TOTP(secret).at(now)


def give_password(pages: Pages, address: str = "/sign-in", **given: Any) -> Page:
    status = given.pop("status", 302)
    answers = {"email": EMAIL, "password": THREE_WORDS, **given}
    return pages.post(address, answers, status=status)


def cookie(pages: Pages) -> dict[str, Any]:
    with pages.client.session_transaction() as kept:
        return dict(kept)


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


def test_invited_person_chooses_a_password_and_sets_up_an_app(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    token = invited(session)
    first = pages.get(f"/invitation/{token}")
    assert 'autocomplete="new-password"' in first.html
    short = pages.post(f"/invitation/{token}", {"password": "short"}, status=200)
    assert "at least 12 characters" in short.words
    own = pages.post(f"/invitation/{token}", {"password": EMAIL.upper()}, status=200)
    assert "not your email address" in own.words
    sent = pages.post(f"/invitation/{token}", {"password": THREE_WORDS})
    assert sent.response.location == "/set-up"

    page = pages.get("/set-up")
    person = session.scalars(select(Account).where(Account.email == EMAIL)).one()
    session.commit()
    secret = one_time_codes.open_secret(app.keys, person.id, person.sealed_code_secret or b"")
    assert one_time_codes.in_groups(secret) in page.words
    assert page.link("open the app from here").startswith("otpauth://totp/")
    assert re.search(r'<svg[^>]*role="img"', page.html)
    assert "data:" not in page.html

    wrong = pages.post("/set-up", {"code": "12345"}, status=200)
    assert "six numbers" in wrong.words
    done = pages.post("/set-up", {"code": pyotp.TOTP(secret).at(factories.NOW)})
    assert done.response.location == "/desk"
    pages.get("/desk")
    pages.get(f"/invitation/{token}", status=410)


def test_code_used_for_setting_up_does_not_sign_in(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    token = invited(session)
    pages.post(f"/invitation/{token}", {"password": THREE_WORDS})
    person = session.scalars(select(Account).where(Account.email == EMAIL)).one()
    session.commit()
    code = code_of(app, person)
    pages.post("/set-up", {"code": code})
    pages.post("/sign-out")
    give_password(pages)
    page = pages.post("/sign-in/code", {"code": code}, status=200)
    assert "That code has been used. Wait for the next one." in page.words


def test_setting_up_belongs_to_the_browser_that_chose_the_password(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    token = invited(session)
    pages.post(f"/invitation/{token}", {"password": THREE_WORDS})
    assert "does not work any more" in Pages(app).get("/set-up", status=410).h1


def test_damaged_invitation_gets_a_kind_page(pages: Pages) -> None:
    page = pages.get("/invitation/never-one-of-ours", status=410)
    assert "Ask the person who sent it" in page.words


def test_password_is_hashed_before_the_write_lock_is_taken(
    app: FeedbackApp, session: Session, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While hashing goes on, somebody else can still write."""
    token = invited(session)
    hashed = signing_in.passwords.hashed

    def while_another_writes(password: str) -> str:
        with app.database.writing() as other:
            factories.submission(other)
        return hashed(password)

    monkeypatch.setattr("feedback.database.engines.LOCK_SECONDS", 0.1)
    monkeypatch.setattr(signing_in.passwords, "hashed", while_another_writes)
    pages.post(f"/invitation/{token}", {"password": THREE_WORDS})


def test_link_preview_does_not_burn_a_sign_in_link(session: Session, pages: Pages) -> None:
    person = factories.account(session, name="Example facilitator")
    token = accounts.make_sign_in_link(session, person)
    session.commit()
    for _ in range(2):
        assert "Example facilitator" in pages.get(f"/sign-in/with/{token}").words
    pages.get("/desk", status=302)
    assert pages.post(f"/sign-in/with/{token}").response.location == "/desk"
    pages.get("/desk")
    pages.get(f"/sign-in/with/{token}", status=410)
    assert "works once" in pages.post(f"/sign-in/with/{token}", status=410).words


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
