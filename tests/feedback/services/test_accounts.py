"""Accounts: invitations, closing, and the list of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.errors import DecisionError, LinkOverError, NotFoundError, RefusedError
from feedback.models import AuditEvent, Invitation
from feedback.services import accounts, signing_in
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.joining import NOW, THREE_WORDS, code_of, invited, joined


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


def test_list_of_accounts_puts_closed_ones_last_and_other_areas_nowhere(session: Session) -> None:
    closed = factories.account(session, name="A closed", state="closed")
    active = factories.account(session, name="Z active")
    waiting = factories.account(session, name="M invited", state="invited")
    listed = accounts.everyone(session, area_id="hertfordshire")
    assert [one.name for one in listed] == [waiting.name, active.name, closed.name]
    assert accounts.everyone(session, area_id="elsewhere") == []
