"""Somebody who comes in through the pages: invited, or a member already."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pyotp
from sqlalchemy.orm import Session

from feedback.models import Account
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
