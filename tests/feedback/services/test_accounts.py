"""Accounts: invitations, passwords, one-time codes, links and leaving."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.database import Database, migrating
from feedback.errors import DecisionError, LinkOverError, NotFoundError, RefusedError
from feedback.keys import Keys
from feedback.models import Account, AuditEvent, Invitation, SignInLink
from feedback.services import accounts, installation, one_time_codes, passwords, signing_in
from feedback.web.application import FeedbackApp
from tests import factories

NOW = factories.NOW
THREE_WORDS = "otter lamp violin"


def invited(session: Session, email: str = "new@example.org") -> tuple[Account, str]:
    return accounts.invite(
        session,
        area_id="hertfordshire",
        name="Example person",
        email=email,
        role="facilitator",
        now=NOW,
    )


def code_of(account: Account, keys: Keys, now=NOW) -> str:
    assert account.sealed_code_secret
    secret = one_time_codes.open_secret(keys, account.id, account.sealed_code_secret)
    return pyotp.TOTP(secret).at(now)


def joined(session: Session, keys: Keys) -> Account:
    account, token = invited(session)
    signing_in.choose_password(session, token=token, password=THREE_WORDS, keys=keys, now=NOW)
    return signing_in.accept(session, token=token, code=code_of(account, keys), keys=keys, now=NOW)


def gives_code(session: Session, account: Account, keys: Keys, code: str, now=NOW) -> Account:
    return signing_in.check_code(
        session,
        account_id=account.id,
        stamp=account.session_stamp,
        code=code,
        keys=keys,
        now=now,
    )


def test_only_the_hash_of_an_invitation_is_stored(session: Session) -> None:
    account, token = invited(session)
    stored = session.scalars(select(Invitation)).one()
    assert stored.account_id == account.id
    assert stored.token_hash == accounts.hash_of(token)
    assert token not in str(vars(stored))
    assert stored.expires_at == NOW + timedelta(days=7)


def test_invitation_opens_an_account_only_after_both_steps(
    app: FeedbackApp, session: Session
) -> None:
    account, token = invited(session, " New@Example.org ")
    assert account.email == "new@example.org"
    signing_in.choose_password(session, token=token, password=THREE_WORDS, keys=app.keys, now=NOW)
    assert account.state == "invited"
    with pytest.raises(RefusedError, match="six numbers"):
        signing_in.accept(session, token=token, code="000", keys=app.keys, now=NOW)
    code = code_of(account, app.keys)
    signing_in.accept(session, token=token, code=code, keys=app.keys, now=NOW)
    assert account.state == "active"
    with pytest.raises(LinkOverError):
        signing_in.invited(session, token=token, now=NOW)


def test_invitation_cannot_be_finished_before_a_password_is_chosen(
    app: FeedbackApp, session: Session
) -> None:
    _, token = invited(session)
    with pytest.raises(LinkOverError, match="choose a password first"):
        signing_in.accept(session, token=token, code="123456", keys=app.keys, now=NOW)


def test_invitation_ends_after_seven_days(session: Session) -> None:
    _, token = invited(session)
    last_moment = NOW + timedelta(days=7) - timedelta(seconds=1)
    assert signing_in.invited(session, token=token, now=last_moment)
    with pytest.raises(LinkOverError):
        signing_in.invited(session, token=token, now=NOW + timedelta(days=7))


def test_new_invitation_puts_the_earlier_one_out_of_use(session: Session) -> None:
    _, first = invited(session)
    _, second = invited(session)
    assert signing_in.invited(session, token=second, now=NOW)
    with pytest.raises(LinkOverError):
        signing_in.invited(session, token=first, now=NOW)


def test_inviting_again_shuts_the_old_way_in(app: FeedbackApp, session: Session) -> None:
    account = joined(session, app.keys)
    administrator = factories.account(session, "administrator")
    stamp = account.session_stamp
    accounts.invite_again(session, account_id=account.id, now=NOW, by=administrator)
    session.flush()
    assert (account.state, account.password_hash, account.sealed_code_secret) == (
        "invited",
        None,
        None,
    )
    assert account.session_stamp != stamp


def test_inviting_somebody_new_never_resets_somebody_known(session: Session) -> None:
    administrator = factories.account(session, "administrator")
    known = factories.account(session, "forum", email="known@example.org")
    with pytest.raises(RefusedError, match="in the list"):
        accounts.invite_new(
            session,
            area_id="hertfordshire",
            name="Other",
            email="KNOWN@example.org",
            role="administrator",
            now=NOW,
            by=administrator,
        )
    assert (known.role, known.state) == ("forum", "active")


@pytest.mark.parametrize("email", ["", "somebody", "a b@example.org", "a@example", "a@b@c.org"])
def test_invitation_needs_an_email_address(session: Session, email: str) -> None:
    with pytest.raises(RefusedError, match="Enter an email address"):
        invited(session, email)


def test_nobody_closes_their_own_account(session: Session) -> None:
    administrator = factories.account(session, "administrator")
    with pytest.raises(DecisionError, match="your own account"):
        accounts.close(session, account_id=administrator.id, now=NOW, by=administrator)
    with pytest.raises(NotFoundError):
        accounts.close(session, account_id=999_999, now=NOW, by=administrator)


def test_closed_account_is_shut_out_and_audited(app: FeedbackApp, session: Session) -> None:
    administrator = factories.account(session, "administrator")
    account = joined(session, app.keys)
    stamp = account.session_stamp
    token = accounts.make_sign_in_link(session, account)
    accounts.close(session, account_id=account.id, now=NOW, by=administrator)
    session.flush()
    since = NOW.timestamp()
    assert accounts.signed_in(session, account.id, stamp, since=since, now=NOW) is None
    with pytest.raises(RefusedError):
        signing_in.check_password(
            session, area_id="hertfordshire", email=account.email, password=THREE_WORDS
        )
    with pytest.raises(LinkOverError):
        accounts.use_sign_in_link(session, token=token, now=NOW)
    done = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert done is not None
    assert (done.what, done.account_id) == ("closed an account", administrator.id)


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


def test_code_works_once_and_so_does_every_earlier_one(app: FeedbackApp, session: Session) -> None:
    account = joined(session, app.keys)
    later = NOW + timedelta(seconds=60)
    code = code_of(account, app.keys, later)
    gives_code(session, account, app.keys, code, later)
    with pytest.raises(RefusedError):
        gives_code(session, account, app.keys, code, later)
    earlier = code_of(account, app.keys, later - timedelta(seconds=30))
    with pytest.raises(RefusedError):
        gives_code(session, account, app.keys, earlier, later)


@pytest.mark.parametrize(("seconds", "works"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_phone_whose_clock_is_half_a_minute_out_still_works(
    app: FeedbackApp, session: Session, seconds: int, works: bool
) -> None:
    account = joined(session, app.keys)
    later = NOW + timedelta(minutes=10)
    code = code_of(account, app.keys, later + timedelta(seconds=seconds))
    if works:
        assert gives_code(session, account, app.keys, code, later) == account
        return
    with pytest.raises(RefusedError):
        gives_code(session, account, app.keys, code, later)


def test_code_is_refused_once_the_account_changed(app: FeedbackApp, session: Session) -> None:
    account = joined(session, app.keys)
    with pytest.raises(LinkOverError):
        signing_in.check_code(
            session,
            account_id=account.id,
            stamp="an older stamp",
            code=code_of(account, app.keys, NOW + timedelta(minutes=5)),
            keys=app.keys,
            now=NOW + timedelta(minutes=5),
        )


def test_secret_is_sealed_for_one_account_under_one_key(app: FeedbackApp) -> None:
    sealed = one_time_codes.new_sealed_secret(app.keys, 1)
    secret = one_time_codes.open_secret(app.keys, 1, sealed)
    assert secret.encode() not in sealed
    for keys, account_id in ((app.keys, 2), (Keys.make(), 1)):
        with pytest.raises(InvalidTag):
            one_time_codes.open_secret(keys, account_id, sealed)


def test_visit_ends_after_twelve_hours_or_without_its_beginning(session: Session) -> None:
    account = factories.account(session)
    began = NOW.timestamp()

    def here(hours: float, since: float | None) -> Account | None:
        now = NOW + timedelta(hours=hours)
        return accounts.signed_in(session, account.id, account.session_stamp, since=since, now=now)

    assert here(11.9, began) == account
    assert here(12, began) is None
    assert here(-1, began) is None
    assert here(1, None) is None


def test_signing_out_changes_the_stamp_everywhere(session: Session) -> None:
    account, other = factories.account(session), factories.account(session)
    stamp, untouched = account.session_stamp, other.session_stamp
    accounts.sign_out(session, account=account)
    assert account.session_stamp != stamp
    assert other.session_stamp == untouched


def test_sign_in_link_works_once(session: Session) -> None:
    account = factories.account(session)
    token = accounts.make_sign_in_link(session, account)
    assert token not in str(vars(session.scalars(select(SignInLink)).one()))
    assert accounts.account_of_link(session, token=token) == account
    assert accounts.use_sign_in_link(session, token=token, now=NOW) == account
    with pytest.raises(LinkOverError):
        accounts.use_sign_in_link(session, token=token, now=NOW)
    with pytest.raises(LinkOverError):
        accounts.account_of_link(session, token=accounts.hash_of(token))


def test_real_installation_cannot_hold_a_sign_in_link(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'real.db'}")
    migrating.upgrade(database)
    with database.writing() as session:
        installation.install(session, kind="real", area=load_area("hertfordshire"))
    with database.write_session() as session:
        account = factories.account(session)
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            accounts.make_sign_in_link(session, account)
        session.rollback()
        account = factories.account(session)
        session.add(
            SignInLink(account_id=account.id, token_hash="0" * 64, installation_kind="real")
        )
        with pytest.raises(IntegrityError, match="sign_in_links_only_in_an_example"):
            session.flush()
    database.close()


def test_example_account_is_active_with_factors_nobody_knows(
    app: FeedbackApp, session: Session
) -> None:
    account = accounts.example_account(
        session,
        area_id="hertfordshire",
        name="Example",
        email="Example@example.org",
        role="forum",
        keys=app.keys,
    )
    assert account.state == "active"
    assert not passwords.matches(account.password_hash, "")
    assert len(code_of(account, app.keys)) == 6


def test_list_of_accounts_puts_closed_ones_last_and_other_areas_nowhere(session: Session) -> None:
    closed = factories.account(session, name="A closed", state="closed")
    active = factories.account(session, name="Z active")
    waiting = factories.account(session, name="M invited", state="invited")
    listed = accounts.everyone(session, area_id="hertfordshire")
    assert [one.name for one in listed] == [waiting.name, active.name, closed.name]
    assert accounts.everyone(session, area_id="elsewhere") == []
