"""One-time codes, visits, and links that let somebody in once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.database import Database, migrating
from feedback.errors import LinkOverError, RefusedError
from feedback.keys import Keys
from feedback.models import Account, SignInLink
from feedback.services import accounts, installation, one_time_codes, passwords, signing_in
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.joining import NOW, code_of, gives_code, joined


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
