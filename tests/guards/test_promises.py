"""What the database promises, whatever the code above it does."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.models import Base, Installation, Submission
from tests import factories

# What nobody may store about a family, in the words such a column would be called.
TRACES = ("ip", "address", "user_agent", "browser", "postcode", "birth", "phone", "cookie", "time")
FAMILY_TABLES = ("submission", "submission_service", "answer", "comment", "original_words", "draft")


SIGN_IN_LINK = (
    "INSERT INTO sign_in_link (account_id, token_hash, installation_kind) "
    "VALUES (:account, 'hash', :kind)"
)


def refused(session: Session, statement: str, promise: str, **values: object) -> None:
    with pytest.raises(IntegrityError, match=promise):
        session.execute(text(statement), values)
    session.rollback()


def test_nothing_that_traces_a_family_has_a_column() -> None:
    for name in FAMILY_TABLES:
        for column in Base.metadata.tables[name].columns:
            assert not any(trace in column.name.split("_") for trace in TRACES), column


def test_families_rows_keep_a_day_and_never_a_time(session: Session) -> None:
    stored = factories.submission(session)
    assert stored.received_on == date(2026, 11, 3)
    refused(
        session,
        "UPDATE submission SET received_on = '2026-11-03 10:31:02'",
        "received_on_is_a_day",
    )


def test_every_top_level_record_carries_its_area() -> None:
    below = {"submission_service", "answer", "original_words", "redaction", "question", "excerpt"}
    below |= {"suggested_theme", "suggested_assignment", "assignment", "quote", "report_quote"}
    below |= {"draft_recording", "invitation", "sign_in_link", "installation", "area"}
    for name, table in Base.metadata.tables.items():
        assert name in below or "area_id" in table.columns, name


def test_cleared_words_are_there_to_share(session: Session) -> None:
    factories.submission(session)
    refused(session, "UPDATE comment SET state = 'cleared'", "cleared_words_can_be_shared")


def test_words_that_are_not_cleared_are_never_shared(session: Session) -> None:
    factories.submission(session, state="cleared")
    refused(session, "UPDATE comment SET state = 'held'", "only_cleared_words_are_shared")


def test_comment_with_an_open_concern_is_never_cleared(session: Session) -> None:
    factories.submission(session, state="cleared")
    refused(session, "UPDATE comment SET concern_is_open = 1", "open_concern_is_never_cleared")


def test_same_form_is_stored_once(session: Session) -> None:
    first = factories.submission(session)
    with pytest.raises(IntegrityError, match="form_key_hash"):
        factories.submission(session, form_key_hash=first.form_key_hash)


def test_same_code_never_opens_two_submissions(session: Session) -> None:
    first = factories.submission(session)
    with pytest.raises(IntegrityError, match="code_mac"):
        factories.submission(session, code_mac=first.code_mac)


def test_invented_words_stay_out_of_a_real_installation(session: Session) -> None:
    kind = session.get_one(Installation, 1)
    kind.kind = "real"
    session.flush()
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        factories.submission(session, invented_in="example")


def test_sign_in_links_stay_out_of_a_real_installation(session: Session) -> None:
    account = factories.account(session)
    session.get_one(Installation, 1).kind = "real"
    session.flush()
    refused(session, SIGN_IN_LINK, "FOREIGN KEY", account=account.id, kind="example")


def test_sign_in_links_cannot_call_themselves_real(session: Session) -> None:
    account = factories.account(session)
    promise = "sign_in_links_only_in_an_example"
    refused(session, SIGN_IN_LINK, promise, account=account.id, kind="real")


def test_there_is_only_one_installation(session: Session) -> None:
    refused(session, "INSERT INTO installation (id, kind) VALUES (2, 'real')", "there_is_only_one")


def test_active_account_has_both_factors(session: Session) -> None:
    factories.account(session)
    refused(
        session, "UPDATE account SET sealed_code_secret = NULL", "active_account_has_both_factors"
    )


def test_published_report_is_frozen(session: Session) -> None:
    statement = (
        "INSERT INTO report (area_id, month, version, state, title, summary, families, "
        "forum_words, what_changed, made_at, published_at) VALUES "
        "('hertfordshire', '2026-11', 1, 'published', '', '', '', '', '', '2026-12-01', "
        "'2026-12-01')"
    )
    refused(session, statement, "published_is_frozen")


def test_month_looks_like_a_month(session: Session) -> None:
    factories.submission(session)
    refused(session, "UPDATE submission SET month = 'November'", "month_is_a_month")


def test_number_of_people_is_never_none(session: Session) -> None:
    factories.submission(session)
    refused(session, "UPDATE submission SET people = 0", "people_is_at_least_one")


def test_deleting_a_submission_takes_every_word_with_it(session: Session) -> None:
    stored = factories.submission(session, "Nobody rang.", state="cleared")
    session.delete(session.get_one(Submission, stored.id))
    session.flush()
    for table in ("answer", "comment", "original_words", "submission_service"):
        assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0  # noqa: S608
