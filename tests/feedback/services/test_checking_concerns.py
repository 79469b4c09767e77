"""Holding a comment, settling its concerns, and putting it back. Every comment is invented."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.errors import DecisionError
from feedback.models import Account, Assignment, Excerpt
from feedback.services import checking
from tests import factories
from tests.factories import NOW
from tests.support.checking import done, published, settle, themed, waiting, worrying


@pytest.fixture
def facilitator(session: Session) -> Account:
    return factories.account(session, "facilitator", name="Example Reader")


def test_a_second_decision_is_told_who_made_the_first_and_when(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    other = factories.account(session)
    with pytest.raises(DecisionError, match="Example Reader cleared this comment at 10:30 on 17"):
        checking.clear(session, comment=comment, account=other, redactions=[], now=NOW)
    with pytest.raises(DecisionError, match="Example Reader"):
        checking.set_individual_case(session, comment=comment, account=other, now=NOW)


def test_a_comment_with_an_open_concern_cannot_be_cleared(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    with pytest.raises(DecisionError, match="at risk"):
        checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)


def test_holding_opens_a_concern_found_by_a_person_once(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW, note="The last line.")
    checking.hold(session, comment=comment, account=facilitator, now=NOW, note="And the first.")
    assert (comment.state, comment.concern_is_open) == ("held", True)
    assert [(c.found_by, c.note) for c in comment.concerns] == [
        ("person", "The last line.\nAnd the first.")
    ]


def test_holding_what_rules_noticed_opens_no_second_concern(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    assert [c.found_by for c in comment.concerns] == ["rules"]


def test_even_a_cleared_comment_can_be_held_and_leaves_its_theme(
    session: Session, facilitator: Account
) -> None:
    comment = themed(session, facilitator)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.shared_words, comment.redactions) == ("held", None, [])
    assert session.scalars(select(Assignment)).all() == []


def test_settling_as_no_concern_lets_the_comment_wait_and_be_cleared(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    settle(session, comment, facilitator, "not_a_concern")
    assert (comment.state, comment.concern_is_open) == ("waiting", False)
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    assert comment.state == "cleared"


def test_handing_over_keeps_the_comment_held_for_good(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    settle(session, comment, facilitator, "handed_over")
    assert (comment.state, comment.concern_is_open) == ("held", False)
    assert comment.concerns[0].note == "Told the duty desk."
    assert comment.concerns[0].decided_by_id == facilitator.id
    with pytest.raises(DecisionError, match="stays held"):
        checking.put_back(session, comment=comment, account=facilitator, now=NOW)


def test_what_was_handed_over_once_stays_held_whatever_comes_later(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    settle(session, comment, facilitator, "handed_over")
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    settle(session, comment, facilitator, "not_a_concern")
    assert (comment.state, comment.concern_is_open) == ("held", False)


def test_settling_where_nothing_is_open_does_nothing(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    settle(session, comment, facilitator, "not_a_concern")
    assert done(session) == []


def test_putting_back_takes_the_words_and_their_excerpts_away(
    session: Session, facilitator: Account
) -> None:
    comment = themed(session, facilitator)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.shared_words) == ("waiting", None)
    assert session.scalars(select(Excerpt)).all() == []
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    assert done(session) == ["cleared a comment", "put a comment back", "cleared a comment"]


def test_putting_back_ones_own_mistaken_hold_takes_its_concern_away(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    assert checking.counts(session, area_id="hertfordshire").concerns == 1
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    session.expire_all()
    assert (comment.state, comment.concern_is_open, comment.concerns) == ("waiting", False, [])
    assert checking.counts(session, area_id="hertfordshire").concerns == 0
    assert done(session) == ["held a comment", "took back a concern", "put a comment back"]


def test_putting_back_leaves_what_rules_noticed_open(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.concern_is_open) == ("waiting", True)
    assert [c.found_by for c in comment.concerns] == ["rules"]


def test_nobody_takes_back_the_concern_of_somebody_else(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.hold(session, comment=comment, account=factories.account(session), now=NOW)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.concern_is_open) == ("waiting", True)
    assert [c.found_by for c in comment.concerns] == ["person"]


def test_what_somebody_is_not_sure_of_waits_last_with_a_note_until_it_is_decided(
    session: Session, facilitator: Account
) -> None:
    unsure, sure = waiting(session), waiting(session)
    note = "Is Mill a name?"
    checking.set_not_sure(session, comment=unsure, account=facilitator, now=NOW, note=note)
    rows = checking.queue(session, area_id="hertfordshire").rows
    assert [(row.id, row.not_sure) for row in rows] == [(sure.id, False), (unsure.id, True)]
    assert checking.neighbours(session, comment=sure) == (None, unsure.id)
    assert checking.neighbours(session, comment=unsure) == (sure.id, sure.id)
    assert (unsure.state, unsure.reason) == ("waiting", "Not sure yet: Is Mill a name?")
    assert (unsure.concern_is_open, unsure.concerns) == (False, [])
    checking.clear(session, comment=unsure, account=facilitator, redactions=[], now=NOW)
    assert unsure.reason is None


def test_why_imported_words_were_cleared_is_kept_and_is_not_doubt(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    comment.reason = "Cleared by a team: names were taken out."
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert comment.reason == "Cleared by a team: names were taken out."
    assert not checking.queue(session, area_id="hertfordshire").rows[0].not_sure


def test_the_next_concern_is_the_next_open_one_held_or_not(
    session: Session, facilitator: Account
) -> None:
    first, second = worrying(session), worrying(session)
    waiting(session)
    checking.hold(session, comment=second, account=facilitator, now=NOW)
    assert checking.next_concern(session, comment=first) == second.id
    assert checking.next_concern(session, comment=second) == first.id
    settle(session, first, facilitator, "handed_over")
    assert checking.next_concern(session, comment=second) is None


def test_nothing_is_put_back_once_its_month_is_published(
    session: Session, facilitator: Account
) -> None:
    october = waiting(session, month="2026-10")
    november = waiting(session)
    for comment in (october, november):
        checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    session.add(published("2026-10"))
    session.flush()
    with pytest.raises(DecisionError, match="published"):
        checking.put_back(session, comment=october, account=facilitator, now=NOW)
    checking.put_back(session, comment=november, account=facilitator, now=NOW)


def test_words_a_family_took_back_stay_taken_back(session: Session, facilitator: Account) -> None:
    comment = waiting(session, state="withdrawn")
    for act in (checking.put_back, checking.hold, checking.set_individual_case):
        with pytest.raises(DecisionError, match="took these words back"):
            act(session, comment=comment, account=facilitator, now=NOW)
