"""Accepting an invitation, and coming in to an example by a link."""

from __future__ import annotations

import re

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.models import Account
from feedback.services import accounts, one_time_codes, signing_in
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.coming_in import (
    EMAIL,
    THREE_WORDS,
    code_of,
    give_password,
    invited,
)
from tests.support.pages import Pages


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
