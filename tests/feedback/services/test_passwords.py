"""Passwords: what is refused, and that a guess tells nothing."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from feedback.errors import RefusedError
from feedback.services import passwords, signing_in
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.joining import THREE_WORDS, joined


def test_password_is_known_again_however_the_keyboard_wrote_it() -> None:
    stored = passwords.hashed("caf\u00e9 otter lamp")
    assert passwords.matches(stored, "cafe\u0301 otter lamp")
    assert not passwords.matches(stored, "cafe otter lamp")
    assert stored.startswith("$argon2id$")


def test_nobody_and_a_damaged_hash_match_no_password() -> None:
    assert not passwords.matches(None, "nobody has this password")
    assert not passwords.matches("not a hash", THREE_WORDS)


@pytest.mark.parametrize(
    "password",
    [
        "eleven char",
        "Password2026!",
        "passwordpassword",
        "aaaaaaaaaaaa",
        "121212121212",
        "123456789012",
        "QWERTYUIOPAS",
        "zyxwvutsrqpon",
        "someone@example.org",
        "x" * 201,
    ],
)
def test_password_that_is_easy_to_guess_is_refused(password: str) -> None:
    assert passwords.why_not(password, personal=["someone@example.org"])


@pytest.mark.parametrize("password", [THREE_WORDS, "rnwobqkcvmzt", "Übermut tut selten gut"])
def test_long_password_needs_no_odd_characters(password: str) -> None:
    assert passwords.why_not(password, personal=["someone@example.org"]) is None


@pytest.mark.parametrize(
    ("email", "password"),
    [("new@example.org", "wrong password"), ("nobody@example.org", THREE_WORDS), ("", "")],
)
def test_wrong_password_and_unknown_email_read_the_same(
    app: FeedbackApp, session: Session, email: str, password: str
) -> None:
    joined(session, app.keys)
    with pytest.raises(RefusedError) as refused:
        signing_in.check_password(session, area_id="hertfordshire", email=email, password=password)
    assert str(refused.value) == signing_in.WRONG_PASSWORD


def test_unknown_email_costs_a_whole_check(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Count the slow checks by their own turnstile: one for nobody, as for anybody."""
    turns: list[str] = []

    class Turnstile:
        def __enter__(self) -> None:
            turns.append("check")

        def __exit__(self, *_why: object) -> None:
            pass

    monkeypatch.setattr(passwords, "_TURNS", Turnstile())
    factories.account(session, "forum", email="closed@example.org", state="closed")
    for email in ("nobody@example.org", "closed@example.org"):
        with pytest.raises(RefusedError):
            signing_in.check_password(
                session, area_id="hertfordshire", email=email, password=THREE_WORDS
            )
    assert turns == ["check", "check"]
